/**
 * Reads what has been added to all histories since it was last read, in this process or an earlier one: how far
 * each file was read stands in the index.
 */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { archiveFormat, type Change, changeSchema } from './change.ts';
import { historyDevices, historyFiles, historyFolder } from './history.ts';
import type { IndexFile, SqlRow } from './index-file.ts';

const newline = 0x0a;
/** Bytes by which a file is known again: the last ones before the place up to which it was read. */
const tailBytes = 64;
/** Bytes read at a time, so that other writers get their turn. */
const chunkBytes = 2_000_000;
/** As the size of a file that was not read to its end yet. */
const unfinished = -1;

interface FileState extends SqlRow {
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
  readonly read: number;
  readonly tail: Uint8Array;
  /** Whether all of its lines could be read. */
  readonly clean: number;
}

/** Why a line could not be read; it stays where it is. */
export type Unreadable = 'not-a-change' | 'newer-format' | 'merge-marker';

/** What git leaves between two versions of a file that it could not merge. */
const mergeMarker = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/;

export interface HistoryLine {
  readonly line: string;
  /** Byte at which the line begins. */
  readonly offset: number;
}

/** What one file had to say that was not read yet, or a part of it. */
export interface HistoryNews {
  readonly path: string;
  /** The device in whose folder the file lies. */
  readonly writer: string;
  readonly lines: readonly HistoryLine[];
  /** Whether the file is read from its beginning, though it was read before: it was not only added to. */
  readonly rewritten: boolean;
  readonly state: FileState;
}

interface Found {
  readonly path: string;
  readonly writer: string;
  readonly size: number;
  readonly mtime: number;
}

export class HistoryReader {
  readonly #archive: string;
  readonly #index: IndexFile;
  #states: Map<string, FileState> | undefined;

  constructor(archive: string, index: IndexFile) {
    this.#archive = archive;
    this.#index = index;
  }

  /** Another process may have read on, or the index was made anew. */
  forget(): void {
    this.#states = undefined;
  }

  hasNews(): boolean {
    for (const file of this.#files()) if (this.#isNew(file)) return true;
    return false;
  }

  /** The next piece of news, or undefined; {@link noteRead} says that it was taken in. */
  next(): HistoryNews | undefined {
    for (const file of this.#files()) {
      if (!this.#isNew(file)) continue;
      const news = this.#read(file);
      if (news.lines.length > 0 || news.rewritten) return news;
      this.noteRead(news.state);
    }
    return undefined;
  }

  /** To be called in the transaction that takes the news in. */
  noteRead(state: FileState): void {
    this.#known().set(state.path, state);
    this.#index.run(
      'INSERT OR REPLACE INTO histories VALUES (?, ?, ?, ?, ?, ?)',
      state.path,
      state.size,
      state.mtime,
      state.read,
      state.tail,
      state.clean,
    );
  }

  /** Notes that a file was added to by this process itself, and says no more than is known. */
  noteAppended(path: string): void {
    const { size, mtimeMs } = statSync(join(this.#archive, path));
    const clean = this.#known().get(path)?.clean ?? 1;
    const tail = readBytes(join(this.#archive, path), Math.max(0, size - tailBytes), size);
    this.noteRead({ path, size, mtime: mtimeMs, read: size, tail, clean });
  }

  /** Bytes of a file that were read; undefined where it is not known. */
  readOf(path: string): number | undefined {
    return this.#known().get(path)?.read;
  }

  /** Paths of the histories that were read once. */
  knownFiles(): string[] {
    return [...this.#known().keys()];
  }

  #known(): Map<string, FileState> {
    this.#states ??= new Map(
      this.#index.all<FileState>('SELECT * FROM histories').map((state) => [state.path, state]),
    );
    return this.#states;
  }

  #isNew({ path, size, mtime }: Found): boolean {
    const known = this.#known().get(path);
    return known === undefined || known.size !== size || known.mtime !== mtime;
  }

  *#files(): Generator<Found> {
    for (const writer of historyDevices(this.#archive)) {
      for (const name of historyFiles(this.#archive, writer)) {
        const path = `${historyFolder}/${writer}/${name}`;
        const entry = statSync(join(this.#archive, path), { throwIfNoEntry: false });
        if (entry) yield { path, writer, size: entry.size, mtime: entry.mtimeMs };
      }
    }
  }

  #read({ path, writer }: Found): HistoryNews {
    const full = join(this.#archive, path);
    const known = this.#known().get(path);
    const { size, mtimeMs: mtime } = statSync(full);
    const from = known && isContinued(full, size, mtime, known) ? known.read : 0;
    const rewritten = known !== undefined && known.read > 0 && from === 0;
    const bytes = wholeLines(full, from, size);
    const lines: HistoryLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      const line = bytes.toString('utf8', start, end);
      if (line.trim() !== '') lines.push({ line, offset: from + start });
      start = end + 1;
    }
    const read = from + start;
    // Not at its end yet: looked at again as if it had grown. What follows the last line break is still being
    // written (or copied).
    const atEnd = start === 0 || from + bytes.length >= size;
    const tail = readBytes(full, Math.max(0, read - tailBytes), read);
    const state = {
      path,
      size: atEnd ? size : unfinished,
      mtime,
      read,
      tail,
      clean: rewritten ? 1 : (known?.clean ?? 1),
    };
    return { path, writer, lines, rewritten, state };
  }
}

/** Reads a line; answers why where it is no change that is understood here. */
export function parseChange(line: string): Change | Unreadable {
  try {
    const raw: unknown = JSON.parse(line);
    // Looked at first: a newer format may have any shape.
    const { v } = (raw ?? {}) as { v?: unknown };
    if (typeof v === 'number' && v > archiveFormat) return 'newer-format';
    const parsed = changeSchema.safeParse(raw);
    return parsed.success ? (parsed.data as Change) : 'not-a-change';
  } catch {
    return mergeMarker.test(line) ? 'merge-marker' : 'not-a-change';
  }
}

/** Whether a file still begins with what was read of it, as far as its last bytes tell. */
function isContinued(path: string, size: number, mtime: number, known: FileState): boolean {
  if (size < known.read) return false;
  // What could not be read is looked at again, but not before the file was read to its end.
  if (known.clean === 0 && (known.size !== unfinished || known.mtime !== mtime)) return false;
  // The same length, but written since: something in it may be other than it was.
  if (known.size === size && known.read === size) return false;
  const tail = readBytes(path, known.read - known.tail.length, known.read);
  return Buffer.compare(tail, known.tail) === 0;
}

/** At most about {@link chunkBytes}, but never less than one whole line where there is one. */
function wholeLines(path: string, from: number, size: number): Buffer {
  for (let length = chunkBytes; ; length *= 8) {
    const to = Math.min(size, from + length);
    const bytes = readBytes(path, from, to);
    if (to === size || bytes.includes(newline)) return bytes;
  }
}

function readBytes(path: string, from: number, to: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(to, fstatSync(file).size) - from));
    let filled = 0;
    while (filled < bytes.length) {
      const got = readSync(file, bytes, filled, bytes.length - filled, from + filled);
      if (got === 0) break;
      filled += got;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
