/**
 * Scrubbing: takes the bytes of destroyed things out of what this device may write: captures, its own history and
 * checkpoints, and its own folder (`docs/SYNC.md`, "Destroy"). Foreign files are left to their devices.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder, writeDurably } from './durable-file.ts';
import { historyFiles, historyFolder } from './history.ts';
import { foldersOf, idOf, shardOf } from './layout.ts';
import { withoutContent } from './shadow.ts';

/** Rewrites the own history without what it says of destroyed things; answers the files that were rewritten. */
export function scrubHistory(
  archive: string,
  device: string,
  isDestroyed: (address: string) => boolean,
): string[] {
  return historyFiles(archive, device)
    .map((name) => `${historyFolder}/${device}/${name}`)
    .filter((path) => {
      const bytes = readFileSync(join(archive, path));
      const clean = withoutContent(bytes, isDestroyed);
      if (clean.equals(bytes)) return false;
      writeDurably(join(archive, path), clean);
      return true;
    });
}

/** Removes the captures of a destroyed article, whoever made them. */
export function removeCaptures(archive: string, home: string): void {
  for (const folder of foldersOf(archive, home)) {
    const captures = join(archive, folder, 'captures');
    if (!existsSync(captures)) continue;
    rmSync(captures, { recursive: true, force: true });
    syncFolder(join(archive, folder));
  }
}

/** Whether stored copies of a thing lie in the folder. */
export const hasCaptures = (archive: string, home: string): boolean =>
  foldersOf(archive, home).some((folder) => existsSync(join(archive, folder, 'captures')));

/** Removes the own checkpoint from folders whose names tell of the thing, and those folders once they are empty. */
export function removeLabelled(archive: string, home: string, device: string): void {
  for (const folder of foldersOf(archive, home)) {
    if (isPlain(folder, home)) continue;
    rmSync(join(archive, folder, `${device}.json`), { force: true });
    if (readdirSync(join(archive, folder)).length === 0) rmdirSync(join(archive, folder));
  }
}

/** Whether something of a destroyed thing lies in the folder that this device may take away. */
export function hasLeftovers(archive: string, home: string, device: string): boolean {
  return foldersOf(archive, home).some((folder) => {
    const names = readdirSync(join(archive, folder)).filter((name) => !name.startsWith('.'));
    if (names.includes('captures')) return true;
    return !isPlain(folder, home) && (names.length === 0 || names.includes(`${device}.json`));
  });
}

const isPlain = (folder: string, home: string): boolean => folder === join(shardOf(home), idOf(home));

/** Removes every file below a folder of the app's own that names a destroyed thing. */
export function removeMentions(folder: string, address: string): void {
  if (!existsSync(folder)) return;
  const id = idOf(address);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const isLarge = statSync(path).size > 64_000_000;
    if (path.includes(id) || (!isLarge && readFileSync(path).includes(id))) rmSync(path, { force: true });
  }
}
