/** Files of editions: `files/<sha256>.<ending>`, named by what they hold, written once and never changed after. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../articles/capture.ts';
import { keepAgain } from '../files/destroyed-files.ts';
import type { Archive } from '../storage/archive.ts';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';

/** Of the document that an edition was made of. */
export const documentEnding = 'json';

export const editionPath = (root: string, hash: string, ending: string): string =>
  join(root, 'files', `${hash}.${ending}`);

/** Answers its SHA-256, and whether it was not there before. */
export function storeEditionFile(
  archive: Archive,
  bytes: Uint8Array,
  ending: string,
): { readonly sha256: string; readonly isNew: boolean } {
  const hash = sha256(bytes);
  keepAgain(archive, `${hash}.${ending}`);
  if (readEditionFile(archive.path, hash, ending)) return { sha256: hash, isNew: false };
  archive.guarded(() => {
    makeFolder(join(archive.path, 'files'));
    writeDurably(editionPath(archive.path, hash, ending), bytes);
  });
  return { sha256: hash, isNew: true };
}

/** Undefined where it is not here (yet), or is not what its name says. */
export function readEditionFile(root: string, hash: string, ending: string): Buffer | undefined {
  const path = editionPath(root, hash, ending);
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return sha256(bytes) === hash ? bytes : undefined;
}

export function dropEditionFile(root: string, hash: string, ending: string): void {
  rmSync(editionPath(root, hash, ending), { force: true });
}
