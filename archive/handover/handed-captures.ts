/** The stored copies of the articles that go: found and checked before, copied byte for byte after. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleRecord } from '../articles/article.ts';
import { findCapture, readCaptureCard } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import { captureSchema } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { copyHashed } from '../storage/hashed-copy.ts';

export interface HandedFile {
  readonly name: string;
  readonly bytes: number;
  /** Null for `capture.json`, which holds the others'. */
  readonly sha256: string | null;
}

export interface HandedCapture {
  readonly article: ArticleRecord;
  readonly id: string;
  /** On the disk. */
  readonly folder: string;
  readonly files: readonly HandedFile[];
}

/** Every stored copy of an article; throws where one is not here, for a copy without its source is none. */
export function capturesOf(archive: Archive, article: ArticleRecord): HandedCapture[] {
  const ids = archive.replica.elements(article.home, 'captures').map(([id]) => id);
  if (ids.length === 0) throw damaged(article, 'has not arrived in this folder yet');
  return ids.map((id) => {
    const folder = captureSchema.shape.id.safeParse(id).success
      ? findCapture(archive.path, article.home, id)
      : undefined;
    if (folder === undefined) throw damaged(article, 'is not in this folder: it is on its way, or lost');
    return { article, id, folder, files: filesOf(folder, article) };
  });
}

const damaged = (article: ArticleRecord, what: string): ProblemError =>
  new ProblemError(
    'refused',
    `The stored copy of “${article.title}” ${what}. Nothing was handed over; bring it back from another copy of the archive, or leave the article out.`,
    { article: article.id },
  );

function filesOf(folder: string, article: ArticleRecord): HandedFile[] {
  try {
    const card = readCaptureCard(folder);
    const stored = [card.original, card.reading, card.text, card.layout].filter((file) => file !== null);
    // What is known of a capture may come from anybody: a name must not lead out of its folder.
    if (stored.some(({ file }) => !/^\w[\w.-]*$/u.test(file))) throw new Error('a name that is none');
    return [
      { name: 'capture.json', bytes: sizeOf(join(folder, 'capture.json')), sha256: null },
      ...stored.map(({ file, sha256 }) => ({ name: file, bytes: sizeOf(join(folder, file)), sha256 })),
    ];
  } catch {
    throw damaged(article, 'can’t be read as it was stored');
  }
}

function sizeOf(path: string): number {
  const stats = lstatSync(path);
  if (!stats.isFile()) throw new Error('not a file');
  return stats.size;
}

/** Copies a stored file into its new folder; throws where its bytes are not those that were stored. */
export async function copyHanded(capture: HandedCapture, file: HandedFile, folder: string): Promise<void> {
  const from = join(capture.folder, file.name);
  try {
    const { digests } = await copyHashed(from, join(folder, file.name), ['sha256']);
    if (file.sha256 === null || digests.sha256 === file.sha256) return;
  } catch (error) {
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (path !== from && syscall !== 'read') throw error;
    throw damaged(capture.article, `can't be read (“${file.name}”: ${code})`);
  }
  throw damaged(capture.article, `was altered (“${file.name}” has another SHA-256 than was stored)`);
}
