/** The folder to sync with: a copy of the archive, a copy that is not finished, an empty place; nothing else. */
import { lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { readArchiveCard } from '../storage/archive-folder.ts';
import { folderLabel } from '../storage/layout.ts';
import { readPlainFile } from './plain-file.ts';
import { leftoverPattern } from './seen.ts';
import { readingProblem } from './trouble.ts';

/**
 * Stands in a copy until its `dossier.json` does, which is written last: an interrupted copy is never taken for an
 * archive, and is known again when it is to be gone on with.
 */
export const unfinishedName = '.dossier-copy.json';
const unfinishedSchema = z.object({ format: z.number(), archive: z.string() });

/** What systems put into a folder by themselves. */
const ownOfSystems =
  /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|lost\+found|System Volume Information|\$RECYCLE\.BIN|\.Spotlight-V100|\.Trash.*|\.fseventsd)$/i;

export interface OtherFolder {
  readonly path: string;
  readonly state: 'copy' | 'unfinished' | 'empty';
}

/** Throws a problem where the archive can't be synced with a folder. Writes nothing. */
export function otherFolder(archive: Archive, path: string): OtherFolder {
  const folder = resolve(path);
  const names = namesIn(folder);
  checkPlaces(archive.path, folder);
  if (names.includes('dossier.json')) {
    const card = readArchiveCard(folder);
    if (card.id !== archive.card.id)
      throw new ProblemError(
        'refused',
        `“${folder}” is another archive than “${archive.name}”, not a copy of it. Nothing was changed; choose a copy of this archive, or a new or empty folder.`,
      );
    return { path: folder, state: 'copy' };
  }
  if (names.includes(unfinishedName)) {
    if (unfinishedOf(folder) !== archive.card.id)
      throw new ProblemError(
        'refused',
        `“${folder}” holds the unfinished copy of another archive. Nothing was changed; choose a new or empty folder.`,
      );
    return { path: folder, state: 'unfinished' };
  }
  // A sync that was killed before it could name its work leaves nothing but a temporary file.
  if (names.some((name) => !ownOfSystems.test(name) && !leftoverPattern.test(name)))
    throw new ProblemError(
      'not-empty',
      `“${folder}” is neither a copy of “${archive.name}” nor empty. Nothing was changed; choose a copy of this archive, or a new or empty folder.`,
    );
  return { path: folder, state: 'empty' };
}

/** Where in a chosen folder the archive is synced to: in it, or in a folder of its own among other things. */
export function placeIn(archive: Archive, path: string): string {
  try {
    return otherFolder(archive, path).path;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'not-empty') throw error;
    const inside = join(resolve(path), folderLabel(archive.name) || archive.card.id);
    return otherFolder(archive, inside).path;
  }
}

function namesIn(folder: string): string[] {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory())
    throw new ProblemError('refused', `“${folder}” is a file. Choose a folder to sync with.`);
  try {
    return readdirSync(folder);
  } catch (error) {
    throw readingProblem(folder, '', error);
  }
}

function unfinishedOf(folder: string): string | undefined {
  const file = readPlainFile(join(folder, unfinishedName), 10_000);
  try {
    return unfinishedSchema.parse(JSON.parse(file?.bytes.toString('utf8') ?? '')).archive;
  } catch {
    return undefined;
  }
}

/** Refuses the archive's own folder, one inside it, and one that it lies in, by whatever way they are named. */
function checkPlaces(own: string, other: string): void {
  const [ownChain, otherChain] = [chainOf(own), chainOf(other)];
  const [ownItself, otherItself] = [ownChain[0], isThere(other) ? otherChain[0] : undefined];
  if (ownItself && otherItself && isSame(ownItself, otherItself))
    throw new ProblemError(
      'refused',
      `“${other}” is the archive’s own folder. Choose another folder to sync it with.`,
    );
  if (ownItself && otherChain.some((above) => isSame(above, ownItself)))
    throw new ProblemError(
      'refused',
      `“${other}” lies inside the archive “${basename(own)}”, which would then hold itself. Choose a folder outside it.`,
    );
  if (otherItself && ownChain.some((above) => isSame(above, otherItself)))
    throw new ProblemError(
      'refused',
      `The archive “${basename(own)}” lies inside “${other}”. Choose a folder that does not hold the archive itself.`,
    );
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** What there is of a path, from the inside out. */
function chainOf(path: string): Stats[] {
  let there = path;
  while (!isThere(there) && dirname(there) !== there) there = dirname(there);
  const chain: Stats[] = [];
  for (let at = realpathSync(there); ; at = dirname(at)) {
    chain.push(statSync(at));
    if (dirname(at) === at) return chain;
  }
}

const isSame = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino;
