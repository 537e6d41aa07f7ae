/**
 * An open archive: the replica of what is known, and the only way to change it. Everything here is
 * synchronous: a change is read, decided, appended and applied under one hold of the lock.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { type ArchiveCard, readArchiveCard } from './archive-folder.ts';
import { archiveFormat, type Change, changeSchema } from './change.ts';
import { ChangeLog } from './change-log.ts';
import { checkpointText, parseCheckpoint, readIfThere, writeCheckpoint } from './checkpoint.ts';
import { Draft } from './draft.ts';
import { makeFolder, writeNew } from './durable-file.ts';
import { appendChange, HistoryReader, type HistoryTail, type UnreadableLine } from './history.ts';
import { deviceId } from './home-folder.ts';
import {
  checkpointDevices,
  folderLabel,
  folderName,
  foldersOf,
  homeFolders,
  homeOf,
  idOf,
  nouns,
  shardOf,
} from './layout.ts';
import { ArchiveLock } from './lock.ts';
import { writingProblem } from './not-writable.ts';
import type { Seen } from './register.ts';
import { Replica } from './replica.ts';
import { HybridClock, laterStamp, type Stamp, stampDevice } from './stamp.ts';

export interface ArchiveOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Name of the person who works here; may be ''. */
  readonly author?: string;
  /** Wall clock in milliseconds. */
  readonly now?: () => number;
}

/** How many checkpoints are written under one hold of the lock, so that other writers get their turn. */
const checkpointsAHold = 50;

export class Archive {
  readonly path: string;
  readonly card: ArchiveCard;
  readonly device: string;
  readonly replica = new Replica();
  readonly log = new ChangeLog();
  readonly author: string;
  readonly now: () => number;
  /** What could not be read and was left in place, as sentences. */
  readonly warnings: string[] = [];
  readonly #home: string;
  readonly #lock: ArchiveLock;
  readonly #clock: HybridClock;
  readonly #reader: HistoryReader;
  /** The latest stamp known of each device. */
  readonly #latest = new Map<string, Stamp>();
  /** Stamps of own appends that the reader has not come past yet. */
  readonly #own = new Set<string>();
  /** Addresses that changes were about since they were last taken, from here and from outside. */
  #changed = new Set<string>();
  /** Homes whose own checkpoint lags behind the history. */
  readonly #lagging = new Set<string>();

  private constructor(path: string, options: ArchiveOptions) {
    this.path = resolve(path);
    this.card = readArchiveCard(this.path);
    this.#home = options.home;
    this.device = deviceId(options.home);
    this.author = options.author ?? '';
    this.now = options.now ?? Date.now;
    this.#clock = new HybridClock(this.device, this.now);
    this.#reader = new HistoryReader(this.path);
    this.#lock = new ArchiveLock(options.home, this.card.id);
  }

  /** Opens an archive: histories first, then checkpoints, which say nothing new unless a history is lost. */
  static open(path: string, options: ArchiveOptions): Archive {
    const archive = new Archive(path, options);
    archive.#lock.hold(() => {
      archive.refresh();
      archive.#readCheckpoints();
    });
    archive.takeChanged();
    return archive;
  }

  get name(): string {
    return basename(this.path);
  }

  /** Takes in what other processes and devices have appended. */
  refresh(): void {
    const tail = this.#readTails();
    for (const change of tail.changes) if (!this.#own.delete(change.stamp)) this.#take(change);
    for (const line of tail.unreadable) this.warnings.push(unreadableSentence(line));
  }

  /** The addresses that changes were about since this was last asked, whoever made them. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /**
   * Makes one change: all that `build` writes is appended to the history as one line, or nothing. When it
   * returns the change is on the disk. Writes that say what is known already are left out.
   */
  commit<T>(build: (draft: Draft) => T): T {
    return this.#lock.hold(() => {
      this.refresh();
      const draft = new Draft(this.replica);
      const result = build(draft);
      if (draft.writes.length === 0) return result;
      const change: Change = {
        v: archiveFormat,
        stamp: this.#clock.next(),
        at: new Date(this.now()).toISOString(),
        author: this.author,
        ...this.#seen(),
        writes: draft.writes,
      };
      // What could not be read again would be lost at the next start: a bug, and better seen now.
      changeSchema.parse(change);
      this.guarded(() => appendChange(this.path, this.device, change));
      this.#own.add(change.stamp);
      this.#take(change);
      return result;
    });
  }

  /** Brings the checkpoints that lag behind the history up to date. */
  checkpoint(): void {
    while (this.#lagging.size > 0) {
      const batch = [...this.#lagging].slice(0, checkpointsAHold);
      this.#lock.hold(() => {
        this.refresh();
        for (const home of batch) {
          this.guarded(() => this.#writeCheckpoint(home));
          this.#lagging.delete(home);
        }
      });
    }
  }

  get lagging(): boolean {
    return this.#lagging.size > 0;
  }

  close(): void {
    try {
      this.checkpoint();
    } finally {
      // What no checkpoint says stands in the history, and is caught up with when the archive is next opened.
      this.#lock.close();
    }
  }

  /** Lets go of the archive without another write, as after a failure of the disk. */
  abandon(): void {
    this.#lock.close();
  }

  /** Writes into the archive; a failure of the disk becomes a problem that the person can read. */
  guarded<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw writingProblem(
        `The archive “${this.name}” can't be written`,
        error,
        'This change was not kept; everything before it is safe. Mend the cause and try again.',
      );
    }
  }

  /** The folder of a home, made if it is not there; `title` gives a new one its label. */
  folderOf(home: string, title: string): string {
    const known = foldersOf(this.path, home)[0];
    if (known !== undefined) return join(this.path, known);
    const folder = join(this.path, shardOf(home), folderName(idOf(home), folderLabel(title)));
    this.guarded(() => makeFolder(folder));
    return folder;
  }

  #readTails(): HistoryTail {
    try {
      return this.#reader.readTails();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (typeof code !== 'string') throw error;
      throw new ProblemError(
        'not-writable',
        `The histories of “${this.name}” can't be read (${code}). Nothing was changed; check that you may open the archive’s folder.`,
      );
    }
  }

  #seen(): { seen?: Seen } {
    const others = [...this.#latest].filter(([device]) => device !== this.device);
    return others.length === 0 ? {} : { seen: Object.fromEntries(others) };
  }

  #take(change: Change): void {
    this.#clock.see(change.stamp);
    const device = stampDevice(change.stamp);
    this.#latest.set(device, laterStamp(this.#latest.get(device) ?? '', change.stamp));
    this.log.add(change);
    this.replica.apply(change);
    for (const write of change.writes) this.#changed.add(write.of);
    if (!change.stamp.endsWith(this.device)) return;
    for (const write of change.writes) this.#lagging.add(homeOf(write.of));
  }

  #writeCheckpoint(home: string): void {
    const facts = this.replica.factsOf(this.device, home);
    const path = join(this.folderOf(home, this.#labelOf(home)), `${this.device}.json`);
    writeCheckpoint(path, this.device, facts);
  }

  #labelOf(home: string): string {
    const title = this.replica.value(home, 'title') ?? this.replica.value(home, 'name');
    const date = this.replica.value(home, 'published') ?? this.replica.value(home, 'date');
    return [date, title].filter((part) => typeof part === 'string' && part !== '').join(' ');
  }

  #readCheckpoints(): void {
    const current = new Set<string>();
    for (const noun of nouns) {
      for (const { home, folder } of homeFolders(this.path, noun)) {
        for (const device of checkpointDevices(join(this.path, folder))) {
          const path = join(folder, `${device}.json`);
          const checkpoint = this.#readCheckpoint(path, device);
          if (!checkpoint) continue;
          for (const [address, fields] of Object.entries(checkpoint.things)) {
            if (homeOf(address) !== home) continue;
            for (const [field, write] of Object.entries(fields)) {
              // Where the history speaks it holds: a checkpoint that was altered must not win by its value.
              if (this.replica.knows(address, field, write.stamp)) continue;
              this.#clock.see(write.stamp);
              this.replica.learn(address, field, write);
            }
          }
          if (device === this.device && this.#isCurrent(home, checkpoint.things)) current.add(home);
        }
      }
    }
    for (const home of this.replica.homesOf(this.device)) if (!current.has(home)) this.#lagging.add(home);
    for (const home of current) this.#lagging.delete(home);
  }

  #isCurrent(home: string, things: Parameters<typeof checkpointText>[1]): boolean {
    return (
      checkpointText(this.device, things) ===
      checkpointText(this.device, this.replica.factsOf(this.device, home))
    );
  }

  #readCheckpoint(path: string, device: string) {
    const text = readIfThere(join(this.path, path));
    if (text === null) return undefined;
    try {
      return parseCheckpoint(text);
    } catch {
      // Ours will be written anew from the history; what stood there is kept, whoever wrote it.
      const aside = this.#copyAside(path);
      this.warnings.push(
        device === this.device
          ? `“${path}” could not be read. A copy is in “${aside}”; it is rebuilt from the history.`
          : `“${path}”, written by another device, can't be read. It was left as it is; a copy is in “${aside}”.`,
      );
      return undefined;
    }
  }

  #copyAside(path: string): string {
    const folder = join(this.#home, 'unreadable', this.card.id);
    const bytes = readFileSync(join(this.path, path));
    // Named for its content: a file that is damaged a second time is kept a second time.
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const copy = join(folder, `${digest}-${path.replaceAll(/[\\/]/g, '~')}`);
    if (!existsSync(copy)) {
      makeFolder(folder);
      writeNew(copy, bytes);
    }
    return copy;
  }
}

function unreadableSentence(line: UnreadableLine): string {
  const why =
    line.reason === 'newer-format' ? 'was written by a newer version of Dossier' : 'is not a change';
  return `“${line.file}”: the line at byte ${line.offset} ${why}. It was left as it is.`;
}
