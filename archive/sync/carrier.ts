/**
 * Carries files into one of the two folders so that a kill at any moment leaves the old state or the new one:
 * under a temporary name beside the place, brought to the disk, renamed. Never writes through a link.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from '../contract/problem.ts';
import { adopt, syncFolder } from '../storage/durable-file.ts';
import type { Pace } from './pace.ts';
import { carriedEnding, type SeenFile } from './seen.ts';
import { carryingProblem } from './trouble.ts';

const chunkSize = 1 << 20;
/** How often and after how many milliseconds a file that another program holds is tried again. */
const busyTries = 4;
const busyPause = 120;

export interface StoredFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a file must still be when it is replaced; null: it must not be there. */
export type Expected = Pick<SeenFile, 'size' | 'mtime'> | null;

export class Carrier {
  readonly root: string;
  readonly #pace: Pace;
  /** Folders of which it is known that they are there and are no links. */
  readonly #folders = new Set<string>();

  constructor(root: string, pace: Pace) {
    this.root = root;
    this.#pace = pace;
  }

  /** Writes a whole file; false where what stands there is no longer what was expected, and so was left. */
  place(path: string, bytes: Uint8Array, mtime: number, expected: Expected): boolean {
    return this.#telling(path, () => {
      this.folder(dirname(path));
      const target = join(this.root, path);
      const temporary = this.#temporary(path);
      try {
        const file = openSync(temporary, 'wx');
        try {
          for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
          keepTime(file, mtime);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        adopt(temporary);
        if (!isAsExpected(target, expected)) {
          rmSync(temporary, { force: true });
          return false;
        }
        renameSync(temporary, target);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
      settle(dirname(target));
      return true;
    });
  }

  /** Carries one file whose bytes are known by their hash; false where they are not those. */
  async stored(source: string, path: string, stored: StoredFile): Promise<boolean> {
    return this.#patiently(path, async () => {
      this.folder(dirname(path));
      const temporary = this.#temporary(path);
      try {
        const whole = await this.#copy(source, temporary, stored);
        if (whole) renameSync(temporary, join(this.root, path));
        else rmSync(temporary, { force: true });
        if (whole) settle(dirname(join(this.root, path)));
        return whole;
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    });
  }

  /**
   * Carries a capture's folder, all of it or nothing.
   * @param path Its place below the root, `…/captures/<id>`.
   * @param card The bytes of `capture.json`.
   * @returns false where a file is not what the card says: nothing was carried then.
   */
  async capture(
    source: string,
    path: string,
    files: readonly StoredFile[],
    card: Uint8Array,
    mtime: number,
  ): Promise<boolean> {
    return this.#patiently(path, async () => {
      this.folder(dirname(path));
      const target = join(this.root, path);
      const partial = this.#temporary(path);
      await mkdir(partial);
      try {
        for (const stored of files)
          if (!(await this.#copy(join(source, stored.file), join(partial, stored.file), stored))) {
            rmSync(partial, { recursive: true, force: true });
            return false;
          }
        const file = openSync(join(partial, 'capture.json'), 'wx');
        try {
          for (let at = 0; at < card.length; ) at += writeSync(file, card, at);
          keepTime(file, mtime);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        adopt(partial);
        adopt(join(partial, 'capture.json'));
        settle(partial);
        // Another sync may have been quicker; then both carried the same.
        if (isAsExpected(target, null)) renameSync(partial, target);
        else rmSync(partial, { recursive: true, force: true });
      } catch (error) {
        rmSync(partial, { recursive: true, force: true });
        throw error;
      }
      settle(dirname(target));
      return true;
    });
  }

  /** Sees to it that a folder is there, folder by folder, none of them a link that might lead elsewhere. */
  folder(path: string): void {
    if (path === '.' || path === '' || this.#folders.has(path)) return;
    this.folder(dirname(path));
    const folder = join(this.root, path);
    const stat = lstatSync(folder, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory())
      throw new ProblemError(
        'refused',
        `“${path}” in “${this.root}” is ${stat.isSymbolicLink() ? 'a link' : 'a file'} where a folder should be: nothing is carried through it. Move it away and sync again; nothing was lost.`,
      );
    if (!stat) {
      mkdirSync(folder);
      adopt(folder);
      settle(dirname(folder));
    }
    this.#folders.add(path);
  }

  #temporary(path: string): string {
    const name = `.${basename(path)}.${randomBytes(4).toString('hex')}${carriedEnding}`;
    return join(this.root, dirname(path), name);
  }

  async #copy(source: string, target: string, stored: StoredFile): Promise<boolean> {
    const from = await openIfPlain(source);
    if (!from) return false;
    try {
      const stat = await from.stat();
      if (!stat.isFile() || stat.size !== stored.bytes) return false;
      const to = await open(target, 'wx');
      try {
        const hash = createHash('sha256');
        const chunk = Buffer.allocUnsafe(Math.max(1, Math.min(chunkSize, stored.bytes)));
        for (let at = 0; at < stored.bytes; ) {
          this.#pace.check();
          const { bytesRead } = await from.read(chunk, 0, Math.min(chunk.length, stored.bytes - at), at);
          if (bytesRead === 0) return false;
          const part = chunk.subarray(0, bytesRead);
          hash.update(part);
          await writeWhole(to, part);
          at += bytesRead;
        }
        if (hash.digest('hex') !== stored.sha256) return false;
        keepTime(to.fd, Math.round(stat.mtimeMs));
        await to.sync();
      } finally {
        await to.close();
      }
      adopt(target);
      return true;
    } finally {
      await from.close();
    }
  }

  #telling<T>(path: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw carryingProblem(this.root, path, error);
    }
  }

  /** Virus scanners and indexers hold new files for a moment. */
  async #patiently<T>(path: string, action: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await action();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EBUSY' || tries >= busyTries)
          throw carryingProblem(this.root, path, error);
        await pause(busyPause);
      }
    }
  }
}

/** Opens a file to be read; undefined where there is none, or a link. */
export async function openIfPlain(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP') return undefined;
    throw error;
  }
}

async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

/** Some shares keep no times: then files are compared by what they hold. */
function keepTime(file: number, mtime: number): void {
  try {
    futimesSync(file, mtime / 1000, mtime / 1000);
  } catch {
    // Nothing is lost by it.
  }
}

/** Brings names in a folder to the disk; some network shares and sticks can't be told to. */
export function settle(folder: string): void {
  try {
    syncFolder(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EISDIR'].includes(code ?? '')) throw error;
  }
}

function isAsExpected(path: string, expected: Expected): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (expected === null) return stat === undefined;
  return (
    stat?.isFile() === true && stat.size === expected.size && Math.round(stat.mtimeMs) === expected.mtime
  );
}
