/**
 * Writing so that a crash leaves the old file or the new one, never half of one, and so that what was said
 * to be written is on the disk. Nothing is ever written in place.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lchownSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a whole file: a temporary one beside it, fsync, rename, fsync of the folder. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    writeNew(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Creates a file that must not exist yet, and brings it to the disk. */
export function writeNew(path: string, content: string | Uint8Array, mode = 0o666): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const file = openSync(path, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  adopt(path);
}

/** Creates a file that must not exist yet and that nobody else may read. */
export function writePrivately(path: string, content: string): void {
  writeNew(path, content, 0o600);
  syncFolder(dirname(path));
}

/** Makes a folder and what is missing above it. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    syncFolder(dirname(made));
    if (made === first) break;
  }
  // From the outside in, so that each takes after the folder that holds it.
  const chain: string[] = [];
  for (let made = path; ; made = dirname(made)) {
    chain.unshift(made);
    if (made === first) break;
  }
  for (const made of chain) adopt(made);
}

/** Brings a rename or a new name in a folder to the disk; a no-op where the system can't (Windows). */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Root's files would shut out the person (or the unprivileged user under whom the app runs) whose folder it
 * is: what root makes gets the owner of the folder that it lies in, or of another one that is named.
 */
export function adopt(path: string, ownerLike = dirname(path)): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(ownerLike);
  if (owner.uid !== 0) lchownSync(path, owner.uid, owner.gid);
}
