/**
 * Checkpoints and settings in which git has set two versions one below the other: no copy, but a file that can't be
 * parsed. What both versions say is absorbed; the file stays for its own device to write anew.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../storage/archive.ts';
import { idInFolderName, settingsHome } from '../storage/layout.ts';
import { absorbChanges } from './absorb.ts';
import { changesInCheckpoint, conflictSides } from './copied-changes.ts';

/** Answers how many changes were not known. */
export function absorbGitVersions(archive: Archive): number {
  let absorbed = 0;
  for (const path of unreadable(archive)) {
    const home = homeAt(path);
    const text = home === undefined ? '' : readIfThere(join(archive.path, path));
    if (conflictSides(text).length > 1)
      absorbed += absorbChanges(archive, changesInCheckpoint(text, home).changes);
  }
  return absorbed;
}

function unreadable({ index }: Archive): string[] {
  return index
    .all<{ path: string }>("SELECT DISTINCT path FROM troubles WHERE path LIKE '%.json'")
    .map(({ path }) => path);
}

/** The home whose folder a checkpoint lies in. */
function homeAt(path: string): string | undefined {
  const [noun = '', , folder = ''] = path.split('/');
  if (noun === settingsHome) return settingsHome;
  const id = idInFolderName(folder);
  return id === undefined ? undefined : `${noun}/${id}`;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
