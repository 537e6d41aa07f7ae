/**
 * The histories of an archive: `history/<device>/000001.jsonl`, append-only, one change a line. The append
 * (with fsync) is the commit. A file is sealed at 1 MB and the next number begun.
 */
import {
  closeSync,
  type Dirent,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { archiveFormat, type Change, changeSchema } from './change.ts';
import { adopt, makeFolder, syncFolder } from './durable-file.ts';
import { isId } from './ids.ts';

const sealedAt = 1_000_000;
const filePattern = /^(\d{6})\.jsonl$/;
const newline = 0x0a;

export const historyFolder = 'history';

function historyFiles(archive: string, device: string): string[] {
  return entriesIn(join(archive, historyFolder, device))
    .filter((entry) => entry.isFile() && filePattern.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** The devices that have a history in this archive. */
export function historyDevices(archive: string): string[] {
  return entriesIn(join(archive, historyFolder))
    .filter((entry) => entry.isDirectory() && isId(entry.name))
    .map((entry) => entry.name)
    .sort();
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Appends one change to a device's own history; when it returns, the change is on the disk. */
export function appendChange(archive: string, device: string, change: Change): void {
  const folder = join(archive, historyFolder, device);
  makeFolder(folder);
  const last = historyFiles(archive, device).at(-1) ?? '000001.jsonl';
  if (append(join(folder, last), change)) return;
  append(join(folder, `${String(Number(last.slice(0, 6)) + 1).padStart(6, '0')}.jsonl`), change);
}

/** Whether there was room: false where the file is sealed. */
function append(path: string, change: Change): boolean {
  const file = openSync(path, 'a+');
  try {
    const { size } = fstatSync(file);
    if (size >= sealedAt) return false;
    // A line torn by a crash was never acknowledged: it is ended here, and skipped by every reader.
    const line = Buffer.from(`${endsTorn(file, size) ? '\n' : ''}${JSON.stringify(change)}\n`, 'utf8');
    try {
      for (let at = 0; at < line.length; ) at += writeSync(file, line, at);
      fsyncSync(file);
    } catch (error) {
      // The person is told that the change was not kept. Left as it is, a line that lacks but its end would be
      // made whole by the next append.
      ftruncateSync(file, size);
      throw error;
    }
    if (size === 0) {
      adopt(path);
      syncFolder(join(path, '..'));
    }
    return true;
  } finally {
    closeSync(file);
  }
}

function endsTorn(file: number, size: number): boolean {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] !== newline;
}

/** A line that could not be read; it stays where it is. */
export interface UnreadableLine {
  readonly file: string;
  /** Byte at which the line begins. */
  readonly offset: number;
  readonly reason: 'not-a-change' | 'newer-format';
}

export interface HistoryTail {
  readonly changes: readonly Change[];
  readonly unreadable: readonly UnreadableLine[];
}

/** Reads what has been added to all histories since it was last asked. */
export class HistoryReader {
  readonly #archive: string;
  /** Bytes read so far of each file, by its path below the archive. */
  readonly #read = new Map<string, number>();

  constructor(archive: string) {
    this.#archive = archive;
  }

  readTails(): HistoryTail {
    const changes: Change[] = [];
    const unreadable: UnreadableLine[] = [];
    for (const device of historyDevices(this.#archive)) {
      for (const name of historyFiles(this.#archive, device)) {
        const path = `${historyFolder}/${device}/${name}`;
        const { from, bytes } = readFrom(join(this.#archive, path), this.#read.get(path) ?? 0);
        let start = 0;
        for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
          const line = bytes.toString('utf8', start, end);
          const parsed = line.trim() === '' ? undefined : parseChange(line);
          if (typeof parsed === 'string')
            unreadable.push({ file: path, offset: from + start, reason: parsed });
          else if (parsed) changes.push(parsed);
          start = end + 1;
        }
        // What follows the last line break is still being written (or copied): read again next time.
        this.#read.set(path, from + start);
      }
    }
    return { changes, unreadable };
  }
}

function parseChange(line: string): Change | UnreadableLine['reason'] {
  try {
    const raw: unknown = JSON.parse(line);
    // Looked at first: a newer format may have any shape.
    const { v } = (raw ?? {}) as { v?: unknown };
    if (typeof v === 'number' && v > archiveFormat) return 'newer-format';
    const parsed = changeSchema.safeParse(raw);
    return parsed.success ? (parsed.data as Change) : 'not-a-change';
  } catch {
    return 'not-a-change';
  }
}

/** What stands after byte `known`; all of it where the file has become shorter, as syncers may make it. */
function readFrom(path: string, known: number): { readonly from: number; readonly bytes: Buffer } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const from = size < known ? 0 : known;
    const bytes = Buffer.alloc(size - from);
    let filled = 0;
    while (filled < bytes.length) {
      const got = readSync(file, bytes, filled, bytes.length - filled, from + filled);
      if (got === 0) break;
      filled += got;
    }
    return { from, bytes: bytes.subarray(0, filled) };
  } finally {
    closeSync(file);
  }
}
