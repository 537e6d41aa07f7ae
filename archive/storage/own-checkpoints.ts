/** Keeps this device's checkpoints up with its history. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, destroyedField, fieldWriteOf } from './change.ts';
import type { ChangeLog } from './change-log.ts';
import { ChangeParts } from './change-parts.ts';
import {
  type Checkpoint,
  checkpointText,
  Facts,
  parseCheckpoint,
  readIfThere,
  writeCheckpoint,
  writesIn,
} from './checkpoint.ts';
import { makeFolder, writeNew } from './durable-file.ts';
import type { IndexFile } from './index-file.ts';
import { foldersOf, homeOf, idOf, settingsHome, shardOf } from './layout.ts';
import { type FieldWrite, isProse } from './register.ts';
import { forgetTroubles } from './troubles.ts';

export interface OwnCheckpointsOptions {
  /** Path of the archive. */
  readonly archive: string;
  readonly index: IndexFile;
  readonly log: ChangeLog;
  /** Where copies of what can't be parsed go. */
  readonly unreadable: string;
  readonly device: () => string;
  /** The folder of a home, made where there is none. */
  readonly folderOf: (home: string) => string;
  readonly isDestroyed: (address: string) => boolean;
  /** Called with every checkpoint that was written. */
  readonly onWritten: (path: string, home: string) => void;
}

/** Change number that stands for "compare the whole checkpoint with the history". */
const whole = 0;

export class OwnCheckpoints {
  readonly #options: OwnCheckpointsOptions;
  readonly #here = new Set<string>();
  readonly #parts: ChangeParts;

  constructor(options: OwnCheckpointsOptions) {
    this.#options = options;
    this.#parts = new ChangeParts(options.log);
  }

  /** Notes that a change of the own history is not in the checkpoints yet. */
  note(change: Change, number: number): void {
    for (const home of new Set(change.writes.map(({ of }) => homeOf(of)))) this.#lag(home, number);
  }

  /** Notes that a checkpoint must be compared with the history as a whole. */
  compare(home: string): void {
    this.#lag(home, whole);
  }

  compareAt(path: string): void {
    const row = this.#options.index.get<{ home: string }>(
      'SELECT home FROM checkpoints WHERE path = ?',
      path,
    );
    if (row) this.#lag(row.home, whole);
  }

  /** Those of them that this process has found to lag: others have a process of their own to see to them. */
  laggingHere(limit: number): string[] {
    return [...this.#here].slice(0, limit);
  }

  /** Homes whose checkpoint lags behind the history; at most so many. */
  lagging(limit: number): string[] {
    return this.#options.index
      .all<{ home: string }>('SELECT DISTINCT home FROM lagging LIMIT ?', limit)
      .map(({ home }) => home);
  }

  /** Whether a checkpoint says what the own history says, and nothing that the history contradicts. */
  isCurrent(home: string, checkpoint: Checkpoint): boolean {
    const said = this.#merged(home, this.#all(home), checkpoint);
    return checkpointText(said) === checkpointText(checkpoint);
  }

  /** To be called where the index says something else than before. */
  forget(): void {
    this.#parts.forget();
  }

  /** Brings one up to date. */
  write(home: string): void {
    const { index } = this.#options;
    const numbers = index
      .all<{ change: number }>('SELECT change FROM lagging WHERE home = ?', home)
      .map(({ change }) => change);
    this.#here.delete(home);
    // Another process was quicker.
    if (numbers.length === 0) return;
    const path = this.pathOf(home);
    const before = this.#read(path);
    const isWhole = numbers.includes(whole) || before === undefined;
    const latest = isWhole ? this.#all(home) : this.#parts.of(home, numbers);
    const changes = before && !isWhole && repeatsProse(before, latest) ? this.#all(home) : latest;
    const checkpoint = this.#merged(home, changes, before);
    const full = join(this.#options.archive, path);
    if (before === undefined || checkpointText(checkpoint) !== checkpointText(before))
      writeCheckpoint(full, checkpoint);
    this.#options.onWritten(path, home);
    const { size, mtimeMs } = statSync(full);
    index.transaction(() => {
      index.run(
        `INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime = excluded.mtime`,
        path,
        home,
        size,
        mtimeMs,
        Number(index.meta('sweeping') ?? 0),
      );
      forgetTroubles(index, path);
      for (const number of numbers)
        index.run('DELETE FROM lagging WHERE home = ? AND change = ?', home, number);
    });
    if (this.#here.size === 0) this.#parts.forget();
  }

  /** Path below the archive; where the thing has several folders, the one that holds a checkpoint already. */
  pathOf(home: string): string {
    const { archive, device, folderOf } = this.#options;
    const name = `${device()}.json`;
    if (home === settingsHome) {
      makeFolder(join(archive, settingsHome));
      return `${settingsHome}/${name}`;
    }
    // Its label would tell of a thing that was destroyed.
    if (this.#options.isDestroyed(home)) {
      makeFolder(join(archive, shardOf(home), idOf(home)));
      return `${shardOf(home)}/${idOf(home)}/${name}`.replaceAll('\\', '/');
    }
    const folders = foldersOf(archive, home);
    const folder = folders.find((one) => existsSync(join(archive, one, name))) ?? folders[0];
    const path = folder === undefined ? folderOf(home).slice(archive.length + 1) : folder;
    return `${path}/${name}`.replaceAll('\\', '/');
  }

  /** All that the own history says of a home. */
  #all(home: string): Change[] {
    return this.#parts.of(home, this.#options.log.numbersBelow(home, this.#options.device()));
  }

  /** Where the history speaks it holds: what was altered in a checkpoint must not win by its value. */
  #merged(home: string, changes: readonly Change[], before: Checkpoint | undefined): Checkpoint {
    const { device, isDestroyed } = this.#options;
    const facts = new Facts();
    const learn = (address: string, field: string, write: FieldWrite): void => {
      if (isDestroyed(address)) facts.learn(address, destroyedField, { stamp: write.stamp, value: true });
      else facts.learn(address, field, write);
    };
    for (const change of changes)
      for (const write of change.writes)
        if (homeOf(write.of) === home) learn(write.of, write.field, fieldWriteOf(change, write));
    const spoken = new Set(changes.map(({ stamp }) => stamp));
    if (before)
      for (const { address, field, write } of writesIn(before))
        if (homeOf(address) === home && !spoken.has(write.stamp)) learn(address, field, write);
    return facts.checkpointOf(device());
  }

  #read(path: string): Checkpoint | undefined {
    const text = readIfThere(join(this.#options.archive, path));
    if (text === null) return undefined;
    try {
      return parseCheckpoint(text);
    } catch {
      // It is written anew from the history; what stood there is kept.
      this.copyAside(path);
      return undefined;
    }
  }

  /** Copies a file that can't be parsed into the app's own folder; answers where it is. */
  copyAside(path: string): string {
    const bytes = readFileSync(join(this.#options.archive, path));
    // Named for its content: a file that is damaged a second time is kept a second time.
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const copy = join(this.#options.unreadable, `${digest}-${path.replaceAll(/[\\/]/g, '~')}`);
    if (!existsSync(copy)) {
      makeFolder(this.#options.unreadable);
      writeNew(copy, bytes);
    }
    return copy;
  }

  #lag(home: string, number: number): void {
    this.#here.add(home);
    this.#options.index.run('INSERT OR IGNORE INTO lagging VALUES (?, ?)', home, number);
  }
}

/**
 * Whether a text of the checkpoint was written by one of these changes: a process was killed after it had brought the
 * checkpoint up to date. The text in the checkpoint names all that was replaced, the change only the latest; where the
 * history speaks it holds, so that all of it must speak.
 */
function repeatsProse(checkpoint: Checkpoint, changes: readonly Change[]): boolean {
  const stamps = new Set(changes.map(({ stamp }) => stamp));
  for (const { write } of writesIn(checkpoint)) if (isProse(write) && stamps.has(write.stamp)) return true;
  return false;
}
