/** One capture on both sides: the files that are what `capture.json` says mend those that are not. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { announcedCaptureSchema, type CaptureCard, captureCardSchema } from '../articles/capture.ts';
import { openIfPlain, type StoredFile } from './carrier.ts';
import type { Pace } from './pace.ts';
import { readPlainFile } from './plain-file.ts';

const cardName = 'capture.json';
const largestCard = 1 << 20;
/** Imports take originals of up to 500 MB, and what is derived from one is smaller. */
const largestFile = 1 << 30;
const plainName = /^[a-z0-9][\w-]*(?:\.[a-z0-9]+)*$/i;

export interface ReadCard {
  readonly bytes: Buffer;
  readonly mtime: number;
  readonly card: CaptureCard;
  /** Every file that the card names. */
  readonly files: readonly StoredFile[];
}

/** What `capture.json` in a folder says; undefined where it is absent or can't be a card of this capture. */
export function readCard(folder: string, id: string): ReadCard | undefined {
  const file = readPlainFile(join(folder, cardName), largestCard);
  if (!file) return undefined;
  const card = parseCard(file.bytes);
  if (card?.id !== id || !id.endsWith(card.original.sha256.slice(0, 8))) return undefined;
  const files = [card.original, card.reading, card.text, card.layout].filter((stored) => stored !== null);
  if (files.some((stored) => !plainName.test(stored.file) || stored.bytes > largestFile)) return undefined;
  return { bytes: file.bytes, mtime: file.mtime, card, files };
}

function parseCard(bytes: Buffer): CaptureCard | undefined {
  try {
    return captureCardSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Whether a card is of the capture that the article's record announces; true where it announces nothing. */
function isAnnounced({ card }: ReadCard, announced: unknown): boolean {
  const { data } = announcedCaptureSchema.safeParse(announced);
  return (
    data === undefined ||
    (data.originalSha256 === card.original.sha256 && data.textSha256 === card.text.textSha256)
  );
}

export interface CaptureComparison {
  /** The card by which both sides were judged; undefined where none can be trusted. */
  readonly reference: ReadCard | undefined;
  readonly referenceSide: 'here' | 'there';
  /** Whether the other side's card must be replaced by the reference. */
  readonly cardToHere: boolean;
  readonly cardToThere: boolean;
  readonly toHere: readonly StoredFile[];
  readonly toThere: readonly StoredFile[];
  /** Files that are right on neither side. */
  readonly lost: readonly string[];
}

/** @param announced What the article's record says of the capture, if anything. */
export async function compareCaptures(
  here: string,
  there: string,
  id: string,
  announced: unknown,
  pace: Pace,
): Promise<CaptureComparison> {
  const cards = { here: readCard(here, id), there: readCard(there, id) };
  const side = await trusted(cards, { here, there }, announced, pace);
  const reference = side && cards[side];
  if (!side || !reference)
    return {
      reference: undefined,
      referenceSide: 'here',
      cardToHere: false,
      cardToThere: false,
      toHere: [],
      toThere: [],
      lost: [cardName],
    };
  const toHere: StoredFile[] = [];
  const toThere: StoredFile[] = [];
  const lost: string[] = [];
  for (const stored of reference.files) {
    const rightHere = await isStored(join(here, stored.file), stored, pace);
    const rightThere = await isStored(join(there, stored.file), stored, pace);
    if (rightHere && !rightThere) toThere.push(stored);
    else if (rightThere && !rightHere) toHere.push(stored);
    else if (!rightHere) lost.push(stored.file);
  }
  const isOther = (card: ReadCard | undefined): boolean => !card?.bytes.equals(reference.bytes);
  return {
    reference,
    referenceSide: side,
    cardToHere: isOther(cards.here),
    cardToThere: isOther(cards.there),
    toHere,
    toThere,
    lost,
  };
}

/** The side whose card both are judged by: the only one, or the one whose files are all as it says. */
async function trusted(
  cards: { readonly here: ReadCard | undefined; readonly there: ReadCard | undefined },
  folders: { readonly here: string; readonly there: string },
  announced: unknown,
  pace: Pace,
): Promise<'here' | 'there' | undefined> {
  const fitting = (['here', 'there'] as const).filter((side) => {
    const card = cards[side];
    return card !== undefined && isAnnounced(card, announced);
  });
  if (fitting.length < 2 || cards.here?.bytes.equals(cards.there?.bytes ?? Buffer.alloc(0)))
    return fitting[0];
  const whole: ('here' | 'there')[] = [];
  for (const side of fitting) {
    const files = cards[side]?.files ?? [];
    if (await allStored(folders[side], files, pace)) whole.push(side);
  }
  // Two whole captures under one name: a person must say which.
  return whole.length === 1 ? whole[0] : undefined;
}

export async function allStored(folder: string, files: readonly StoredFile[], pace: Pace): Promise<boolean> {
  for (const stored of files) if (!(await isStored(join(folder, stored.file), stored, pace))) return false;
  return true;
}

async function isStored(path: string, stored: StoredFile, pace: Pace): Promise<boolean> {
  return (await fileSha256(path, stored.bytes, pace)) === stored.sha256;
}

/** SHA-256 of a file; undefined where there is none of that size. */
export async function fileSha256(path: string, size: number, pace: Pace): Promise<string | undefined> {
  const file = await openIfPlain(path);
  if (!file) return undefined;
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size !== size) return undefined;
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(Math.max(1, Math.min(1 << 20, size)));
    for (let at = 0; ; ) {
      pace.check();
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
