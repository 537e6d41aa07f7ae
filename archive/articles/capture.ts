/**
 * Captures: one stored copy of an article, written once and never changed after. `capture.json` names every
 * file with its SHA-256 and says what made it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, fsyncSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as z from 'zod';
import { articleKindSchema, captureSchema } from '../contract/views.ts';
import type { Parsed } from '../importing/parsed.ts';
import { adopt, makeFolder, syncFolder, writeNew } from '../storage/durable-file.ts';
import { foldersOf } from '../storage/layout.ts';

export const captureFormat = 1;

const storedFile = z.object({ file: z.string(), bytes: z.number().int(), sha256: z.string() });

export const captureCardSchema = z.object({
  format: z.number().int(),
  id: captureSchema.shape.id,
  kind: articleKindSchema,
  captured: z.string(),
  original: storedFile.extend({ name: z.string() }),
  reading: storedFile.nullable(),
  text: storedFile.extend({ textSha256: z.string(), length: z.number().int() }),
  layout: storedFile.nullable(),
  pages: z.number().int().nullable(),
  /** Pages whose text a machine read from a picture, and those whose words are in no sure order; absent where none is. */
  machineRead: z.array(z.number().int()).optional(),
  rectanglesOnly: z.array(z.number().int()).optional(),
  /** What made the derived files: names and versions. */
  tools: z.record(z.string(), z.string()),
});
export type CaptureCard = z.infer<typeof captureCardSchema>;

export const textFileSchema = z.object({
  format: z.number().int(),
  /** Which rule made the text, so that it can be made again and compared. */
  rule: z.object({ name: z.string(), version: z.number().int() }),
  sha256: z.string(),
  length: z.number().int(),
  text: z.string(),
});

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What the article's record says of a capture (its register's value). */
export const announcedCaptureSchema = z.object({
  kind: articleKindSchema,
  textSha256: z.string(),
  length: z.number().int(),
  pages: z.number().int().nullable(),
  machineRead: z.array(z.number().int()).optional(),
  rectanglesOnly: z.array(z.number().int()).optional(),
  captured: z.string(),
  originalName: z.string(),
  originalBytes: z.number().int(),
  originalSha256: z.string(),
});
export type AnnouncedCapture = z.infer<typeof announcedCaptureSchema>;

/** As the value of a register, without what it does not have. */
export const announcedValue = ({ machineRead, rectanglesOnly, ...announced }: AnnouncedCapture) => ({
  ...announced,
  ...(machineRead && { machineRead }),
  ...(rectanglesOnly && { rectanglesOnly }),
});

/** The original as it came, copied to a place where nobody changes it while it is parsed. */
export interface StagedOriginal {
  readonly path: string;
  /** Its name where it came from. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a capture into the folder of its article, all of it or nothing. */
export function writeCapture(
  articleFolder: string,
  original: StagedOriginal,
  parsed: Parsed,
  { now, labels = true }: { readonly now: number; readonly labels?: boolean | undefined },
): { readonly id: string; readonly announced: AnnouncedCapture } {
  const captured = new Date(now).toISOString();
  // By the beginning of a hash whoever has the same file could tell that it is here.
  const mark = labels ? original.sha256.slice(0, 8) : randomBytes(4).toString('hex');
  const id = `${captured.replace(/[-:]|\.\d+/g, '')}-${mark}`;
  const captures = join(articleFolder, 'captures');
  const partial = join(captures, `.${id}.${randomBytes(4).toString('hex')}.partial`);
  makeFolder(partial);
  try {
    const textSha256 = sha256(parsed.text);
    const length = [...parsed.text].length;
    const write = (file: string, content: string) => {
      writeNew(join(partial, file), content);
      return { file, bytes: Buffer.byteLength(content), sha256: sha256(content) };
    };
    const originalFile = `original${originalExtension(parsed.kind, original.name)}`;
    copyDurably(original.path, join(partial, originalFile));
    const card: CaptureCard = {
      format: captureFormat,
      id,
      kind: parsed.kind,
      captured,
      original: {
        file: originalFile,
        name: original.name,
        bytes: original.bytes,
        sha256: original.sha256,
      },
      reading: parsed.reading === null ? null : write('reading.html', parsed.reading),
      text: {
        ...write(
          'text.json',
          `${JSON.stringify({ format: captureFormat, rule: parsed.rule, sha256: textSha256, length, text: parsed.text })}\n`,
        ),
        textSha256,
        length,
      },
      layout: parsed.layout === null ? null : write('layout.json', `${JSON.stringify(parsed.layout)}\n`),
      pages: parsed.pages,
      ...(parsed.machineRead?.length && { machineRead: parsed.machineRead }),
      ...(parsed.rectanglesOnly?.length && { rectanglesOnly: parsed.rectanglesOnly }),
      tools: parsed.tools,
    };
    writeNew(join(partial, 'capture.json'), `${JSON.stringify(card, null, 1)}\n`);
    syncFolder(partial);
    renameSync(partial, join(captures, id));
    syncFolder(captures);
    return { id, announced: announce(card) };
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
}

function announce(card: CaptureCard): AnnouncedCapture {
  return {
    kind: card.kind,
    textSha256: card.text.textSha256,
    length: card.text.length,
    pages: card.pages,
    ...(card.machineRead && { machineRead: card.machineRead }),
    ...(card.rectanglesOnly && { rectanglesOnly: card.rectanglesOnly }),
    captured: card.captured,
    originalName: card.original.name,
    originalBytes: card.original.bytes,
    originalSha256: card.original.sha256,
  };
}

function originalExtension(kind: CaptureCard['kind'], name: string): string {
  if (kind === 'pdf') return '.pdf';
  if (kind === 'html') return '.html';
  return extname(name).toLowerCase() === '.txt' || extname(name) === '' ? '.txt' : '.text';
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  adopt(to);
}

/** Path of a capture's folder, or undefined where it is not (or not yet) in the archive. */
export function findCapture(archive: string, articleHome: string, captureId: string): string | undefined {
  for (const folder of foldersOf(archive, articleHome)) {
    const path = join(archive, folder, 'captures', captureId);
    try {
      readFileSync(join(path, 'capture.json'));
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}

export function readCaptureCard(folder: string, name = 'capture.json'): CaptureCard {
  return captureCardSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** The canonical text of a capture; throws where the stored text is not what its hash says. */
export function readCaptureText(folder: string, expectedSha256: string): string {
  const stored = textFileSchema.parse(JSON.parse(readFileSync(join(folder, 'text.json'), 'utf8')));
  if (sha256(stored.text) !== expectedSha256) throw new Error('the text is not the one that was stored');
  return stored.text;
}
