/** Takes away the files of destroyed things, also those that another copy of the archive has brought back. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DestroyedFiles } from '../files/destroyed-files.ts';
import type { Archive } from '../storage/archive.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { filesInUse } from './named-files.ts';

/** A change that names the same bytes anew may follow the file by so many milliseconds. */
const rest = 10 * 60 * 1000;

/**
 * Destroyed files that lie in the archive although nothing names them; `restedFor`: only those that have been there
 * for so many milliseconds.
 */
export function destroyedFilesHere(archive: Archive, restedFor = rest): string[] {
  const destroyed = new DestroyedFiles(archive);
  const found = namesIn(archive.path).filter((name) => destroyed.has(name));
  if (found.length === 0) return [];
  const used = filesInUse(archive);
  return found.filter((name) => !used.has(name) && ageOf(join(archive.path, 'files', name)) >= restedFor);
}

/** Takes away what {@link destroyedFilesHere} finds, while nobody else writes; answers how many they were. */
export const destroyFilesAgain = (archive: Archive, restedFor = rest): number =>
  archive.commit(() => destroyFiles(archive, destroyedFilesHere(archive, restedFor)));

/** Takes these files away; answers how many were there. What can't be taken away is found again by the next look. */
export function destroyFiles(archive: Archive, names: readonly string[]): number {
  const there = names.filter((name) => existsSync(join(archive.path, 'files', name)));
  if (there.length === 0) return 0;
  try {
    for (const name of there) rmSync(join(archive.path, 'files', name), { force: true });
    syncFolder(join(archive.path, 'files'));
  } catch (error) {
    throw writingProblem(
      `A file of what was destroyed can’t be taken out of “${archive.name}”`,
      error,
      'All else of it is gone. Close what has the file open, or see that you may write there: Dossier tries again by itself.',
    );
  }
  return there.length;
}

function namesIn(root: string): string[] {
  const folder = join(root, 'files');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}

/** Milliseconds since a file came to its place. */
function ageOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? Math.max(0, Date.now() - stat.ctimeMs) : -1;
}
