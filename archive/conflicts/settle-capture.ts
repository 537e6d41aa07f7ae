/**
 * A copy of a capture's file, settled by the hashes of `capture.json`: the same bytes need no second file, a right
 * copy mends a damaged or missing original, and anything else stays for a person to look at.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { announcedCaptureSchema, type CaptureCard, readCaptureCard } from '../articles/capture.ts';
import type { FoundCopy } from '../contract/conflicts.ts';
import type { Archive } from '../storage/archive.ts';
import { makeFolder } from '../storage/durable-file.ts';
import { foldersOf } from '../storage/layout.ts';
import type { CopiedFile } from './find-copies.ts';
import { copyDurably, digestOf, type FileDigest, type PutAwayStore } from './put-away.ts';

export type CaptureVerdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'kept'; readonly reason: string };

const kept = (reason: string): CaptureVerdict => ({ kind: 'kept', reason });

export async function settleCapture(
  archive: Archive,
  store: PutAwayStore,
  copy: CopiedFile,
  digest: FileDigest,
): Promise<CaptureVerdict> {
  const original = originalOf(archive, copy);
  const name = basename(copy.original);
  const there = await digestIfThere(original);
  if (there?.sha256 === digest.sha256) return { kind: 'same' };
  if (name === 'capture.json') return settleCard(archive, store, copy, original, there);
  const card =
    cardIn(dirname(original)) ?? announcedCard(archive, copy, dirname(join(archive.path, copy.path)));
  if (!card)
    return kept('The capture.json that would tell which bytes are right is not here. It was left as it is.');
  const right = [card.original, card.reading, card.text, card.layout].find((stored) => stored?.file === name);
  if (!right) return kept('The capture does not speak of such a file. It was left as it is.');
  if (there?.sha256 === right.sha256)
    return kept(
      'Its bytes are not those of the stored file, which is as it was stored. It was left for you to look at.',
    );
  if (digest.sha256 !== right.sha256)
    return kept(
      'Neither it nor the stored file is what was stored. Bring the file back from another copy of the archive.',
    );
  return mend(archive, store, copy, original, there);
}

/** `capture.json` itself has no hash: the one that says what was announced is right. */
async function settleCard(
  archive: Archive,
  store: PutAwayStore,
  copy: CopiedFile,
  original: string,
  there: FileDigest | undefined,
): Promise<CaptureVerdict> {
  const path = join(archive.path, copy.path);
  const said = cardIn(dirname(original));
  const copied = cardIn(dirname(path), basename(path));
  if (said && copied && JSON.stringify(said) === JSON.stringify(copied)) return { kind: 'same' };
  if (said)
    return kept(
      'It says something else than the capture.json that is stored. It was left for you to look at.',
    );
  if (!copied || !isAnnounced(archive, copy, copied))
    return kept('Neither it nor the stored capture.json can be relied on. It was left as it is.');
  return mend(archive, store, copy, original, there);
}

/** Puts what was damaged away, and the right bytes in its place. */
async function mend(
  archive: Archive,
  store: PutAwayStore,
  copy: CopiedFile,
  original: string,
  there: FileDigest | undefined,
): Promise<CaptureVerdict> {
  const name = original.slice(archive.path.length + 1).replaceAll('\\', '/');
  if (there) {
    const damaged: FoundCopy = { path: name, original: name, maker: copy.maker, kind: 'capture' };
    const aside = await store.keep(archive.path, damaged, there, { absorbed: 0, restored: false });
    if (!aside) return kept('The stored file is being changed. It is looked at again in a moment.');
  }
  archive.guarded(() => makeFolder(dirname(original)));
  try {
    await copyDurably(join(archive.path, copy.path), original);
  } catch (error) {
    archive.guarded(() => {
      throw error;
    });
  }
  return { kind: 'restored' };
}

/** Two folders of one id are one thing: the capture may lie in another one than the copy's name says. */
function originalOf(archive: Archive, copy: CopiedFile): string {
  const named = join(archive.path, copy.original);
  if (copy.home === undefined || existsSync(dirname(named))) return named;
  const [, , , ...below] = copy.original.split('/');
  const folders = foldersOf(archive.path, copy.home).map((folder) => join(archive.path, folder, ...below));
  return folders.find((path) => existsSync(dirname(path))) ?? folders[0] ?? named;
}

function cardIn(folder: string, name = 'capture.json'): CaptureCard | undefined {
  try {
    return readCaptureCard(folder, name);
  } catch {
    return undefined;
  }
}

function announcedCard(archive: Archive, copy: CopiedFile, folder: string): CaptureCard | undefined {
  const card = cardIn(folder);
  return card && isAnnounced(archive, copy, card) ? card : undefined;
}

/** Whether a card speaks of this capture, and of the bytes that the article's record announced. */
function isAnnounced({ replica }: Archive, copy: CopiedFile, card: CaptureCard): boolean {
  const capture = basename(dirname(copy.original));
  if (card.id !== capture || copy.home === undefined) return false;
  const announced = announcedCaptureSchema.safeParse(replica.value(copy.home, `captures/${capture}`)).data;
  return (
    announced !== undefined &&
    announced.originalSha256 === card.original.sha256 &&
    announced.textSha256 === card.text.textSha256
  );
}

async function digestIfThere(path: string): Promise<FileDigest | undefined> {
  try {
    return await digestOf(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
