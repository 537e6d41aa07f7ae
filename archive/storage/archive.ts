/**
 * An open archive: the replica of what is known, and the only way to change it. Everything here is
 * synchronous: a change is read, decided, appended and applied under one hold of the lock.
 */
import { basename, join, resolve } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { type ArchiveCard, readArchiveCard } from './archive-folder.ts';
import { archiveFormat, type Change, type ChangeRole, changeSchema } from './change.ts';
import { ChangeLog } from './change-log.ts';
import { type Checkpoint, writesIn } from './checkpoint.ts';
import { Draft } from './draft.ts';
import { makeFolder } from './durable-file.ts';
import type { Missing } from './guard.ts';
import { appendLines, changeMark } from './history.ts';
import { HistoryReader, parseChange } from './history-reader.ts';
import { Identity, lostLines } from './identity.ts';
import { type DerivedRows, IndexBroken, IndexFile } from './index-file.ts';
import { folderLabel, folderName, foldersOf, homeOf, idOf, settingsHome, shardOf } from './layout.ts';
import { Ledger } from './ledger.ts';
import { ArchiveLock } from './lock.ts';
import { writingProblem } from './not-writable.ts';
import { OwnCheckpoints } from './own-checkpoints.ts';
import { Replica } from './replica.ts';
import { Scrubbing } from './scrubbing.ts';
import { type KnownCapture, Shadow } from './shadow.ts';
import type { Stamp } from './stamp.ts';
import { type FoundCheckpoint, Sweep, type SweepStage } from './sweep.ts';
import { forgetTroubles, noteUnreadableFile, noteUnreadableLine, troublesIn } from './troubles.ts';
import { Vanished } from './vanished.ts';

export interface ArchiveOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Name of the person who works here; may be ''. */
  readonly author?: string;
  /** Wall clock in milliseconds. */
  readonly now?: () => number;
  /** Told how far the histories are read and the folders compared, which takes long the first time. */
  readonly onReading?: ((read: ReadSoFar) => void) | undefined;
  /** Tables that are kept up with the registers in the index. */
  readonly rows?: readonly IndexedRows[];
}

/** How much was taken in, and how much looked at by a sweep. */
export interface ReadSoFar {
  readonly changes: number;
  readonly things: number;
}

/** Rows that another room derives from registers, for lists, counts and links. */
export interface IndexedRows extends DerivedRows {
  /** Brings the rows of these things up to date; in the transaction in which the registers changed. */
  readonly derive: (index: IndexFile, replica: Replica, addresses: readonly string[]) => void;
}

/** How many checkpoints are written under one hold of the lock, so that other writers get their turn. */
const checkpointsAHold = 50;
/** Milliseconds spent at close on checkpoints that another process owed. */
const forOthers = 500;

export class Archive {
  readonly path: string;
  readonly card: ArchiveCard;
  /** Who works here now; may be ''. */
  author: string;
  readonly now: () => number;
  readonly index: IndexFile;
  readonly replica: Replica;
  readonly log: ChangeLog;
  readonly rows: readonly IndexedRows[];
  readonly #onReading: ArchiveOptions['onReading'];
  readonly #shadow: Shadow;
  readonly #lock: ArchiveLock;
  readonly #ledger: Ledger;
  readonly #reader: HistoryReader;
  readonly #checkpoints: OwnCheckpoints;
  readonly #identity: Identity;
  readonly #vanished: Vanished;
  readonly #scrubbing: Scrubbing;
  /** Addresses that changes were about since they were last taken, from here and from outside. */
  #changed = new Set<string>();
  /** Version of the index and number of the last change when this process last looked. */
  #indexVersion = 0;
  #lastChange = 0;

  readonly #isDestroyed = (address: string): boolean => this.replica.isDestroyed(address);

  private constructor(path: string, options: ArchiveOptions) {
    this.path = resolve(path);
    this.card = readArchiveCard(this.path);
    this.author = options.author ?? '';
    this.now = options.now ?? Date.now;
    this.rows = options.rows ?? [];
    this.#onReading = options.onReading;
    this.index = IndexFile.of(options.home, this.card.id, this.path, this.rows);
    this.replica = new Replica(this.index, (address) => this.#onDestroyed(address));
    this.log = new ChangeLog(this.index);
    this.#reader = new HistoryReader(this.path, this.index);
    this.#lock = new ArchiveLock(options.home, this.card.id);
    this.#ledger = new Ledger(options.home, this.card.id);
    this.#shadow = new Shadow(options.home, this.card.id, this.path);
    this.#identity = new Identity(this.now);
    this.#checkpoints = new OwnCheckpoints({
      archive: this.path,
      index: this.index,
      log: this.log,
      unreadable: join(options.home, 'unreadable', this.card.id),
      device: () => this.device,
      folderOf: (home) => this.folderOf(home, this.#labelOf(home)),
      isDestroyed: this.#isDestroyed,
      onWritten: (path, home) => this.#shadow.keepFile(path, home, this.#isDestroyed),
    });
    const kept = {
      archive: this.path,
      index: this.index,
      shadow: this.#shadow,
      identity: this.#identity,
      isDestroyed: this.#isDestroyed,
    };
    this.#vanished = new Vanished(kept);
    this.#scrubbing = new Scrubbing({
      ...kept,
      aside: ['put-away', 'unreadable'].map((folder) => join(options.home, folder, this.card.id)),
      reader: this.#reader,
      checkpoints: this.#checkpoints,
    });
  }

  /** Opens an archive: what the index knows, and what the histories say besides. */
  static open(path: string, options: ArchiveOptions): Archive {
    let archive: Archive | undefined;
    try {
      const opened = new Archive(path, options);
      archive = opened;
      opened.mending(() => opened.#lock.hold(() => opened.#identify()));
      opened.mending(() => opened.refresh());
      opened.#vanished.look();
    } catch (error) {
      archive?.abandon();
      // What is written when an archive is opened lies in the app's own folder.
      throw writingProblem(
        `“${basename(path)}” can’t be opened, as Dossier’s own folder can’t be written`,
        error,
        'Nothing was changed; mend the cause and open it again.',
      );
    }
    archive.takeChanged();
    return archive;
  }

  get name(): string {
    return basename(this.path);
  }

  /** The id under which this installation writes into this copy. */
  get device(): string {
    return this.#identity.device;
  }

  /** What could not be read and was left in place, as sentences. */
  get warnings(): string[] {
    return troublesIn(this.index).map(({ message }) => message);
  }

  /** Takes in what other processes and devices have appended. */
  refresh(): void {
    this.#noticeOthers();
    this.#lookAtFolders();
    while (this.#hasNews()) {
      this.#lock.hold(() => this.#takeNews());
      this.#onReading?.({ changes: this.#lastChange, things: 0 });
    }
  }

  /** The addresses that changes were about since this was last asked, whoever made them. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed = new Set();
    return changed;
  }

  /**
   * Makes one change: all that `build` writes is appended to the history as one line, or nothing. When it
   * returns the change is on the disk. Writes that say what is known already are left out. `role`: what it is to others.
   */
  commit<T>(build: (draft: Draft) => T, role: ChangeRole = {}): T {
    return this.#lock.hold(() => {
      this.refresh();
      this.#vanished.refuse();
      const draft = new Draft(this.replica);
      const result = build(draft);
      if (draft.writes.length === 0) return result;
      const change: Change = {
        v: archiveFormat,
        stamp: this.#identity.nextStamp(),
        at: new Date(this.now()).toISOString(),
        author: this.author,
        ...this.#identity.seen,
        ...role,
        writes: draft.writes,
      };
      // What could not be read again would be lost at the next start: a bug, and better seen now.
      changeSchema.parse(change);
      this.#append([JSON.stringify(change)], changeMark(change));
      return result;
    });
  }

  /**
   * Takes over changes that stand in no history here, as they are: appended to the own history with their
   * stamps and authors. Answers how many were not known.
   */
  absorb(lines: readonly string[]): number {
    return this.#lock.hold(() => {
      this.refresh();
      this.#vanished.refuse();
      const unknown = [...new Set(lines)].filter((line) => {
        const change = parseChange(line);
        return typeof change !== 'string' && !this.log.has(change.stamp, line);
      });
      if (unknown.length > 0) this.#append(unknown, '');
      return unknown.length;
    });
  }

  /** Brings the checkpoints that lag behind the history up to date. */
  checkpoint(): void {
    do this.checkpointSome();
    while (this.lagging && !this.missing);
  }

  /** Brings a few of them up to date. */
  checkpointSome(): void {
    this.#lock.hold(() => {
      this.refresh();
      if (!this.missing) this.#writeCheckpoints(this.#checkpoints.lagging(checkpointsAHold));
      if (!this.lagging) this.#shadow.catchUp(this.#isDestroyed);
    });
  }

  #writeCheckpoints(homes: readonly string[]): void {
    this.guarded(() =>
      this.#shadow.batch(() => {
        for (const home of homes) this.#checkpoints.write(home);
      }),
    );
  }

  get lagging(): boolean {
    return this.#checkpoints.lagging(1).length > 0;
  }

  /**
   * Compares everything that lies in the folder with what is known, a little at each step of the generator, which
   * says how far that is. Answers what has vanished since the last sweep.
   */
  *sweep(): Generator<SweepStage, Missing> {
    const files = new Set<string>();
    const captures = new Set<string>();
    const sweep = new Sweep({
      archive: this.path,
      index: this.index,
      onCheckpoint: (found) => this.#takeCheckpoint(found),
      onTrouble: (path, device, isReadable) => this.#noteCheckpoint(path, device, isReadable),
      onFile: (path, home, isChanged) => {
        files.add(path);
        if (isChanged || !this.#shadow.holdsFile(path)) this.#shadow.keepFile(path, home, this.#isDestroyed);
      },
      onCapture: (home, capture) => {
        captures.add(`${home}/${capture}`);
        this.#shadow.noteCapture(home, capture);
      },
      isDestroyed: this.#isDestroyed,
      onDestroyed: (home) => this.#scrubbing.noteLeftovers(home),
    });
    while (this.#lock.hold(() => this.#shadow.batch(() => sweep.step()))) {
      this.#onReading?.({ changes: this.#lastChange, things: sweep.things });
      yield sweep.stage;
    }
    return this.#lock.hold(() => {
      this.#shadow.catchUp(this.#isDestroyed);
      const missing = this.#vanished.find({
        has: (path) => files.has(path),
        hasCapture: (home, capture) => captures.has(`${home}/${capture}`),
      });
      const isFirst = !this.isSwept;
      const vanished = sweep.finish();
      this.#vanished.heed(missing);
      if (missing.isMuch) return missing;
      for (const { path, home } of vanished)
        if (path.endsWith(`/${this.device}.json`)) this.#checkpoints.compare(home);
      if (isFirst) this.#compareMissing();
      return missing;
    });
  }

  /** Whether everything was compared once since the index was made. */
  get isSwept(): boolean {
    return this.index.meta('sweep') !== undefined;
  }

  /** What has vanished from the folder, while nothing may be written into it (`docs/SYNC.md`, "Guard"). */
  get missing(): Missing | undefined {
    return this.#vanished.missing;
  }

  /** Looks anew at what is missing, whether it is much or not. */
  findMissing(): Missing {
    return this.#lock.hold(() => {
      this.#shadow.catchUp(this.#isDestroyed);
      return this.#vanished.heed(this.#vanished.find());
    });
  }

  /** Puts back from the shadow what is gone; answers the files. Captures are `archive/guarding`'s. */
  restoreMissing(isWanted: (path: string) => boolean = () => true): string[] {
    return this.#lock.hold(() => {
      const restored = this.guarded(() => this.#shadow.restore(isWanted));
      this.#vanished.settle();
      this.#identify();
      this.#vanished.look();
      this.refresh();
      return restored;
    });
  }

  /** Makes what is there now the measure of what vanishes later. */
  acceptMissing({ files, captures }: Missing): void {
    this.#lock.hold(() => {
      this.#shadow.forget(
        files.map(({ path }) => path),
        captures,
      );
      this.#vanished.settle();
      this.#vanished.look();
    });
  }

  /** Folder that holds the captures a second time, or null. */
  get mirror(): string | null {
    return this.#shadow.meta('mirror') || null;
  }

  setMirror(path: string | null): void {
    this.#shadow.setMeta('mirror', path ?? '');
  }

  /** What was noted of this copy on this device; undefined where nothing was. */
  noted(key: string): string | undefined {
    return this.#shadow.meta(key);
  }

  note(key: string, value: string): void {
    this.#shadow.setMeta(key, value);
  }

  /** Whether an own checkpoint says what the own history says of a thing, and nothing that contradicts it. */
  isCurrent(home: string, checkpoint: Checkpoint): boolean {
    return this.#checkpoints.isCurrent(home, checkpoint);
  }

  /** Things whose own checkpoint is about to be brought up to date. */
  laggingHomes(): string[] {
    return this.#checkpoints.lagging(Number.MAX_SAFE_INTEGER);
  }

  /** Compares the own checkpoint of a thing with the history as a whole, and brings it up to date. */
  rewriteCheckpoint(home: string): void {
    this.#lock.hold(() => {
      this.refresh();
      this.#vanished.refuse();
      this.#checkpoints.compare(home);
      this.guarded(() => this.#checkpoints.write(home));
    });
  }

  /**
   * Puts another version of an own history in the place of a damaged one, with every other writer kept out, and
   * makes the index anew. `write` is asked with what is known at that moment.
   */
  mendHistory(write: () => void): void {
    this.#lock.hold(() => {
      this.refresh();
      this.#vanished.refuse();
      this.guarded(write);
      this.refill();
    });
  }

  /** Captures that were there when the folder was last compared, or that have vanished since. */
  knownCaptures(): KnownCapture[] {
    return this.#shadow.captures();
  }

  /** Whether bytes of destroyed things are to be taken out of files. */
  get mustScrub(): boolean {
    return this.missing === undefined && this.#scrubbing.isDue;
  }

  /**
   * Takes the bytes of destroyed things out of everything that this device may write. Answers the homes whose stored
   * copies another copy of the archive had brought back.
   */
  scrub(): string[] {
    return this.#lock.hold(() => {
      this.refresh();
      return this.mustScrub ? this.#scrubbing.run((write) => this.guarded(write)) : [];
    });
  }

  close(): void {
    try {
      this.#finish();
    } finally {
      // What no checkpoint says stands in the history, and is caught up with when the archive is next opened.
      this.abandon();
    }
  }

  /**
   * Writes the checkpoints that this process owes, and for a moment those that one owed which was killed. A command
   * does not do all of the window's work besides its own.
   */
  #finish(): void {
    const until = Date.now() + forOthers;
    let homes: readonly string[];
    do {
      homes = this.#checkpoints.laggingHere(checkpointsAHold);
      if (homes.length === 0 && Date.now() < until) homes = this.#checkpoints.lagging(checkpointsAHold);
      this.#lock.hold(() => {
        this.refresh();
        if (!this.missing) this.#writeCheckpoints(homes);
        if (homes.length < checkpointsAHold) this.#shadow.catchUp(this.#isDestroyed);
      });
    } while (homes.length > 0 && !this.missing);
  }

  /** Lets go of the archive without another write, as after a failure of the disk. */
  abandon(): void {
    this.#lock.close();
    this.#ledger.close();
    this.#shadow.close();
    this.index.close();
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

  /** Runs an action; where the index turns out to be broken it is made anew, and the action run again. */
  mending<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof IndexBroken)) throw error;
      this.rebuild();
      return action();
    }
  }

  /** Throws the index away and makes it anew from the archive's files. */
  rebuild(): void {
    this.#lock.hold(() => {
      this.index.discard();
      this.#fill();
    });
  }

  /** Makes an index anew that is sound as a file, but says something else than the archive's files. */
  refill(): void {
    this.#lock.hold(() => {
      this.index.empty();
      this.#fill();
    });
  }

  #fill(): void {
    this.#forget();
    this.refresh();
    for (const _ of this.sweep());
  }

  /** The folder of a home, made if it is not there; `title` gives a new one its label. */
  folderOf(home: string, title: string): string {
    if (home === settingsHome) return join(this.path, settingsHome);
    const known = foldersOf(this.path, home)[0];
    if (known !== undefined) return join(this.path, known);
    const label = this.card.labels === false || this.replica.isDestroyed(home) ? '' : folderLabel(title);
    const folder = join(this.path, shardOf(home), folderName(idOf(home), label));
    this.guarded(() => makeFolder(folder));
    return folder;
  }

  /** Finds out under which id to write here (`Ledger`), and brings back what was lost under another one. */
  #identify(): void {
    const { device, before, isMissing } = this.#ledger.identify(this.path);
    if (isMissing) this.#vanished.stop();
    if (device === this.device) return;
    this.#identity.become(device);
    this.#forget();
    if (before === undefined) return;
    const lines = lostLines(this.path, before, { log: this.log, shadow: this.#shadow });
    if (lines.length > 0) this.guarded(() => appendLines(this.path, this.device, lines));
  }

  /** Stops where a whole folder has vanished, and looks anew once it is back. */
  #lookAtFolders(): void {
    if (this.#vanished.isFolderBack((read) => this.#reading(read))) this.findMissing();
  }

  #hasNews(): boolean {
    return this.#reading(() => this.#reader.hasNews());
  }

  /** Another process of this device may have written into the index. */
  #noticeOthers(): void {
    const { version } = this.index;
    if (version === this.#indexVersion) return;
    const known = this.#lastChange;
    this.#forget();
    if (known > 0) for (const address of this.log.touchedSince(known)) this.#changed.add(address);
  }

  #forget(): void {
    this.replica.forget();
    this.#checkpoints.forget();
    this.#reader.forget();
    this.#indexVersion = this.index.version;
    this.#identity.relearn(this.log.latest());
    this.#lastChange = this.log.last;
  }

  /** Takes in one piece of what the histories have to say. */
  #takeNews(): void {
    this.#noticeOthers();
    const news = this.#reading(() => this.#reader.next());
    if (!news) return;
    this.#indexed(() => {
      if (news.rewritten) forgetTroubles(this.index, news.path);
      let clean = news.state.clean;
      // Until the first sweep has begun, it is left to it to find out what lags.
      const mayLag = this.index.meta('sweeping') !== undefined;
      for (const { line, offset } of news.lines) {
        const change = parseChange(line);
        if (typeof change !== 'string') this.#take(change, line, news.writer, mayLag);
        else {
          clean = 0;
          noteUnreadableLine(this.index, news.path, change, offset);
        }
      }
      this.#reader.noteRead({ ...news.state, clean });
    });
    // Written from outside, or by a process of this device that was killed thereafter.
    if (news.writer === this.device) this.#identify();
  }

  #take(change: Change, line: string, writer: string, mayLag = true): void {
    if (this.log.has(change.stamp, line)) return;
    this.log.noteLatest(this.#identity.noteChange(change.stamp), change.stamp);
    this.replica.apply(change);
    const number = this.log.add({ change, line, writer }, (address) => this.replica.isDestroyed(address));
    this.#lastChange = number;
    for (const write of change.writes) this.#changed.add(write.of);
    if (writer === this.device && mayLag) this.#checkpoints.note(change, number);
  }

  /** Appends lines to the own history and takes them in; `own`: which change of its own it is, '' where of others. */
  #append(lines: readonly string[], own: string): void {
    const path = this.guarded(() => {
      if (own !== '') this.#ledger.intend(this.path, own);
      const appended = appendLines(this.path, this.device, lines);
      if (own !== '') this.#ledger.fulfil(this.path, own);
      return appended;
    });
    try {
      this.#indexed(() => {
        for (const line of lines) {
          const change = parseChange(line);
          if (typeof change !== 'string') this.#take(change, line, this.device);
        }
        this.#reader.noteAppended(path);
      });
    } catch (error) {
      // The change stands in the history: it must not be reported as failed.
      if (!(error instanceof IndexBroken)) throw error;
      this.rebuild();
    }
  }

  /** Runs an action that learns, and brings the index up to date with what was learned, together. */
  #indexed(action: () => void): void {
    try {
      this.index.transaction(() => {
        action();
        const written = this.replica.flush();
        for (const { derive } of this.rows) derive(this.index, this.replica, written);
      });
    } catch (error) {
      this.#forgetQuietly();
      throw error;
    }
  }

  /** What is kept in memory may say more than the index; a broken index can't even be asked. */
  #forgetQuietly(): void {
    try {
      this.#forget();
    } catch (error) {
      if (!(error instanceof IndexBroken)) throw error;
    }
  }

  #onDestroyed(address: string): void {
    this.log.scrub(address, (of) => this.replica.isDestroyed(of));
    this.#checkpoints.forget();
    this.#scrubbing.note(address);
  }

  /** What a checkpoint says and no history: a history was lost, or has not arrived. */
  #takeCheckpoint({ home, device, checkpoint }: FoundCheckpoint): void {
    // One change mostly wrote several fields of a thing.
    const known = new Map<string, boolean>();
    const isKnown = (stamp: Stamp, address: string): boolean => {
      const key = `${stamp} ${address}`;
      const is = known.get(key) ?? this.log.knows(stamp, address);
      known.set(key, is);
      return is;
    };
    this.#indexed(() => {
      for (const { address, field, write } of writesIn(checkpoint)) {
        if (homeOf(address) !== home || isKnown(write.stamp, address)) continue;
        this.#identity.see(write.stamp);
        this.replica.learn(address, field, write);
        this.#changed.add(address);
      }
    });
    if (device === this.device && !this.#checkpoints.isCurrent(home, checkpoint))
      this.#checkpoints.compare(home);
  }

  #noteCheckpoint(path: string, device: string, isReadable: boolean): void {
    forgetTroubles(this.index, path);
    if (isReadable) return;
    const aside = this.#checkpoints.copyAside(path);
    const isOwn = device === this.device;
    noteUnreadableFile(
      this.index,
      path,
      isOwn
        ? `“${path}” could not be read. A copy is in “${aside}”; it is rebuilt from the history.`
        : `“${path}”, written by another device, can't be read. It was left as it is; a copy is in “${aside}”.`,
    );
    if (isOwn) this.#checkpoints.compareAt(path);
  }

  /** Own checkpoints that should be there and are not. */
  #compareMissing(): void {
    const missing = this.index.all<{ home: string }>(
      `SELECT DISTINCT things.home FROM things JOIN touched USING (address) JOIN changes ON changes.id = touched.id
       WHERE writer = ? AND things.home NOT IN
         (SELECT home FROM checkpoints WHERE path LIKE ? AND sweep >= ?)`,
      this.device,
      `%${this.device}.json`,
      Number(this.index.meta('sweeping') ?? 0),
    );
    for (const { home } of missing) this.#checkpoints.compare(home);
  }

  #reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (error instanceof IndexBroken || typeof code !== 'string' || code.startsWith('ERR_')) throw error;
      throw new ProblemError(
        'not-writable',
        `The histories of “${this.name}” can't be read (${code}). Nothing was changed; check that you may open the archive’s folder.`,
      );
    }
  }

  #labelOf(home: string): string {
    const title = this.replica.value(home, 'title') ?? this.replica.value(home, 'name');
    const date = this.replica.value(home, 'published') ?? this.replica.value(home, 'date');
    return [date, title].filter((part) => typeof part === 'string' && part !== '').join(' ');
  }
}
