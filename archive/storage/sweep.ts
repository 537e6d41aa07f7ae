/**
 * The sweep: goes through the folders of all things, a few shards at a time, and compares what lies there with what
 * is known. It finds checkpoints that say what no history says, own checkpoints that were altered or are
 * missing, and files that have vanished. What can be learned is learned first: then the index is right, and only
 * the shadow and the guard are behind.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoint, readIfThere } from './checkpoint.ts';
import type { IndexFile } from './index-file.ts';
import { checkpointDevices, homeFoldersIn, nouns, settingsHome, shards } from './layout.ts';

/** Things looked at at a step, in a transaction of their own, and files told of at one. */
const homesAStep = 16;
const filesAStep = 32;

/** `keeping`: all that lies there is learned. */
export type SweepStage = 'learning' | 'keeping';

export interface SweepOptions {
  readonly archive: string;
  readonly index: IndexFile;
  /** Takes in what a checkpoint says; in a transaction. */
  readonly onCheckpoint: (found: FoundCheckpoint) => void;
  /** Every checkpoint and capture that lies there, changed or not. */
  readonly onFile: (path: string, home: string, isChanged: boolean) => void;
  readonly onCapture: (home: string, capture: string) => void;
  readonly isDestroyed: (home: string) => boolean;
  /** A folder of a destroyed thing. */
  readonly onDestroyed: (home: string) => void;
  /** A checkpoint that can't be parsed, or can again be (no message). */
  readonly onTrouble: (path: string, device: string, isReadable: boolean) => void;
}

export interface FoundCheckpoint {
  readonly path: string;
  readonly home: string;
  readonly device: string;
  readonly checkpoint: Checkpoint;
}

export class Sweep {
  readonly #options: SweepOptions;
  readonly #number: number;
  /** What was written before the first sweep may lack what a process that was killed had appended. */
  readonly #isFirst: boolean;
  readonly #places: Iterator<Place>;
  /** Checkpoints and folders of articles that were found, to be told of when all is learned. */
  readonly #files: FoundFile[] = [];
  readonly #articles: FoundFolder[] = [];
  #stage: SweepStage = 'learning';
  #things = 0;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#isFirst = options.index.meta('sweep') === undefined;
    this.#number = Number(options.index.meta('sweep') ?? 0) + 1;
    this.#places = placesIn(options.archive);
    // Checkpoints that are written meanwhile count as seen.
    options.index.setMeta('sweeping', String(this.#number));
  }

  get stage(): SweepStage {
    return this.#stage;
  }

  /** How many things were looked at. */
  get things(): number {
    return this.#things;
  }

  /** Compares a little; false where there was nothing left. To be called under the lock. */
  step(): boolean {
    if (this.#stage === 'learning' && !this.#learn()) this.#stage = 'keeping';
    return this.#stage === 'learning' || this.#tell();
  }

  #learn(): boolean {
    const next = this.#places.next();
    if (next.done) return false;
    const { homes } = next.value;
    this.#things += homes.length;
    this.#options.index.transaction(() => {
      for (const { home, folder } of homes) {
        // Not even its name is kept here, which may tell of it.
        if (this.#options.isDestroyed(home)) this.#options.onDestroyed(home);
        else this.#look(home, folder);
      }
    });
    return true;
  }

  /** Ends a sweep that went through everything; answers the checkpoints that have vanished since the last one. */
  finish(): { readonly path: string; readonly home: string }[] {
    const { index } = this.#options;
    const vanished = index.all<{ path: string; home: string }>(
      'SELECT path, home FROM checkpoints WHERE sweep < ? ORDER BY path',
      this.#number,
    );
    index.transaction(() => {
      index.run('DELETE FROM checkpoints WHERE sweep < ?', this.#number);
      index.setMeta('sweep', String(this.#number));
    });
    return vanished;
  }

  #tell(): boolean {
    const { archive, isDestroyed, onFile, onCapture } = this.#options;
    const files = this.#files.splice(-filesAStep);
    const articles = this.#articles.splice(-filesAStep);
    for (const { path, home, isChanged } of files) if (!isDestroyed(home)) onFile(path, home, isChanged);
    for (const { home, folder } of articles)
      if (!isDestroyed(home))
        for (const capture of captureNames(join(archive, folder, 'captures'))) onCapture(home, capture);
    return files.length + articles.length > 0;
  }

  #look(home: string, folder: string): void {
    const { archive } = this.#options;
    for (const device of checkpointDevices(join(archive, folder))) {
      const path = `${folder}/${device}.json`.replaceAll('\\', '/');
      this.#compare(path, home, device);
    }
    if (home.startsWith('articles/')) this.#articles.push({ home, folder });
  }

  #compare(path: string, home: string, device: string): void {
    const { archive, index, onCheckpoint, onTrouble } = this.#options;
    const entry = statSync(join(archive, path), { throwIfNoEntry: false });
    if (!entry?.isFile()) return;
    const known = index.get<{ size: number; mtime: number }>(
      'SELECT size, mtime FROM checkpoints WHERE path = ?',
      path,
    );
    const isChanged = this.#isFirst || known?.size !== entry.size || known.mtime !== entry.mtimeMs;
    this.#files.push({ path, home, isChanged });
    if (isChanged) {
      const checkpoint = this.#read(path);
      onTrouble(path, device, checkpoint !== undefined);
      if (checkpoint) onCheckpoint({ path, home, device, checkpoint });
    }
    index.run(
      'INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?, ?, ?)',
      path,
      home,
      entry.size,
      entry.mtimeMs,
      this.#number,
    );
  }

  #read(path: string): Checkpoint | undefined {
    const text = readIfThere(join(this.#options.archive, path));
    if (text === null) return undefined;
    try {
      return parseCheckpoint(text);
    } catch {
      return undefined;
    }
  }
}

interface FoundFolder {
  readonly home: string;
  readonly folder: string;
}

interface FoundFile {
  readonly path: string;
  readonly home: string;
  readonly isChanged: boolean;
}

interface Place {
  readonly homes: readonly FoundFolder[];
}

/** A shard each, or several that hold little. */
function* placesIn(archive: string): Generator<Place> {
  let homes: FoundFolder[] = [];
  for (const noun of nouns)
    for (const shard of shards(archive, noun)) {
      homes.push(...homeFoldersIn(archive, noun, shard));
      if (homes.length < homesAStep) continue;
      yield { homes };
      homes = [];
    }
  yield { homes };
  yield { homes: [{ home: settingsHome, folder: settingsHome }] };
}

/** Captures that lie there whole: their folders are renamed when they are. */
function captureNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
