/**
 * The shadow of one copy of an archive, in the app's own folder: its histories, checkpoints and settings as they
 * were last seen, byte for byte, and the names of its captures. What vanishes from the folder can be put back
 * from it, and it is the measure of what has vanished (`docs/SYNC.md`, "Guard, shadow, mirror").
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type Change, destroyedField, withoutDestroyed } from './change.ts';
import type { Checkpoint } from './checkpoint.ts';
import { adopt, makeFolder, writeDurably } from './durable-file.ts';
import { historyDevices, historyFiles, historyFolder } from './history.ts';
import { parseChange } from './history-reader.ts';
import { copyName } from './index-file.ts';
import { writingProblem } from './not-writable.ts';

type Database = InstanceType<typeof DatabaseSync>;
type Statement = ReturnType<Database['prepare']>;

const newline = 0x0a;

interface HistoryState {
  readonly size: number;
  readonly mtime: number;
  readonly covered: number;
}

export interface KnownFile {
  readonly path: string;
  readonly home: string;
}

export interface KnownCapture {
  readonly home: string;
  readonly capture: string;
}

export class Shadow {
  readonly #archive: string;
  readonly #database: Database;
  /** Statements that are run for every thing. */
  readonly #statements = new Map<string, Statement>();

  constructor(home: string, archiveId: string, archive: string) {
    this.#archive = archive;
    const folder = join(home, 'shadow');
    makeFolder(folder);
    const path = join(folder, `${copyName(archiveId, archive)}.sqlite`);
    const fresh = !existsSync(path);
    this.#database = new DatabaseSync(path);
    this.#database.exec(`
      PRAGMA busy_timeout = 15000;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 20000;
      PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, home TEXT, bytes BLOB);
      CREATE INDEX IF NOT EXISTS files_home ON files (home);
      CREATE TABLE IF NOT EXISTS captures (home TEXT, capture TEXT, PRIMARY KEY (home, capture)) WITHOUT ROWID;
      -- Histories in parts; covered: bytes of the file that the parts up to this one stand for.
      CREATE TABLE IF NOT EXISTS parts (path TEXT, part INTEGER, covered INTEGER, bytes BLOB, PRIMARY KEY (path, part));
      CREATE TABLE IF NOT EXISTS histories (path TEXT PRIMARY KEY, size INTEGER, mtime REAL);
      CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT);
    `);
    if (fresh) adopt(path);
  }

  /** Runs an action whose writes are brought in together: one by one they take ten times as long. */
  batch<T>(action: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      return action();
    } finally {
      // Each of them is right by itself: what was kept before a failure stays.
      this.#commit();
    }
  }

  #prepared(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #commit(): void {
    try {
      this.#database.exec('COMMIT');
    } catch (error) {
      try {
        this.#database.exec('ROLLBACK');
      } catch {
        // A full disk has rolled it back by itself.
      }
      throw error;
    }
  }

  /** Keeps a checkpoint or a settings file as it is now, unless it speaks of what was destroyed. */
  keepFile(path: string, home: string, isDestroyed: (address: string) => boolean): void {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(this.#archive, path));
    } catch {
      // Gone again: what was kept of it stays.
      return;
    }
    if (speaksOf(bytes, isDestroyed)) this.#prepared('DELETE FROM files WHERE path = ?').run(path);
    else this.#prepared('INSERT OR REPLACE INTO files VALUES (?, ?, ?)').run(path, home, bytes);
  }

  holdsFile(path: string): boolean {
    return this.#prepared('SELECT 1 FROM files WHERE path = ?').get(path) !== undefined;
  }

  noteCapture(home: string, capture: string): void {
    this.#prepared('INSERT OR IGNORE INTO captures VALUES (?, ?)').run(home, capture);
  }

  /** Keeps what has been added to the histories; `isDestroyed` says of what no word may be kept. */
  catchUp(isDestroyed: (address: string) => boolean): void {
    for (const device of historyDevices(this.#archive))
      for (const name of historyFiles(this.#archive, device))
        this.#catchUpWith(`${historyFolder}/${device}/${name}`, isDestroyed);
  }

  files(): KnownFile[] {
    return this.#database
      .prepare('SELECT path, home FROM files ORDER BY path')
      .all() as unknown as KnownFile[];
  }

  captures(): KnownCapture[] {
    return this.#database
      .prepare('SELECT home, capture FROM captures ORDER BY home, capture')
      .all() as unknown as KnownCapture[];
  }

  historyFiles(): string[] {
    const rows = this.#database.prepare('SELECT DISTINCT path FROM parts ORDER BY path').all() as {
      path: string;
    }[];
    return rows.map(({ path }) => path);
  }

  /** Whether anything is known below a folder that lies directly in the archive: asked at every look. */
  holdsBelow(name: string): boolean {
    const below = this.#prepared(
      `SELECT EXISTS (SELECT 1 FROM files WHERE home >= ?1 AND home < ?2)
           OR EXISTS (SELECT 1 FROM captures WHERE home >= ?1 AND home < ?2)
           OR EXISTS (SELECT 1 FROM histories WHERE path >= ?1 AND path < ?2) AS held`,
    );
    const row = below.get(`${name}/`, `${name}0`) as { held: number } | undefined;
    return row?.held === 1;
  }

  /** Writes back every JSON file that is not there any more; answers their paths. */
  restore(isWanted: (path: string) => boolean = () => true): string[] {
    const restored: string[] = [];
    const write = (path: string, bytes: Uint8Array): void => {
      const full = join(this.#archive, path);
      if (existsSync(full) || !isWanted(path)) return;
      makeFolder(dirname(full));
      writeDurably(full, bytes);
      restored.push(path);
    };
    for (const path of this.historyFiles()) write(path, this.historyBytes(path));
    for (const { path } of this.files()) {
      const row = this.#database.prepare('SELECT bytes FROM files WHERE path = ?').get(path);
      write(path, (row as { bytes: Uint8Array }).bytes);
    }
    return restored;
  }

  /** The changes that were seen in one device's history. */
  linesOf(device: string): string[] {
    return this.historyFiles()
      .filter((path) => path.startsWith(`${historyFolder}/${device}/`))
      .flatMap((path) => this.historyBytes(path).toString('utf8').split('\n'))
      .filter((line) => typeof parseChange(line) !== 'string');
  }

  historyBytes(path: string): Buffer {
    const rows = this.#database.prepare('SELECT bytes FROM parts WHERE path = ? ORDER BY part').all(path);
    return Buffer.concat((rows as { bytes: Uint8Array }[]).map(({ bytes }) => bytes));
  }

  /** Lets go of what has vanished and was accepted as gone. */
  forget(files: readonly string[], captures: readonly KnownCapture[]): void {
    this.#together(() => {
      for (const path of files) this.#database.prepare('DELETE FROM files WHERE path = ?').run(path);
      for (const { home, capture } of captures)
        this.#database.prepare('DELETE FROM captures WHERE home = ? AND capture = ?').run(home, capture);
    });
  }

  /** Takes out all that is said of destroyed things, and keeps nothing of the deleted bytes. */
  scrub(homes: readonly string[], isDestroyed: (address: string) => boolean): void {
    this.#together(() => {
      for (const home of homes) {
        // What is left of them is kept again when it is next seen.
        this.#database.prepare('DELETE FROM files WHERE home = ?').run(home);
        if (isDestroyed(home)) this.#database.prepare('DELETE FROM captures WHERE home = ?').run(home);
      }
      for (const path of this.historyFiles()) {
        const { covered } = this.#stateOf(path);
        const bytes = this.historyBytes(path);
        const clean = withoutContent(bytes, isDestroyed);
        if (clean.equals(bytes)) continue;
        this.#database.prepare('DELETE FROM parts WHERE path = ?').run(path);
        this.#database.prepare('INSERT INTO parts VALUES (?, 0, ?, ?)').run(path, covered, clean);
      }
    });
    this.#database.exec('VACUUM');
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  meta(key: string): string | undefined {
    const row = this.#database.prepare('SELECT value FROM meta WHERE key = ?').get(key);
    return (row as { value: string } | undefined)?.value;
  }

  setMeta(key: string, value: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #catchUpWith(path: string, isDestroyed: (address: string) => boolean): void {
    const entry = statSync(join(this.#archive, path), { throwIfNoEntry: false });
    const state = this.#stateOf(path);
    if (!entry || (entry.size === state.size && entry.mtimeMs === state.mtime)) return;
    const bytes = readFileSync(join(this.#archive, path));
    const whole = bytes.subarray(0, bytes.lastIndexOf(newline) + 1);
    const kept = this.historyBytes(path);
    const isContinued =
      whole.length >= state.covered && this.#beginsAlike(whole, kept, state.covered, isDestroyed);
    this.#together(() => {
      if (isContinued) {
        const added = withoutContent(whole.subarray(state.covered), isDestroyed);
        if (added.length > 0)
          this.#database
            .prepare(
              'INSERT INTO parts SELECT ?, coalesce(max(part), -1) + 1, ?, ? FROM parts WHERE path = ?',
            )
            .run(path, whole.length, added, path);
      } else if (holdsAll(whole, kept)) {
        this.#database.prepare('DELETE FROM parts WHERE path = ?').run(path);
        this.#database
          .prepare('INSERT INTO parts VALUES (?, 0, ?, ?)')
          .run(path, whole.length, withoutContent(whole, isDestroyed));
      }
      // Else the file says less than it did: what was kept of it stays.
      this.#database
        .prepare('INSERT OR REPLACE INTO histories VALUES (?, ?, ?)')
        .run(path, entry.size, entry.mtimeMs);
    });
  }

  #beginsAlike(
    whole: Buffer,
    kept: Buffer,
    covered: number,
    isDestroyed: (address: string) => boolean,
  ): boolean {
    const begin = whole.subarray(0, covered);
    return begin.equals(kept) || withoutContent(begin, isDestroyed).equals(kept);
  }

  #stateOf(path: string): HistoryState {
    const state = this.#database.prepare('SELECT size, mtime FROM histories WHERE path = ?').get(path) as
      | { size: number; mtime: number }
      | undefined;
    const part = this.#database
      .prepare('SELECT max(covered) AS covered FROM parts WHERE path = ?')
      .get(path) as { covered: number | null } | undefined;
    return { size: state?.size ?? -1, mtime: state?.mtime ?? 0, covered: part?.covered ?? 0 };
  }

  #together(action: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      action();
      this.#database.exec('COMMIT');
    } catch (error) {
      try {
        this.#database.exec('ROLLBACK');
      } catch {
        // A full disk has rolled it back already.
      }
      throw writingProblem(
        'Dossier’s own folder, where the records of the archive are kept a second time, can’t be written',
        error,
        'The archive itself is whole, with every change. Mend the cause, and it is caught up with.',
      );
    }
  }
}

/** The lines of a history without what they say of destroyed things; the same buffer where there is nothing. */
export function withoutContent(bytes: Buffer, isDestroyed: (address: string) => boolean): Buffer {
  let isChanged = false;
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .map((line) => {
      if (line === '' || !speaksOfDestroyed(line, isDestroyed)) return line;
      const change = parseChange(line);
      if (typeof change === 'string') return line;
      const kept: Change = withoutDestroyed(change, isDestroyed);
      if (kept === change) return line;
      isChanged = true;
      return JSON.stringify(kept);
    });
  return isChanged ? Buffer.from(lines.join('\n'), 'utf8') : bytes;
}

/** Told without the check of its whole shape, which takes five times as long: mostly nothing was destroyed. */
function speaksOfDestroyed(line: string, isDestroyed: (address: string) => boolean): boolean {
  try {
    const { writes } = JSON.parse(line) as { writes: readonly { readonly of: string }[] };
    return writes.some(({ of }) => isDestroyed(of));
  } catch {
    // Not a change, and so left as it is.
    return false;
  }
}

function speaksOf(checkpoint: Buffer, isDestroyed: (address: string) => boolean): boolean {
  try {
    const { things } = JSON.parse(checkpoint.toString('utf8')) as Pick<Checkpoint, 'things'>;
    return Object.entries(things).some(
      ([address, fields]) =>
        isDestroyed(address) && Object.keys(fields).some((field) => field !== destroyedField),
    );
  } catch {
    return false;
  }
}

/** Whether one version of a history has every change of another, whatever is left of them. */
function holdsAll(version: Buffer, other: Buffer): boolean {
  const stamps = new Set(stampsIn(version));
  return stampsIn(other).every((stamp) => stamps.has(stamp));
}

const stampsIn = (bytes: Buffer): string[] =>
  [...bytes.toString('utf8').matchAll(/"stamp":"(\d{13}-\d{5}-[0-9a-z]{12})"/g)].map(
    ([, stamp = '']) => stamp,
  );
