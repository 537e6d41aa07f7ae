/** Pictures of the archive: `files/<sha256>.png`, named by what they hold, written once and never changed after. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';
import { keepAgain } from './destroyed-files.ts';
import { largestPng, readPngSize } from './png.shared.ts';

export const storedPngPath = (root: string, hash: string): string => join(root, 'files', `${hash}.png`);

/** Answers its SHA-256. Throws a problem where the bytes are no PNG, or too many. */
export function storePng(archive: Archive, bytes: Uint8Array): string {
  if (!readPngSize(bytes))
    throw new ProblemError(
      'invalid-value',
      `The picture is not a PNG of at most ${largestPng / 1_000_000} MB. Nothing was changed.`,
    );
  const hash = sha256(bytes);
  keepAgain(archive, `${hash}.png`);
  if (readStoredPng(archive.path, hash) === undefined)
    archive.guarded(() => {
      makeFolder(join(archive.path, 'files'));
      writeDurably(storedPngPath(archive.path, hash), bytes);
    });
  return hash;
}

/** Undefined where it is not here (yet), or is not what its name says. */
export function readStoredPng(root: string, hash: string): Uint8Array | undefined {
  const path = storedPngPath(root, hash);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return sha256(bytes) === hash && readPngSize(bytes) ? bytes : undefined;
}
