/**
 * Originals are copied to a place of the app's own before they are parsed, so that what is hashed, what is
 * parsed and what is stored are the same bytes whatever happens to the file meanwhile.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StagedOriginal } from '../articles/capture.ts';
import { makeFolder } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { fileKind, sniffedBytes } from './file-kind.ts';
import { Refusal } from './parsed.ts';

const chunkBytes = 1 << 20;
/** Staging folders of processes that died are swept when they are older than this, in milliseconds. */
const staleAfter = 24 * 60 * 60 * 1000;

export class Staging {
  readonly #folder: string;

  constructor(home: string) {
    const all = join(home, 'staging');
    guarded(() => makeFolder(all));
    for (const name of readdirSync(all)) {
      const path = join(all, name);
      // Another process may be done with its own at this very moment.
      const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
      if (mtimeMs !== undefined && Date.now() - mtimeMs > staleAfter)
        rmSync(path, { recursive: true, force: true });
    }
    this.#folder = join(all, randomBytes(6).toString('hex'));
    guarded(() => mkdirSync(this.#folder));
  }

  /** Copies a file; refuses one that can't be read or is of no kind that can be imported. */
  stageFile(path: string): StagedOriginal {
    const name = basename(path);
    const source = openSource(path);
    try {
      const head = Buffer.alloc(sniffedBytes);
      const got = readSync(source, head, 0, sniffedBytes, 0);
      fileKind(name, head.subarray(0, got), statSync(path).size);
      return this.#copy(name, (buffer) => readSync(source, buffer));
    } finally {
      closeSync(source);
    }
  }

  /** Stores pasted words as if they had been a file. */
  stageText(name: string, content: string): StagedOriginal {
    const bytes = Buffer.from(content, 'utf8');
    fileKind(name, bytes.subarray(0, sniffedBytes), bytes.length);
    let at = 0;
    return this.#copy(name, (buffer) => {
      const count = bytes.copy(buffer, 0, at);
      at += count;
      return count;
    });
  }

  #copy(name: string, read: (buffer: Buffer) => number): StagedOriginal {
    const path = join(this.#folder, randomBytes(6).toString('hex'));
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(chunkBytes);
    const target = guarded(() => openSync(path, 'wx'));
    let bytes = 0;
    try {
      for (let count = read(buffer); count > 0; count = read(buffer)) {
        const chunk = buffer.subarray(0, count);
        hash.update(chunk);
        for (let at = 0; at < count; ) at += guarded(() => writeSync(target, chunk, at));
        bytes += count;
      }
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(target);
    }
    return { path, name, bytes, sha256: hash.digest('hex') };
  }

  discard(original: StagedOriginal): void {
    rmSync(original.path, { force: true });
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Writes into the app's own folder; a failure of the disk becomes a problem that the person can read. */
function guarded<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw writingProblem(
      'Dossier’s own folder, where files are put while they are imported, can’t be written',
      error,
      'What was imported before is in the archive; mend the cause and import the rest again.',
    );
  }
}

function openSource(path: string): number {
  try {
    const entry = statSync(path);
    if (entry.isDirectory()) throw new Refusal('is a folder that can’t be opened');
    if (!entry.isFile()) throw new Refusal('is not a file');
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new Refusal('does not exist');
    if (code === 'EACCES' || code === 'EPERM')
      throw new Refusal('can’t be read: you are not allowed to open it');
    throw new Refusal(`can’t be read (${code})`);
  }
}
