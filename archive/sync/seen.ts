/**
 * Files as they are seen in the folder of an archive: by names, sizes and times only. Links are not followed.
 * Also what the threads that look at folders know: it is kept light, as they start with every sync.
 */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { isId } from '../storage/ids.ts';

/** A file by its path below the side's root, with `/`. */
export interface SeenFile {
  readonly path: string;
  readonly size: number;
  /** Modified, in whole milliseconds: what is carried keeps it. */
  readonly mtime: number;
}

export interface SeenCapture {
  readonly path: string;
  /** Names, sizes and times of its files in one line: alike where nothing was changed. */
  readonly print: string;
  readonly bytes: number;
  /** Of its files. */
  readonly names: readonly string[];
}

export interface SeenHome {
  /** The folders of this id, usually one. */
  readonly folders: string[];
  /** By device. */
  readonly checkpoints: Map<string, SeenFile>;
  /** By id. */
  readonly captures: Map<string, SeenCapture>;
}

/** What lies in a folder without being looked at further. */
export interface Passed {
  /** Temporary files of syncs that were interrupted. */
  readonly leftovers: string[];
  /** Links in places where there should be a file or a folder: not followed. */
  readonly links: string[];
}

/** A folder that can't be read; `code` says why, as the system does. */
export class UnreadableFolder extends Error {
  override readonly name = 'UnreadableFolder';
  readonly root: string;
  readonly path: string;
  readonly code: string;

  constructor(root: string, path: string, code: string) {
    super(`${root}/${path}: ${code}`);
    this.root = root;
    this.path = path;
    this.code = code;
  }
}

/** Under this ending everything is carried, and renamed when it is whole. */
export const carriedEnding = '.dossier-sync';
export const leftoverPattern = /^\..+\.[0-9a-f]{8}\.dossier-sync$/;

export const printOf = ({ size, mtime }: SeenFile): string => `${size}:${mtime}`;

const orNothing = { throwIfNoEntry: false } as const;
const withTypes = { withFileTypes: true } as const;

export function seenFile(root: string, path: string): SeenFile | undefined {
  const stat = lstatSync(`${root}/${path}`, orNothing);
  return stat?.isFile() ? { path, size: stat.size, mtime: Math.round(stat.mtimeMs) } : undefined;
}

/** @param names The files to look at: those of the other side, which saves listing the folder; else all. */
export function printOfCapture(
  root: string,
  path: string,
  names: readonly string[] = namesIn(root, path),
): SeenCapture {
  let print = '';
  let bytes = 0;
  for (const name of names) {
    const stat = lstatSync(`${root}/${path}/${name}`, orNothing);
    if (!stat?.isFile()) continue;
    print += `${name}:${stat.size}:${Math.round(stat.mtimeMs)};`;
    bytes += stat.size;
  }
  return { path, print, bytes, names };
}

function namesIn(root: string, path: string): string[] {
  try {
    return readdirSync(`${root}/${path}`)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw unreadable(root, path, error);
  }
}

/** What lies in a folder below a root; nothing where it is absent. */
export function entriesIn(root: string, path: string, passed: Passed): Dirent[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path === '' ? root : `${root}/${path}`, withTypes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(root, path, error);
  }
  for (const entry of entries) {
    if (entry.isSymbolicLink()) passed.links.push(below(path, entry.name));
    else if (entry.name.startsWith('.') && leftoverPattern.test(entry.name))
      passed.leftovers.push(below(path, entry.name));
  }
  return entries;
}

/** The folders in a folder that are wanted, in the order of their names. */
export function foldersIn(
  root: string,
  path: string,
  passed: Passed,
  isWanted: (name: string) => boolean,
): string[] {
  return entriesIn(root, path, passed)
    .filter((entry) => entry.isDirectory() && isWanted(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** The device whose checkpoint or settings a file is, by its name. */
export function deviceOf(name: string): string | undefined {
  const device = name.endsWith('.json') ? name.slice(0, -5) : '';
  return isId(device) ? device : undefined;
}

const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

function unreadable(root: string, path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? new UnreadableFolder(root, path, code) : error;
}
