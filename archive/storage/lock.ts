/**
 * The lock that serialises the writes of the app and the command line on one archive. It is a lock of SQLite
 * on a file in the app's own folder, that is, one of the operating system: it goes with its process,
 * however that dies.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { ProblemError } from '../contract/problem.ts';
import { adopt, makeFolder } from './durable-file.ts';

/** How long a writer waits for another one, in milliseconds. A change takes well under one. */
const patience = 15_000;

export class ArchiveLock {
  readonly #database: InstanceType<typeof DatabaseSync>;
  #held = 0;

  constructor(home: string, archiveId: string) {
    const folder = join(home, 'locks');
    makeFolder(folder);
    const path = join(folder, `${archiveId}.sqlite`);
    const fresh = !existsSync(path);
    this.#database = new DatabaseSync(path);
    this.#database.exec(`PRAGMA busy_timeout = ${patience}`);
    if (fresh) {
      this.#database.exec('CREATE TABLE IF NOT EXISTS lock (held INTEGER)');
      adopt(path);
    }
  }

  /** Runs a synchronous action while no other process runs one on this archive. May be nested. */
  hold<T>(action: () => T): T {
    if (this.#held > 0) return this.#run(action);
    try {
      this.#database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      throw new ProblemError(
        'busy',
        'Another window or command is writing to this archive and has not finished. Nothing was changed; try again in a moment.',
        { cause: String(error) },
      );
    }
    try {
      return this.#run(action);
    } finally {
      this.#database.exec('ROLLBACK');
    }
  }

  #run<T>(action: () => T): T {
    this.#held++;
    try {
      return action();
    } finally {
      this.#held--;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
