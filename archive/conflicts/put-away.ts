/**
 * What was put away: copies whose content is known elsewhere, moved out of the archive into the app's own folder
 * (`put-away/<archive id>/<id>/<name>`), where they can be looked at. `put-away.json` beside each says what it was.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
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

const cardName = 'put-away.json';

export class PutAwayStore {
  readonly #folder: string;
  readonly #known = new Map<string, PutAway>();
  readonly #byCopy = new Map<string, PutAway>();

  constructor(home: string, archiveId: string) {
    this.#folder = join(home, 'put-away', archiveId);
  }

  /** What was put away, newest first. */
  list(): PutAway[] {
    this.refresh();
    return [...this.#known.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Takes note of what other processes have put away, and of what was taken from here. */
  refresh(): void {
    const ids = new Set(namesIn(this.#folder));
    for (const id of ids) if (!this.#known.has(id)) this.#note(readEntry(join(this.#folder, id, cardName)));
    for (const [id, entry] of this.#known) {
      if (ids.has(id) && existsSync(this.#pathOf(entry))) continue;
      this.#known.delete(id);
      this.#byCopy.delete(copyKey(entry));
    }
  }

  #note(entry: PutAway | undefined): void {
    if (!entry) return;
    this.#known.set(entry.id, entry);
    this.#byCopy.set(copyKey(entry), entry);
  }

  /** Where something put away lies now; undefined where there is no such thing. */
  pathOf(id: string): string | undefined {
    this.refresh();
    const entry = this.#known.get(id);
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
    const before = this.#byCopy.get(copyKey({ path: found.path, sha256: expected.sha256 }));
    if (
      before &&
      existsSync(this.#pathOf(before)) &&
      (await digestOf(this.#pathOf(before))).sha256 === expected.sha256
    )
      return before;
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
      writeDurably(join(dirname(target), cardName), `${JSON.stringify(entry, null, 1)}\n`);
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
}

const copyKey = ({ path, sha256 }: { readonly path: string; readonly sha256: string }): string =>
  `${sha256} ${path}`;

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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readEntry(path: string): PutAway | undefined {
  try {
    return putAwaySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not written yet, or taken away with what it spoke of.
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
