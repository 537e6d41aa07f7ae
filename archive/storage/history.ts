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
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from './change.ts';
import { adopt, makeFolder, syncFolder } from './durable-file.ts';
import { isId } from './ids.ts';
import { isStamp } from './stamp.ts';

const sealedAt = 1_000_000;
const filePattern = /^(\d{6})\.jsonl$/;
const newline = 0x0a;

export const historyFolder = 'history';

export function historyFiles(archive: string, device: string): string[] {
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
  appendLines(archive, device, [JSON.stringify(change)]);
}

/**
 * Appends changes as lines to a device's own history, brought to the disk together; answers the file's path
 * below the archive.
 */
export function appendLines(archive: string, device: string, lines: readonly string[]): string {
  const folder = join(archive, historyFolder, device);
  makeFolder(folder);
  const last = historyFiles(archive, device).at(-1) ?? '000001.jsonl';
  const next = `${String(Number(last.slice(0, 6)) + 1).padStart(6, '0')}.jsonl`;
  const file = append(join(folder, last), lines) ? last : next;
  if (file === next) append(join(folder, next), lines);
  return `${historyFolder}/${device}/${file}`;
}

/** Whether there was room: false where the file is sealed. */
function append(path: string, lines: readonly string[]): boolean {
  const file = openSync(path, 'a+');
  try {
    const { size } = fstatSync(file);
    if (size >= sealedAt) return false;
    // A line torn by a crash was never acknowledged: it is ended here, and skipped by every reader.
    const bytes = Buffer.from(`${endsTorn(file, size) ? '\n' : ''}${lines.join('\n')}\n`, 'utf8');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
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

/**
 * The last change that a device made itself in its own history in this folder, as {@link changeMark} has it; '' where
 * there is none. Lines that it absorbed bear stamps of others.
 */
export function lastOwnChange(archive: string, device: string): string {
  for (const name of historyFiles(archive, device).reverse()) {
    const text = readFileSync(join(archive, historyFolder, device, name), 'utf8');
    // What follows the last line break was never whole.
    for (const line of text.split('\n').slice(0, -1).reverse()) {
      const change = stampedIn(line);
      if (change?.stamp.endsWith(device)) return changeMark(change);
    }
  }
  return '';
}

/**
 * Tells a change from every other one under the same id. Two machines that share it may give the same stamp, where
 * both go by one that is ahead of their clocks; what remains of a destroyed thing keeps both.
 */
export const changeMark = ({ stamp, at }: Pick<Change, 'stamp' | 'at'>): string => `${stamp} ${at}`;

function stampedIn(line: string): Pick<Change, 'stamp' | 'at'> | undefined {
  try {
    const { stamp, at } = JSON.parse(line) as { stamp?: unknown; at?: unknown };
    return isStamp(stamp) ? { stamp, at: String(at) } : undefined;
  } catch {
    return undefined;
  }
}
