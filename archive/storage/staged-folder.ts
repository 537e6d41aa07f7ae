/**
 * Folders that are made whole or not at all: written under a hidden name beside the wanted one, brought to the
 * disk, and renamed. Whoever finds the folder finds all of it.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { adopt, makeFolder, syncFolder } from './durable-file.ts';
import { writingProblem } from './not-writable.ts';

interface NewFolder {
  /** Where the folder shall be: absent, or an empty folder. */
  readonly path: string;
  /** What it is to be, for sentences: `The bag`. */
  readonly what: string;
  /** Whose root gives it to (see `adopt`). */
  readonly ownerLike: string;
}

/** Throws where there is something at `path` already. */
export function refuseOccupied({ path, what }: Pick<NewFolder, 'path' | 'what'>): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return;
  const needs = `Choose a folder that is new or empty for ${what.replace(/^The /u, 'the ')}; nothing was changed.`;
  if (!stats.isDirectory()) throw new ProblemError('not-empty', `“${path}” is a file. ${needs}`);
  if (readdirSync(path).length > 0) throw new ProblemError('not-empty', `“${path}” is not empty. ${needs}`);
}

/** Throws where `path` lies within `folder`, which would then hold a part of itself. */
export function refuseWithin(path: string, folder: string, consequence: string): void {
  const inside = relative(existing(folder), existing(path));
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) return;
  throw new ProblemError('refused', `“${path}” lies in “${folder}”. ${consequence}`);
}

/** A path with the links of that part of it resolved which is there. */
function existing(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(existing(above), basename(path));
  }
}

/** Has `fill` write into a hidden folder, which then gets its name; nothing is left of one that failed. */
export async function writeFolder<T>(folder: NewFolder, fill: (staging: string) => Promise<T>): Promise<T> {
  const { path, what, ownerLike } = folder;
  refuseOccupied(folder);
  const above = dirname(path);
  const staging = join(above, `.${basename(path).slice(0, 60)}.${randomBytes(4).toString('hex')}.partial`);
  try {
    makeFolder(above);
    mkdirSync(staging);
    adopt(staging, ownerLike);
    const result = await fill(staging);
    syncBelow(staging);
    refuseOccupied(folder);
    // Windows renames over nothing, not even an empty folder.
    if (statSync(path, { throwIfNoEntry: false })) rmdirSync(path);
    renameSync(staging, path);
    syncFolder(above);
    return result;
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw writingProblem(
      `${what} “${basename(path)}” can't be written`,
      error,
      'Nothing of it was left; mend the cause, or choose another place, and try again.',
    );
  }
}

/** Brings the names in a folder, and in all below it, to the disk. */
function syncBelow(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncBelow(join(folder, entry.name));
  syncFolder(folder);
}
