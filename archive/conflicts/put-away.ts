/**
 * What was put away: copies whose content is known elsewhere, moved out of the archive into the app's own folder
 * (`put-away/<archive id>/<id>/<name>`), where they can be looked at. `index.jsonl` beside them says what each was.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FoundCopy, type PutAway, putAwaySchema } from '../contract/conflicts.ts';
import { adopt, makeFolder, syncFolder, writeDurably } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';

export interface FileDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Done to a copy before it is put away. */
export interface Settled {
  readonly absorbed: number;
  readonly restored: boolean;
}

const pieceLength = 1_000_000;

export class PutAwayStore {
  readonly #folder: string;
  readonly #index: string;

  constructor(home: string, archiveId: string) {
    this.#folder = join(home, 'put-away', archiveId);
    this.#index = join(this.#folder, 'index.jsonl');
  }

  /** What was put away, newest first. */
  list(): PutAway[] {
    return readLines(this.#index)
      .flatMap((line) => entryIn(line) ?? [])
      .filter((entry) => existsSync(this.#pathOf(entry)))
      .reverse();
  }

  /** Where something put away lies now; undefined where there is no such thing. */
  pathOf(id: string): string | undefined {
    const entry = this.list().find((known) => known.id === id);
    return entry && this.#pathOf(entry);
  }

  #pathOf({ id, path }: PutAway): string {
    return join(this.#folder, id, basename(path));
  }

  /**
   * Moves a file out of the archive: copied, brought to the disk, compared, noted, and only then removed. It may go to
   * another disk. Undefined, and nothing removed, where the file is no longer what `expected` says of it.
   */
  async put(
    archive: string,
    found: FoundCopy,
    expected: FileDigest,
    settled: Settled,
  ): Promise<PutAway | undefined> {
    const entry = await this.keep(archive, found, expected, settled);
    if (!entry) return undefined;
    const source = join(archive, found.path);
    const now = await digestOf(source).catch(() => undefined);
    if (now && now.sha256 !== expected.sha256) return undefined;
    try {
      rmSync(source, { force: true });
      syncFolder(dirname(source));
    } catch (error) {
      throw writingProblem(
        `“${found.path}” can't be taken out of the archive`,
        error,
        'What it says was absorbed and it was copied; nothing was lost.',
      );
    }
    return entry;
  }

  /** Copies a file of the archive here and notes it, as before one that is damaged is mended. */
  async keep(
    archive: string,
    found: FoundCopy,
    expected: FileDigest,
    settled: Settled,
  ): Promise<PutAway | undefined> {
    // Where a removal failed, or the process died before it, the copy is here already.
    const before = this.list().find((known) => known.path === found.path && known.sha256 === expected.sha256);
    if (before && (await digestOf(this.#pathOf(before))).sha256 === expected.sha256) return before;
    const at = new Date().toISOString();
    const id = `${at.slice(0, 10)}-${randomBytes(5).toString('hex')}`;
    const { path, original, maker, kind } = found;
    const entry: PutAway = { path, original, maker, kind, id, at, ...expected, ...settled };
    const source = join(archive, path);
    const target = this.#pathOf(entry);
    try {
      makeFolder(dirname(target));
      const copied = await copyDurably(source, target);
      if (copied.sha256 !== expected.sha256 || (await digestOf(target)).sha256 !== expected.sha256) {
        rmSync(dirname(target), { recursive: true, force: true });
        return undefined;
      }
      this.#note(entry);
      return entry;
    } catch (error) {
      rmSync(dirname(target), { recursive: true, force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(source)) return undefined;
      throw writingProblem(
        `“${path}” can't be put away`,
        error,
        'What it says was absorbed; it was left where it is.',
      );
    }
  }

  /** Removes for good every copy that speaks of a thing, by its id; answers how many they were. */
  removeAbout(id: string): number {
    const all = this.list();
    const about = all.filter(
      (entry) => entry.path.includes(id) || readFileSync(this.#pathOf(entry)).includes(id),
    );
    if (about.length === 0) return 0;
    for (const entry of about) rmSync(join(this.#folder, entry.id), { recursive: true, force: true });
    const left = all.filter((entry) => !about.includes(entry)).reverse();
    writeDurably(this.#index, left.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return about.length;
  }

  #note(entry: PutAway): void {
    const torn = existsSync(this.#index) && !readFileSync(this.#index, 'utf8').endsWith('\n');
    appendFileSync(this.#index, `${torn ? '\n' : ''}${JSON.stringify(entry)}\n`);
    adopt(this.#index);
    const file = openSync(this.#index, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    syncFolder(this.#folder);
  }
}

/** Size and SHA-256 of a file, read in pieces. */
export async function digestOf(path: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'r');
  try {
    for await (const piece of pieces(file)) {
      hash.update(piece);
      bytes += piece.length;
    }
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Copies under a temporary name, brings it to the disk and renames; whatever stood under the name is replaced. */
export async function copyDurably(source: string, target: string): Promise<FileDigest> {
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const from = await open(source, 'r');
    try {
      const to = await open(temporary, 'wx');
      try {
        for await (const piece of pieces(from)) {
          hash.update(piece);
          bytes += piece.length;
          for (let at = 0; at < piece.length; ) at += (await to.write(piece, at)).bytesWritten;
        }
        await to.sync();
      } finally {
        await to.close();
      }
    } finally {
      await from.close();
    }
    adopt(temporary);
    renameSync(temporary, target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* pieces(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(pieceLength);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function entryIn(line: string): PutAway | undefined {
  try {
    return putAwaySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** What tells whether a file has changed since it was last looked at; undefined where it is gone. */
export function fingerprintOf(path: string): { readonly text: string; readonly changed: number } | undefined {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    return { text: `${size} ${mtimeMs} ${ctimeMs} ${ino}`, changed: Math.max(mtimeMs, ctimeMs) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
