/**
 * The archive service: answers every request of the contract on one open archive. The same code serves the
 * app (in a utility process) and the command line (in its own).
 */

import type { SettingParser } from '../annotated/setting-parser.ts';
import { CaptureTexts } from '../articles/capture-texts.ts';
import type { ConflictCopies } from '../conflicts/conflict-copies.ts';
import type { Absorbed } from '../contract/conflicts.ts';
import { ProblemError } from '../contract/problem.ts';
import {
  type ServiceInput,
  type ServiceOutput,
  type ServiceRequestName,
  serviceRequests,
} from '../contract/service.ts';
import type { Notice } from '../contract/shell.ts';
import { destroyFilesAgain } from '../destroying/destroy-files.ts';
import type { DraftParser } from '../drafts/draft-parser.ts';
import type { MarkParser } from '../exchanging/mark-parser.ts';
import { fillMirror } from '../guarding/mirror.ts';
import { editedInTrash } from '../history/trash.ts';
import type { Parser } from '../importing/parsed.ts';
import type { PictureParser } from '../pictures/drawn.ts';
import type { ProofParser } from '../proof/proof-parts.ts';
import { announceDevice } from '../settings/device-settings.ts';
import { ownAuthor } from '../settings/own-author.ts';
import { Archive, type ReadSoFar } from '../storage/archive.ts';
import { createArchiveFolder } from '../storage/archive-folder.ts';
import { makeFolder } from '../storage/durable-file.ts';
import { IndexBroken } from '../storage/index-file.ts';

import { type Answers, answers } from './answers.ts';
import { indexedRows } from './indexed-rows.ts';
import { type OpenArchive, withItsRooms } from './open-archive.ts';
import { SeekingNames } from './seeking-names.ts';
import { Sweeping } from './sweeping.ts';

/** Milliseconds between looks at the histories for changes of others (`docs/decisions/0004-watching.md`). */
const lookEvery = 400;
/** Milliseconds after a change until checkpoints are written. */
const checkpointAfter = 700;
/** Milliseconds between two batches of them, so that other processes get the lock. */
const checkpointPause = 120;
/** Milliseconds of looking for marks in one look, and before a list by state is answered. */
const findFor = 12;
const findBeforeList = 300;
/** Things changed at once from outside that are looked through for edits of what is in the trash; the trash lists all. */
const lookedThrough = 500;
/** Up to so many addresses are told one by one; of more than that only the nouns. */
const mostTold = 500;

export interface ServiceOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Path of the built `looking-thread`, by which large folders are synced faster. */
  readonly lookingThread?: string;
  readonly parser: Parser & MarkParser & DraftParser & PictureParser & ProofParser & SettingParser;
  readonly notify: (notice: Notice) => void;
  /** Told how far an archive is read while it is opened and first compared. */
  readonly onReading?: (read: ReadSoFar) => void;
}

export class ArchiveService {
  readonly options: ServiceOptions;
  #open: OpenArchive | undefined;
  #watch: NodeJS.Timeout | undefined;
  #checkpoint: NodeJS.Timeout | undefined;
  /** When something was asked last. */
  #asked = 0;
  #troubled = '';
  #stopped = false;
  /** What the person was told of the trash. */
  readonly #told = new Set<string>();
  readonly #sweeping = new Sweeping({
    archive: () => this.#open?.archive,
    onStep: () => this.#afterChange(),
    onSwept: (archive) => this.#swept(archive),
    onTrouble: (message) => this.#trouble(message),
  });
  readonly #names = new SeekingNames({
    open: () => this.#open,
    isBusy: () => [this.importing, this.syncing, this.working].some((work) => work !== undefined),
    asked: () => this.#asked,
    onTrouble: (message) => this.#trouble(message),
  });
  importing: AbortController | undefined;
  syncing: AbortController | undefined;
  verifying: AbortController | undefined;
  /** Stops the long work that is under way. */
  working: AbortController | undefined;

  constructor(options: ServiceOptions) {
    this.options = options;
    makeFolder(options.home);
  }

  get current(): OpenArchive {
    if (!this.#open)
      throw new ProblemError('no-archive-open', 'No archive is open. Create or open one first.');
    return this.#open;
  }

  isOpen(path: string): boolean {
    return this.#open?.archive.path === path;
  }

  /** Answers one request; throws a {@link ProblemError} where it can't be done. */
  async answer<N extends ServiceRequestName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const question = serviceRequests[name].input.safeParse(input);
    if (!question.success)
      throw new ProblemError(
        'usage',
        `The request ${name} is malformed: ${question.error.issues[0]?.message}`,
      );
    const answer = answers[name] as Answers[N];
    this.takeAuthor();
    this.#asked = performance.now();
    const value = await this.#mending(() => answer(this, question.data as never));
    this.#announce();
    this.#afterChange();
    return value as ServiceOutput<N>;
  }

  /** Asks once more where the index turned out to be broken: it is made anew from the archive's files. */
  async #mending<T>(ask: () => T | Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof IndexBroken)) throw error;
      this.current.archive.rebuild();
      return await ask();
    }
  }

  create(path: string, labels = true): void {
    createArchiveFolder(path, this.options.home, labels);
    this.open(path);
  }

  open(path: string): void {
    const { home, onReading } = this.options;
    const author = ownAuthor(home).name;
    const archive = Archive.open(path, { home, author, rows: indexedRows, onReading });
    this.close();
    this.#told.clear();
    this.#open = withItsRooms(archive, home);
    this.#stopped = false;
  }

  /** Works under the name that was given last, in the app or on the command line. */
  takeAuthor(): void {
    if (this.#open) this.#open.archive.author = ownAuthor(this.options.home).name;
  }

  /** Looks for changes from outside, and compares the folder with what is known, until the archive is closed. */
  watch(): void {
    clearInterval(this.#watch);
    this.#watch = setInterval(() => this.#look(), lookEvery);
    this.#sweeping.begin();
    this.#names.begin();
  }

  /**
   * Learns all that lies in the folder where that was never done: a single command has no background. The index is
   * right then; {@link sweepOnce} does the rest, which may follow the answer.
   */
  learnOnce(): void {
    this.#sweeping.learn(this.current.archive);
  }

  /** Compares everything once where that was never done, or goes on with it. */
  sweepOnce(): void {
    this.#sweeping.all(this.current.archive);
  }

  /** Goes on with a first sweep that stopped for an answer. */
  finishSweep(): void {
    if (this.#open) this.#sweeping.finish(this.#open.archive);
  }

  /** Stored texts are read anew when they are next needed: some were destroyed, or put back. */
  forgetTexts(): void {
    if (this.#open) this.#open = { ...this.#open, texts: new CaptureTexts(this.#open.archive.path) };
  }

  close(): void {
    clearInterval(this.#watch);
    clearTimeout(this.#checkpoint);
    this.#checkpoint = undefined;
    this.#sweeping.stop();
    this.#names.stop();
    this.importing?.abort();
    this.syncing?.abort();
    this.verifying?.abort();
    this.working?.abort();
    const open = this.#open;
    this.#open = undefined;
    open?.conflicts.close();
    open?.archive.close();
  }

  /** Closes the archive and lets the parser go. */
  shutDown(): void {
    try {
      this.close();
    } finally {
      this.options.parser.close();
    }
  }

  #look(): void {
    try {
      const archive = this.#open?.archive;
      archive?.mending(() => archive.refresh());
      this.#troubled = '';
      const addresses = this.#afterChange();
      if (addresses.length <= lookedThrough) archive?.mending(() => this.#tellOfTrash(addresses));
      const arrivals = this.#open?.arrivals;
      const arrived = archive?.mending(() => arrivals?.look()) ?? [];
      if (arrived.length > 0) this.options.notify({ kind: 'changed', addresses: arrived });
      this.#open?.anchors.changed(arrived);
      this.#takeNames(arrived);
      this.findMarks(findFor);
      void this.#absorb((conflicts) => conflicts.absorbHistories());
    } catch (error) {
      this.#trouble(`Changes from outside can’t be read: ${(error as Error).message}`);
    }
  }

  /**
   * Looks for marks in newer captures than those that they were made in, for so many milliseconds; a command has no
   * background and looks for all.
   */
  findMarks(milliseconds = this.#watch ? findBeforeList : Number.POSITIVE_INFINITY): void {
    const open = this.#open;
    if (!open || open.anchors.isDone) return;
    const looked = open.archive.mending(() => open.anchors.run(open.texts, milliseconds));
    if (this.#watch && looked.length > 0) this.options.notify({ kind: 'changed', addresses: told(looked) });
  }

  /** Looks for names, known and unknown, as {@link findMarks} does for marks. */
  async findNames(milliseconds = this.#watch ? findBeforeList : Number.POSITIVE_INFINITY): Promise<void> {
    await this.current.naming.prepare();
    const { archive, texts, naming } = this.current;
    archive.mending(() => {
      const until = performance.now() + milliseconds;
      naming.findMentions(texts, milliseconds);
      naming.guess(texts, until - performance.now());
    });
  }

  /** Whether what takes long goes on later: a command waits for it. */
  get hasBackground(): boolean {
    return this.#watch !== undefined;
  }

  /** Looks for known names alone, without the lexicon by which unknown ones are guessed. */
  findKnownNames(milliseconds = this.#watch ? findBeforeList : Number.POSITIVE_INFINITY): void {
    const { archive, texts, naming } = this.current;
    archive.mending(() => naming.findMentions(texts, milliseconds));
  }

  #takeNames(addresses: readonly string[]): void {
    this.#open?.naming.changed(addresses);
    if (this.#watch && addresses.length > 0) this.#names.beginAnew();
  }

  /** Absorbs conflict copies in the background, and says so where there were any. */
  async #absorb(run: (conflicts: ConflictCopies) => Promise<Absorbed>): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const warnedOf = open.conflicts.warnings.join();
    try {
      const { putAway } = await run(open.conflicts);
      if (this.#open?.archive !== open.archive) return;
      // What is left where it is stands among the archive's warnings.
      if (open.conflicts.warnings.join() !== warnedOf)
        this.options.notify({ kind: 'changed', addresses: [] });
      this.#afterChange();
      if (putAway.length > 0)
        this.options.notify({
          kind: 'put-away',
          makers: [...new Set(putAway.map(({ maker }) => maker))],
          copies: putAway.length,
        });
    } catch (error) {
      if (this.#open?.archive !== open.archive) return;
      if (error instanceof IndexBroken) open.archive.rebuild();
      else this.#trouble(`Conflict copies can’t be looked for: ${(error as Error).message}`);
    }
  }

  /** Whoever has changed something says who they are; who only reads leaves the archive as it is. */
  #announce(): void {
    if (!this.#open?.archive.lagging) return;
    try {
      announceDevice(this.#open.archive);
    } catch (error) {
      // What was asked is done all the same; the name is said with the next change.
      if (!(error instanceof ProblemError)) throw error;
    }
  }

  /** Says, once, what is in the trash although it was edited meanwhile. */
  #tellOfTrash(addresses: readonly string[]): void {
    if (!this.#open) return;
    const found = editedInTrash(this.#open.archive, addresses).filter(({ key }) => !this.#told.has(key));
    for (const { key } of found) this.#told.add(key);
    if (found.length > 0)
      this.options.notify({
        kind: 'edited-in-trash',
        things: found.map(({ id, message }) => ({ id, message })),
      });
  }

  /** Tells what has changed, answers it, and sees to it that checkpoints follow. */
  #afterChange(): readonly string[] {
    const addresses = this.#open?.archive.takeChanged() ?? [];
    this.#open?.arrivals.announced(addresses);
    this.#open?.anchors.changed(addresses);
    this.#takeNames(addresses);
    if (addresses.length > 0) this.options.notify({ kind: 'changed', addresses: told(addresses) });
    this.#tellOfGuard();
    if (this.#open?.archive.mustScrub) this.#scrub(this.#open.archive);
    if (this.#open?.archive.lagging && !this.#checkpoint) this.#checkpointIn(checkpointAfter);
    return addresses;
  }

  /** Takes away here what was destroyed on another device. */
  #scrub(archive: Archive): void {
    try {
      const cameBack = archive.mending(() => archive.scrub());
      // Nothing here has named them since: they go with the things that did.
      archive.mending(() => destroyFilesAgain(archive, 0));
      this.forgetTexts();
      this.#tellDestroyed(cameBack.length);
    } catch (error) {
      this.#trouble((error as Error).message);
    }
  }

  /** Takes away files of destroyed things that another copy of the archive has brought back. */
  #destroyAgain(archive: Archive): void {
    try {
      this.#tellDestroyed(archive.mending(() => destroyFilesAgain(archive)));
    } catch (error) {
      this.#trouble((error as Error).message);
    }
  }

  #tellDestroyed(count: number): void {
    if (count > 0) this.options.notify({ kind: 'destroyed-again', count });
  }

  /** Says when the guard has stopped, and when it lets go. */
  #tellOfGuard(): void {
    const stopped = this.#open?.archive.missing !== undefined;
    if (stopped === this.#stopped) return;
    this.#stopped = stopped;
    this.options.notify({ kind: 'guard', stopped });
  }

  /** Writes checkpoints, a few at a time, so that questions are answered between. */
  #checkpointIn(milliseconds: number): void {
    this.#checkpoint = setTimeout(() => {
      this.#checkpoint = undefined;
      const archive = this.#open?.archive;
      try {
        archive?.mending(() => archive.checkpointSome());
        if (archive?.lagging) this.#checkpointIn(checkpointPause);
      } catch (error) {
        this.#trouble((error as Error).message);
      }
    }, milliseconds);
  }

  #swept(archive: Archive): void {
    this.#destroyAgain(archive);
    void this.#absorb((conflicts) => conflicts.sweep());
    fillMirror(archive).catch((error: Error) =>
      this.#trouble(`The mirror can’t be filled: ${error.message}`),
    );
  }

  /** The same trouble is told once, not at every look. */
  #trouble(message: string): void {
    if (this.#troubled === message) return;
    this.#troubled = message;
    this.options.notify({ kind: 'trouble', message });
  }
}

const told = (addresses: readonly string[]): string[] =>
  addresses.length <= mostTold
    ? [...addresses]
    : [...new Set(addresses.map((address) => address.split('/', 1)[0] ?? ''))];
