/**
 * The sweep: goes through the folders of all things, a shard at a time, and compares what lies there with what
 * is known. It finds checkpoints that say what no history says, own checkpoints that were altered or are
 * missing, and files that have vanished.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { IndexFile } from './index-file.ts';
import { checkpointDevices, homeFoldersIn, nouns, settingsHome, shards } from './layout.ts';

/** Things looked at at a step, in a transaction of their own. */
const homesAStep = 16;

export interface SweepOptions {
  readonly archive: string;
  readonly index: IndexFile;
  /** Takes in what a checkpoint says; in a transaction. */
  readonly onCheckpoint: (found: FoundCheckpoint) => void;
  /** Every checkpoint and capture that lies there, changed or not; `read`: what a changed one was found to hold. */
  readonly onFile: (path: string, home: string, read: ReadCheckpoint | undefined) => void;
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

/** A checkpoint's bytes, and what they say where they can be parsed. */
export interface ReadCheckpoint {
  readonly bytes: Uint8Array;
  readonly checkpoint: Checkpoint | undefined;
}

export class Sweep {
  readonly #options: SweepOptions;
  readonly #number: number;
  /** What was written before the first sweep may lack what a process that was killed had appended. */
  readonly #isFirst: boolean;
  readonly #places: Iterator<Place>;
  /** How many things were looked at. */
  things = 0;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#isFirst = options.index.meta('sweep') === undefined;
    this.#number = Number(options.index.meta('sweep') ?? 0) + 1;
    this.#places = placesIn(options.archive);
    // Checkpoints that are written meanwhile count as seen.
    options.index.setMeta('sweeping', String(this.#number));
  }

  /** Compares a few shards; false where there was none left. To be called under the lock. */
  step(): boolean {
    const next = this.#places.next();
    if (next.done) return false;
    const { homes } = next.value;
    this.things += homes.length;
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

  #look(home: string, folder: string): void {
    const { archive, onCapture } = this.#options;
    for (const device of checkpointDevices(join(archive, folder))) {
      const path = `${folder}/${device}.json`.replaceAll('\\', '/');
      this.#compare(path, home, device);
    }
    if (!home.startsWith('articles/')) return;
    for (const capture of captureNames(join(archive, folder, 'captures'))) onCapture(home, capture);
  }

  #compare(path: string, home: string, device: string): void {
    const { archive, index, onCheckpoint, onFile, onTrouble } = this.#options;
    const entry = statSync(join(archive, path), { throwIfNoEntry: false });
    if (!entry?.isFile()) return;
    const known = index.get<{ size: number; mtime: number }>(
      'SELECT size, mtime FROM checkpoints WHERE path = ?',
      path,
    );
    const isChanged = this.#isFirst || known?.size !== entry.size || known.mtime !== entry.mtimeMs;
    const read = isChanged ? this.#read(path) : undefined;
    onFile(path, home, read);
    if (isChanged) {
      const checkpoint = read?.checkpoint;
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

  /** Undefined where it has gone meanwhile. */
  #read(path: string): ReadCheckpoint | undefined {
    const bytes = bytesIfThere(join(this.#options.archive, path));
    if (bytes === undefined) return undefined;
    try {
      return { bytes, checkpoint: parseCheckpoint(bytes.toString('utf8')) };
    } catch {
      return { bytes, checkpoint: undefined };
    }
  }
}

interface Place {
  readonly homes: readonly { readonly home: string; readonly folder: string }[];
}

/** A shard each, or several that hold little. */
function* placesIn(archive: string): Generator<Place> {
  let homes: { readonly home: string; readonly folder: string }[] = [];
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

function bytesIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
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
