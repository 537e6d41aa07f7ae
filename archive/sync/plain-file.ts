/** Reading files that others may have put there: no links, nothing larger than such a file can be. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export interface PlainFile {
  readonly bytes: Buffer;
  readonly size: number;
  readonly mtime: number;
}

/** Undefined where there is no file of at most `most` bytes. */
export function readPlainFile(path: string, most: number): PlainFile | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') return undefined;
    throw error;
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > most) return undefined;
    const bytes = Buffer.alloc(stat.size);
    let filled = 0;
    while (filled < bytes.length) {
      const got = readSync(file, bytes, filled, bytes.length - filled, filled);
      if (got === 0) break;
      filled += got;
    }
    return { bytes: bytes.subarray(0, filled), size: stat.size, mtime: Math.round(stat.mtimeMs) };
  } finally {
    closeSync(file);
  }
}
