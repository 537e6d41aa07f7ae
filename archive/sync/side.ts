/**
 * What stands in the folder of an archive, by names, sizes and times only: one of the two sides of a sync.
 * Links are not followed, and what the format does not know is passed over.
 */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { historyFolder } from '../storage/history.ts';
import { isId } from '../storage/ids.ts';
import { idInFolderName, nouns } from '../storage/layout.ts';
import type { Pace } from './pace.ts';
import { readingProblem } from './trouble.ts';

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

export interface Side {
  readonly root: string;
  /** By address, such as `articles/k3f9x2m0q7ab`. */
  readonly homes: Map<string, SeenHome>;
  /** By `<device>/<file>`. */
  readonly histories: Map<string, SeenFile>;
  /** By device. */
  readonly settings: Map<string, SeenFile>;
  /** Pictures and figures, by name. */
  readonly files: Map<string, SeenFile>;
  /** Temporary files of syncs that were interrupted. */
  readonly leftovers: string[];
  /** Links in places where there should be a file or a folder: not followed. */
  readonly links: string[];
}

const shardPattern = /^[0-9a-hjkmnp-tv-z]{2}$/;
const historyPattern = /^\d{6}\.jsonl$/;
export const storedFilePattern = /^[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?$/;
const capturePattern = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;
/** Under this ending everything is carried, and renamed when it is whole. */
export const carriedEnding = '.dossier-sync';
export const leftoverPattern = /^\..+\.[0-9a-f]{8}\.dossier-sync$/;

export const printOf = ({ size, mtime }: SeenFile): string => `${size}:${mtime}`;

export function seenFile(root: string, path: string): SeenFile | undefined {
  const stat = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
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
    const seen = seenFile(root, `${path}/${name}`);
    if (!seen) continue;
    print += `${name}:${seen.size}:${seen.mtime};`;
    bytes += seen.size;
  }
  return { path, print, bytes, names };
}

function namesIn(root: string, path: string): string[] {
  try {
    return readdirSync(`${root}/${path}`)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw readingProblem(root, path, error);
  }
}

/** An absent folder is an empty side. `like`: the other side, if it was looked at before. */
export async function lookAt(root: string, pace: Pace, like?: Side): Promise<Side> {
  const looking = new Looking(root, like);
  await looking.all(pace);
  return looking.side;
}

class Looking {
  readonly side: Side;
  readonly #like: Side | undefined;

  constructor(root: string, like: Side | undefined) {
    this.#like = like;
    this.side = {
      root,
      homes: new Map(),
      histories: new Map(),
      settings: new Map(),
      files: new Map(),
      leftovers: [],
      links: [],
    };
  }

  async all(pace: Pace): Promise<void> {
    this.#entries('');
    for (const device of this.#folders(historyFolder, (name) => isId(name)))
      this.#filesInto(this.side.histories, `${historyFolder}/${device}`, (name) =>
        historyPattern.test(name) ? `${device}/${name}` : undefined,
      );
    this.#filesInto(this.side.settings, 'settings', deviceOf);
    this.#filesInto(this.side.files, 'files', (name) => (storedFilePattern.test(name) ? name : undefined));
    for (const noun of nouns)
      for (const shard of this.#folders(noun, (name) => shardPattern.test(name))) {
        for (const name of this.#folders(`${noun}/${shard}`, () => true)) {
          const id = idOf(name, shard);
          if (id !== undefined) this.#home(`${noun}/${id}`, `${noun}/${shard}/${name}`);
        }
        if (pace.due) await pace.rest(this.side.homes.size);
      }
  }

  #home(home: string, folder: string): void {
    const seen: SeenHome = this.side.homes.get(home) ?? {
      folders: [],
      checkpoints: new Map(),
      captures: new Map(),
    };
    if (seen.folders.length === 0) this.side.homes.set(home, seen);
    seen.folders.push(folder);
    let hasCaptures = false;
    for (const entry of this.#entries(folder)) {
      if (entry.isDirectory() && entry.name === 'captures') hasCaptures = true;
      const device = entry.isFile() ? deviceOf(entry.name) : undefined;
      // Of two folders of one thing the first by name holds; a syncer may have made the other.
      if (device !== undefined && !seen.checkpoints.has(device))
        this.#note(seen.checkpoints, device, `${folder}/${entry.name}`);
    }
    if (!hasCaptures) return;
    const like = this.#like?.homes.get(home)?.captures;
    for (const id of this.#folders(`${folder}/captures`, (name) => capturePattern.test(name)))
      if (!seen.captures.has(id)) {
        const names = like?.get(id)?.names;
        seen.captures.set(id, printOfCapture(this.side.root, `${folder}/captures/${id}`, names));
      }
  }

  #filesInto(into: Map<string, SeenFile>, folder: string, keyOf: (name: string) => string | undefined): void {
    for (const entry of this.#entries(folder)) {
      const key = entry.isFile() ? keyOf(entry.name) : undefined;
      if (key !== undefined) this.#note(into, key, `${folder}/${entry.name}`);
    }
  }

  #note(into: Map<string, SeenFile>, key: string, path: string): void {
    const seen = seenFile(this.side.root, path);
    if (seen) into.set(key, seen);
  }

  #folders(path: string, wanted: (name: string) => boolean): string[] {
    return this.#entries(path)
      .filter((entry) => entry.isDirectory() && wanted(entry.name))
      .map(({ name }) => name)
      .sort();
  }

  #entries(path: string): Dirent[] {
    let entries: Dirent[];
    try {
      entries = readdirSync(path === '' ? this.side.root : `${this.side.root}/${path}`, {
        withFileTypes: true,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw readingProblem(this.side.root, path, error);
    }
    for (const entry of entries) {
      const name = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isSymbolicLink()) this.side.links.push(name);
      else if (entry.name.startsWith('.') && leftoverPattern.test(entry.name)) this.side.leftovers.push(name);
    }
    return entries;
  }
}

function idOf(folder: string, shard: string): string | undefined {
  const id = idInFolderName(folder);
  return id?.startsWith(shard) ? id : undefined;
}

function deviceOf(name: string): string | undefined {
  const device = name.endsWith('.json') ? name.slice(0, -5) : '';
  return isId(device) ? device : undefined;
}
