/**
 * The ledger of own stamps (`docs/SYNC.md`, "Ledger, clones, old backups"): which device id this installation
 * uses in each copy of an archive, and which change was the last and which one is about to be appended. A
 * history under the own id that ends otherwise was written by somebody else as well, or put back from a backup.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { adopt, makeFolder } from './durable-file.ts';
import { lastOwnChange } from './history.ts';
import { deviceId } from './home-folder.ts';
import { newId } from './ids.ts';

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>;

interface Entry {
  readonly path: string;
  readonly device: string;
  /** '' before the first change. */
  readonly last: string;
  readonly intended: string;
}

/** Which id to write under, and what is to be done about the one that was used before. */
interface Identity {
  readonly device: string;
  /** Whether the folder has lost the own history altogether: the guard's business. */
  readonly isMissing?: boolean;
  /** The id that was used in this copy until now, where another one must be used from now on. */
  readonly before?: string;
}

export class Ledger {
  readonly #home: string;
  readonly #archiveId: string;
  readonly #database: InstanceType<typeof DatabaseSync>;
  /** Whether the app's folder was copied from another place: its ids are in use there. */
  readonly #isCloned: boolean;
  #intend: Statement | undefined;
  #fulfil: Statement | undefined;

  constructor(home: string, archiveId: string) {
    this.#home = home;
    this.#archiveId = archiveId;
    const folder = join(home, 'ledgers');
    makeFolder(folder);
    const path = join(folder, `${archiveId}.sqlite`);
    const fresh = !existsSync(path);
    this.#database = new DatabaseSync(path);
    this.#database.exec('PRAGMA busy_timeout = 15000');
    this.#database.exec('PRAGMA journal_mode = WAL');
    // Survives the death of a process as it is; a power cut may cost the last lines, and then a new id is taken.
    this.#database.exec('PRAGMA synchronous = NORMAL');
    this.#database.exec(
      `CREATE TABLE IF NOT EXISTS copies (path TEXT PRIMARY KEY, device TEXT, last TEXT, intended TEXT);
       CREATE TABLE IF NOT EXISTS self (inode TEXT)`,
    );
    if (fresh) adopt(path);
    this.#isCloned = !this.#isItself(String(statSync(path, { bigint: true }).ino));
  }

  /** The id under which to write into a copy; a new one where the folder's history is not as it was left. */
  identify(path: string): Identity {
    const entries = this.#entries();
    const here = entries.find((entry) => entry.path === path);
    if (here) {
      const last = lastOwnChange(path, here.device);
      if (isAsLeft(here, last)) {
        if (last !== '' && isSame(here.intended, last)) this.fulfil(path, last);
        return { device: here.device };
      }
      if (last === '') return { device: here.device, isMissing: true };
      return { ...this.#takeNew(path), before: here.device };
    }
    const moved = entries.find((entry) => {
      const last = lastOwnChange(path, entry.device);
      return last !== '' && isAsLeft(entry, last) && !holdsArchive(entry.path, this.#archiveId);
    });
    if (moved) {
      this.#database.prepare('UPDATE copies SET path = ? WHERE path = ?').run(path, moved.path);
      return { device: moved.device };
    }
    return this.#takeNew(path);
  }

  /** Notes which change is about to be appended: before the append. */
  intend(path: string, change: string): void {
    this.#intend ??= this.#database.prepare('UPDATE copies SET intended = ? WHERE path = ?');
    this.#intend.run(change, path);
  }

  /** Notes that it was. */
  fulfil(path: string, change: string): void {
    this.#fulfil ??= this.#database.prepare("UPDATE copies SET last = ?, intended = '' WHERE path = ?");
    this.#fulfil.run(change, path);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  /** A copied file has another number on its disk; the ledger's own says which one it was made as. */
  #isItself(inode: string): boolean {
    const self = this.#database.prepare('SELECT inode FROM self').get() as { inode: string } | undefined;
    if (self === undefined) this.#database.prepare('INSERT INTO self VALUES (?)').run(inode);
    if (self === undefined || self.inode === inode) return true;
    this.#database.exec('BEGIN IMMEDIATE');
    this.#database.prepare('UPDATE self SET inode = ?').run(inode);
    this.#database.exec('DELETE FROM copies; COMMIT');
    return false;
  }

  #entries(): Entry[] {
    return this.#database.prepare('SELECT * FROM copies').all() as unknown as Entry[];
  }

  #takeNew(path: string): Identity {
    const used = new Set(this.#entries().map(({ device }) => device));
    const first = deviceId(this.#home);
    const isTaken = this.#isCloned || used.has(first) || lastOwnChange(path, first) !== '';
    const device = isTaken ? newId() : first;
    this.#database.prepare("INSERT OR REPLACE INTO copies VALUES (?, ?, '', '')").run(path, device);
    return { device };
  }
}

/** A process may have been killed between its note and the append, or between the append and the next note. */
const isAsLeft = ({ last, intended }: Entry, found: string): boolean =>
  isSame(last, found) || (intended !== '' && isSame(intended, found));

/** Earlier versions noted the stamp alone. */
const isSame = (noted: string, found: string): boolean => noted === found || noted === found.split(' ', 1)[0];

function holdsArchive(path: string, id: string): boolean {
  try {
    const card = JSON.parse(readFileSync(join(path, 'dossier.json'), 'utf8')) as { id?: unknown };
    return card.id === id;
  } catch {
    return false;
  }
}
