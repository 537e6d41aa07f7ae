/** Copying files so that what is known of them is what was written: each is hashed while it is copied. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { adopt, makeFolder } from './durable-file.ts';

const chunkBytes = 1 << 18;

/** Digests in lower-case hexadecimal, by the name of the algorithm as Node knows it (`sha256`). */
export type Digests = Readonly<Record<string, string>>;

export interface Hashed {
  readonly bytes: number;
  readonly digests: Digests;
}

/** Reads a file; a link is not followed (ELOOP). `take` gets every piece of it, in order. */
export async function hashFile(
  path: string,
  algorithms: readonly string[],
  take: (piece: Buffer) => Promise<void> = async () => {},
): Promise<Hashed> {
  const hashes = algorithms.map((name) => [name, createHash(name)] as const);
  // Windows has no such flag, and makes no links without special rights.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const buffer = Buffer.alloc(chunkBytes);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, bytes);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      const piece = buffer.subarray(0, bytesRead);
      for (const [, hash] of hashes) hash.update(piece);
      await take(piece);
    }
    return {
      bytes,
      digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])),
    };
  } finally {
    await file.close();
  }
}

/** Copies a file to a place where there is none yet, and brings it to the disk. */
export async function copyHashed(from: string, to: string, algorithms: readonly string[]): Promise<Hashed> {
  makeFolder(dirname(to));
  const target = await open(to, 'wx');
  try {
    const hashed = await hashFile(from, algorithms, (piece) => writeAll(target, piece));
    await target.sync();
    adopt(to);
    return hashed;
  } finally {
    await target.close();
  }
}

async function writeAll(file: FileHandle, piece: Buffer): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
}
