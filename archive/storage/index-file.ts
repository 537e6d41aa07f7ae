/**
 * The index of one copy of an archive: one SQLite file in the app's own folder. It is a cache of what the
 * archive's files say: it is thrown away when it is broken or of another version, and made again from them.
 *
 * Room is left for full-text search: tables of other rooms are added through {@link DerivedRows}.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { DatabaseSync } from '@photostructure/sqlite';
import { adopt, makeFolder } from './durable-file.ts';

/** To be raised with every change of the tables below or of what is written into them. */
const indexVersion = 2;

const schema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  -- Histories as far as they were read.
  CREATE TABLE histories (path TEXT PRIMARY KEY, size INTEGER, mtime REAL, read INTEGER, tail BLOB, clean INTEGER);
  -- Checkpoints as they were when they were last compared.
  CREATE TABLE checkpoints (path TEXT PRIMARY KEY, home TEXT, size INTEGER, mtime REAL, sweep INTEGER);
  CREATE INDEX checkpoints_home ON checkpoints (home);
  -- What could not be read, by file; first: byte of the first of so many lines.
  CREATE TABLE troubles (path TEXT, reason TEXT, lines INTEGER, first INTEGER, message TEXT,
    PRIMARY KEY (path, reason));
  -- Every change once, however many files hold it; digest: CRC-32 of the line as it was read.
  CREATE TABLE changes (id INTEGER PRIMARY KEY, stamp TEXT, digest INTEGER, writer TEXT, line TEXT, sum INTEGER,
    UNIQUE (stamp, digest));
  CREATE TABLE touched (address TEXT, id INTEGER, PRIMARY KEY (address, id)) WITHOUT ROWID;
  CREATE TABLE latest (device TEXT PRIMARY KEY, stamp TEXT);
  -- Registers of each thing; noun only of homes.
  CREATE TABLE things (number INTEGER PRIMARY KEY, address TEXT UNIQUE, id TEXT, home TEXT, noun TEXT,
    trashed INTEGER, unsettled INTEGER, registers TEXT, sum INTEGER);
  CREATE INDEX things_id ON things (id);
  CREATE INDEX things_home ON things (home, address);
  CREATE INDEX things_noun ON things (noun, number) WHERE noun IS NOT NULL;
  CREATE INDEX things_trashed ON things (address) WHERE trashed;
  CREATE INDEX things_unsettled ON things (address) WHERE unsettled;
  -- Own changes that no checkpoint says yet; change 0: the whole checkpoint is to be compared.
  CREATE TABLE lagging (home TEXT, change INTEGER, PRIMARY KEY (home, change)) WITHOUT ROWID;
  -- Destroyed things whose bytes may still lie in own files.
  CREATE TABLE scrubbing (address TEXT PRIMARY KEY);
`;

/** Tables that another room derives from the registers of things. */
export interface DerivedRows {
  /** Name and version: when it changes the whole index is made anew. */
  readonly name: string;
  readonly schema: string;
  /** Tables of what was computed and may be computed again: not to be had from registers alone. */
  readonly cache?: string;
}

/** Thrown where the index is found to be broken; whoever has the archive makes it anew and asks again. */
export class IndexBroken extends Error {
  override readonly name = 'IndexBroken';
}

type Database = InstanceType<typeof DatabaseSync>;
type Statement = ReturnType<Database['prepare']>;

const brokenCodes = new Set([11, 26]);

export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

export class IndexFile {
  #path: string;
  readonly #derived: readonly DerivedRows[];
  readonly #statements = new Map<string, Statement>();
  #database: Database | undefined;
  #inTransaction = false;

  private constructor(path: string, derived: readonly DerivedRows[]) {
    this.#path = path;
    this.#derived = derived;
  }

  static of(home: string, archiveId: string, archive: string, derived: readonly DerivedRows[]): IndexFile {
    const folder = join(home, 'index');
    makeFolder(folder);
    return new IndexFile(join(folder, `${copyName(archiveId, archive)}.sqlite`), derived);
  }

  /** For replicas that live only as long as their process. */
  static inMemory(derived: readonly DerivedRows[] = []): IndexFile {
    return new IndexFile(':memory:', derived);
  }

  /** Forgets everything: the next question makes a new, empty index. */
  discard(): void {
    this.close();
    if (this.#path === ':memory:') return;
    try {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${this.#path}${end}`, { force: true });
    } catch {
      // Windows keeps what is still open; the next start removes it.
      this.#path = this.#path.replace(/(\.\d+)?\.sqlite$/, `.${Date.now()}.sqlite`);
    }
  }

  /** Forgets everything and keeps the file, so that other processes that have it open go on with the same one. */
  empty(): void {
    this.transaction(() => {
      const tables = this.all<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
      );
      for (const { name } of tables)
        this.run(`DELETE FROM "${name}"${name === 'meta' ? " WHERE key <> 'version'" : ''}`);
    });
  }

  close(): void {
    this.#statements.clear();
    const database = this.#database;
    this.#database = undefined;
    this.#inTransaction = false;
    try {
      // What is still in the log is carried over as far as nobody else is reading.
      if (this.#path !== ':memory:') database?.exec('PRAGMA wal_checkpoint(PASSIVE)');
      database?.close();
    } catch {
      // A broken file can't always be closed in order; nothing that is needed is in it.
    }
  }

  run(sql: string, ...values: SqlValue[]): { readonly changes: number; readonly lastInsertRowid: number } {
    return this.#guarded(() => {
      const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
      return { changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
    });
  }

  get<Row extends SqlRow>(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.#guarded(() => this.#statement(sql).get(...values) as Row | undefined);
  }

  all<Row extends SqlRow>(sql: string, ...values: SqlValue[]): Row[] {
    return this.#guarded(() => this.#statement(sql).all(...values) as Row[]);
  }

  /** Runs an action whose writes stand together or not at all. May be nested. */
  transaction<T>(action: () => T): T {
    if (this.#inTransaction) return action();
    this.#guarded(() => this.#opened().exec('BEGIN IMMEDIATE'));
    this.#inTransaction = true;
    try {
      const result = action();
      this.#guarded(() => this.#opened().exec('COMMIT'));
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** Changes whenever another connection has written. */
  get version(): number {
    return this.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
  }

  meta(key: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;
  }

  setMeta(key: string, value: string): void {
    this.run(
      'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value,
    );
  }

  /** Writes the file anew, so that nothing of what was deleted stays in it. */
  vacuum(): void {
    this.#guarded(() => {
      this.#opened().exec('VACUUM');
      this.#opened().exec('PRAGMA wal_checkpoint(TRUNCATE)');
    });
  }

  #rollBack(): void {
    try {
      this.#database?.exec('ROLLBACK');
    } catch {
      // Broken: it is thrown away as a whole.
    }
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#opened().prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #opened(): Database {
    if (this.#database) return this.#database;
    try {
      this.#database = this.#openCurrent();
    } catch (error) {
      if (!isBroken(error, this.#path)) throw error;
      this.discard();
      this.#database = this.#openCurrent();
    }
    return this.#database;
  }

  /** Opens the file; one of another version, or that was cut off while it was made, is made anew. */
  #openCurrent(): Database {
    const wanted = [`index ${indexVersion}`, ...this.#derived.map(({ name }) => name)].join(', ');
    const opened = openDatabase(this.#path);
    if (versionOf(opened) === wanted) return opened;
    opened.close();
    this.discard();
    const database = openDatabase(this.#path);
    database.exec('BEGIN IMMEDIATE');
    // Another process may have made it meanwhile.
    if (versionOf(database) !== wanted) {
      database.exec(schema);
      for (const { schema: tables, cache = '' } of this.#derived) database.exec(tables + cache);
      database.prepare('INSERT INTO meta VALUES (?, ?)').run('version', wanted);
    }
    database.exec('COMMIT');
    return database;
  }

  #guarded<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (isBroken(error, this.#path)) throw new IndexBroken(String(error), { cause: error });
      throw error;
    }
  }
}

function openDatabase(path: string): Database {
  const fresh = path !== ':memory:' && !existsSync(path);
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout = 15000');
    database.exec('PRAGMA journal_mode = WAL');
    // The archive's files are the truth: a power cut may cost the last rows, which are read again.
    database.exec('PRAGMA synchronous = NORMAL');
    database.exec('PRAGMA secure_delete = ON');
    database.exec('PRAGMA cache_size = -32000');
    // A checkpoint waits for the disk: with SQLite's 1,000 pages a first index took twice as long.
    database.exec('PRAGMA wal_autocheckpoint = 20000');
    if (fresh) adopt(path);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function versionOf(database: Database): string {
  const [table] = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").all();
  if (!table) return '';
  const row = database.prepare("SELECT value FROM meta WHERE key = 'version'").get() as
    | { value?: unknown }
    | undefined;
  return String(row?.value ?? '');
}

/** What SQLite says, some of it as a plain SQL error, of a file whose header or schema is not as it was written. */
const brokenMessages =
  /^(database disk image is malformed|file is not a database|disk I\/O error|unsupported file format|malformed database schema|no such (table|column))/;

function isBroken(error: unknown, path: string): boolean {
  if (error instanceof IndexBroken) return true;
  const { errcode, message } = error as { errcode?: unknown; message?: unknown };
  // @photostructure/sqlite gives errors of all() and iterate() no number.
  if (brokenMessages.test(String(message))) return true;
  if (typeof errcode !== 'number') return false;
  return brokenCodes.has(errcode & 0xff) || ((errcode & 0xff) === readOnly && mayBeWritten(path));
}

/** SQLite also calls a file read-only whose header says that a later version wrote it. */
const readOnly = 8;

function mayBeWritten(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Names what belongs to one copy of an archive: two copies on one device have an index each. */
export function copyName(archiveId: string, archive: string): string {
  const place = createHash('sha256').update(resolve(archive)).digest('hex').slice(0, 12);
  return `${archiveId}-${place}`;
}

/** Sum by which a row is known to be as it was written. */
export const sumOf = (text: string): number => crc32(text);
