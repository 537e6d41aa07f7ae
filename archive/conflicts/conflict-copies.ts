/** Conflict copies of an open archive: found, absorbed, put away; what could not be is left and reported. */
import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Absorbed, type FoundCopy, type KeptCopy, madeBy, type PutAway } from '../contract/conflicts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { withoutDestroyed } from '../storage/change.ts';
import { settingsHome } from '../storage/layout.ts';
import { absorbChanges } from './absorb.ts';
import { type CopiedChanges, changesInCheckpoint, changesInHistory } from './copied-changes.ts';
import { type CopiedFile, copiesInHistories, findCopies } from './find-copies.ts';
import { absorbGitVersions } from './git-versions.ts';
import { digestOf, type FileDigest, fingerprintOf, PutAwayStore } from './put-away.ts';
import { settleCapture } from './settle-capture.ts';

export interface ConflictOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Milliseconds for which a copy must have rested before it is taken for delivered. */
  readonly restFor?: number;
}

interface Looked {
  readonly fingerprint: string;
  /** When it was first seen like this, by the wall clock. */
  readonly since: number;
  /** Set once it was looked into, and left. */
  readonly kept?: KeptCopy;
}

/** Milliseconds of work after which others get their turn. */
const turn = 8;

export class ConflictCopies {
  readonly #archive: Archive;
  readonly #store: PutAwayStore;
  readonly #restFor: number;
  /** What each copy was when it was last looked at, by its path: none is read again while it is unchanged. */
  readonly #looked = new Map<string, Looked>();
  #working: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(archive: Archive, { home, restFor = 1000 }: ConflictOptions) {
    this.#archive = archive;
    this.#store = new PutAwayStore(home, archive.card.id);
    this.#restFor = restFor;
  }

  /** What was left where it is when it was last looked at. */
  get kept(): KeptCopy[] {
    return [...this.#looked.values()].flatMap(({ kept }) => kept ?? []);
  }

  /** Each copy that was left, as a sentence. */
  get warnings(): string[] {
    return this.kept.map(
      ({ path, maker, reason }) => `“${path}”, a copy made by ${madeBy(maker)}, was not absorbed. ${reason}`,
    );
  }

  putAway(): PutAway[] {
    return this.#store.list();
  }

  pathOf(id: string): string {
    const path = this.#store.pathOf(id);
    if (path === undefined)
      throw new ProblemError('not-found', 'It is no longer in the folder of what was put away.');
    return path;
  }

  /** Every copy there is; changes nothing. */
  async find(): Promise<FoundCopy[]> {
    return (await this.#found(findCopies(this.#archive.path))).map(foundOnly);
  }

  /** Looks at the names in `history/` alone, and absorbs what is there: cheap enough for every look. */
  absorbHistories(): Promise<Absorbed> {
    const found = [...copiesInHistories(this.#archive.path)];
    return found.length === 0 ? Promise.resolve(nothing) : this.#inTurn(() => this.#absorb(found, false));
  }

  /** Looks through the whole archive. `patient`: waits until what is just being delivered has come to rest. */
  sweep({ patient = false } = {}): Promise<Absorbed> {
    return this.#inTurn(async () => {
      const found = await this.#found(findCopies(this.#archive.path));
      this.#forgetAllBut(new Set(found.map(({ path }) => path)));
      if (this.#closed) return nothing;
      const versions = this.#archive.missing ? 0 : absorbGitVersions(this.#archive);
      const copies = await this.#absorb(found, true);
      const first = { ...copies, absorbed: copies.absorbed + versions };
      if (!patient || !found.some((copy) => this.#isMoving(copy.path))) return first;
      await new Promise((resolve) => setTimeout(resolve, this.#restFor));
      const second = await this.#absorb(found, false);
      return {
        putAway: [...first.putAway, ...second.putAway],
        kept: this.kept,
        absorbed: first.absorbed + second.absorbed,
      };
    });
  }

  /** Stops after the copy at hand. */
  close(): void {
    this.#closed = true;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #found(walk: Iterable<CopiedFile | undefined>): Promise<CopiedFile[]> {
    const found: CopiedFile[] = [];
    let begun = performance.now();
    for (const copy of walk) {
      if (copy) found.push(copy);
      if (performance.now() - begun < turn) continue;
      await setImmediate();
      if (this.#closed) break;
      begun = performance.now();
    }
    return found;
  }

  /** `again`: also what was left the last time, as what decides may have arrived since. */
  async #absorb(found: readonly CopiedFile[], again: boolean): Promise<Absorbed> {
    const putAway: PutAway[] = [];
    let absorbed = 0;
    // While much is missing nothing is written, and so nothing taken away either.
    if (this.#archive.missing) return { putAway, kept: this.kept, absorbed };
    this.#store.refresh();
    for (const copy of found) {
      if (this.#closed) break;
      const settledCopy = await this.#settle(copy, again);
      absorbed += settledCopy.absorbed;
      if (settledCopy.entry) putAway.push(settledCopy.entry);
    }
    for (const folder of new Set(found.flatMap(({ inFolder }) => inFolder ?? [])))
      clearEmpty(join(this.#archive.path, folder));
    return { putAway, kept: this.kept, absorbed };
  }

  /** One copy: absorbed and put away, or left with a reason, or not touched yet as it may still be arriving. */
  async #settle(
    copy: CopiedFile,
    again: boolean,
  ): Promise<{ absorbed: number; entry?: PutAway | undefined }> {
    const path = join(this.#archive.path, copy.path);
    const now = fingerprintOf(path);
    if (!now) {
      this.#looked.delete(copy.path);
      return untouched;
    }
    const before = this.#looked.get(copy.path);
    const same = before?.fingerprint === now.text;
    if (same && before.kept && !again) return untouched;
    const since = same ? before.since : Date.now();
    if (!same) this.#looked.set(copy.path, { fingerprint: now.text, since });
    if (this.#isMoving(copy.path)) return untouched;
    try {
      const digest = await digestOf(path);
      if (this.#closed) return untouched;
      const outcome = await this.#outcome(copy, path, digest);
      if ('reason' in outcome) {
        this.#keep(copy, now.text, since, outcome.reason);
        return { absorbed: outcome.absorbed };
      }
      if (outcome.destroyed) {
        await this.#discard(copy, path, digest);
        return { absorbed: outcome.absorbed };
      }
      const entry = await this.#store.put(this.#archive.path, foundOnly(copy), digest, {
        absorbed: outcome.absorbed,
        restored: outcome.restored,
      });
      if (entry) this.#looked.delete(copy.path);
      return { absorbed: outcome.absorbed, entry };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.#looked.delete(copy.path);
      else if (!this.#closed) this.#keep(copy, now.text, since, reasonOf(error));
      return untouched;
    }
  }

  /** Of what was destroyed no copy is kept; one that has changed meanwhile is looked at anew. */
  async #discard(copy: CopiedFile, path: string, expected: FileDigest): Promise<void> {
    if ((await digestOf(path)).sha256 !== expected.sha256) return;
    rmSync(path);
    this.#looked.delete(copy.path);
  }

  async #outcome(copy: CopiedFile, path: string, digest: FileDigest): Promise<Outcome> {
    if (copy.home !== undefined && this.#archive.replica.isDestroyed(copy.home))
      return { ...settled, destroyed: true };
    switch (copy.kind) {
      case 'history':
        return this.#take(
          changesInHistory(readText(path), readText(join(this.#archive.path, copy.original))),
        );
      case 'checkpoint':
        return this.#take(changesInCheckpoint(readText(path), copy.home));
      case 'settings':
        return this.#take(changesInCheckpoint(readText(path), settingsHome));
      case 'card':
        return sameCard(readText(path), readText(join(this.#archive.path, copy.original)))
          ? settled
          : left('It speaks of another archive than dossier.json does. It was left for you to look at.');
      case 'capture': {
        const verdict = await settleCapture(this.#archive, this.#store, copy, digest);
        if (verdict.kind === 'kept') return left(verdict.reason);
        return { ...settled, restored: verdict.kind === 'restored' };
      }
      case 'other':
        return settled;
    }
  }

  #take({ changes, trouble }: CopiedChanges): Outcome {
    // Whole lines are taken also where others are torn: merging them twice is harmless.
    const absorbed = absorbChanges(this.#archive, changes);
    if (trouble === 'torn')
      return left('It is damaged or not whole yet: it is taken when it is whole.', absorbed);
    if (trouble === 'newer-format')
      return left('It was written by a newer version of Dossier: open the archive with that one.', absorbed);
    const isDestroyed = (address: string): boolean => this.#archive.replica.isDestroyed(address);
    const destroyed = changes.some(({ change }) => withoutDestroyed(change, isDestroyed) !== change);
    return { absorbed, restored: false, destroyed };
  }

  /** Whether a file may still be being written: it changed within the last moment. */
  #isMoving(path: string): boolean {
    const looked = this.#looked.get(path);
    if (!looked || looked.kept) return false;
    const now = fingerprintOf(join(this.#archive.path, path));
    // A clock of another machine may be ahead: then what counts is how long it has been like this.
    return (
      now !== undefined &&
      Date.now() - now.changed < this.#restFor &&
      Date.now() - looked.since < this.#restFor
    );
  }

  #keep(copy: CopiedFile, fingerprint: string, since: number, reason: string): void {
    this.#looked.set(copy.path, { fingerprint, since, kept: { ...foundOnly(copy), reason } });
  }

  #forgetAllBut(paths: ReadonlySet<string>): void {
    for (const path of this.#looked.keys()) if (!paths.has(path)) this.#looked.delete(path);
  }
}

type Outcome =
  | { readonly absorbed: number; readonly restored: boolean; readonly destroyed: boolean }
  | { readonly absorbed: number; readonly reason: string };

const left = (reason: string, absorbed = 0): Outcome => ({ absorbed, reason });
const nothing: Absorbed = { putAway: [], kept: [], absorbed: 0 };
const untouched = { absorbed: 0 };
const settled = { absorbed: 0, restored: false, destroyed: false };

const foundOnly = ({ path, original, maker, kind }: CopiedFile): FoundCopy => ({
  path,
  original,
  maker,
  kind,
});

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function sameCard(copied: string, original: string): boolean {
  try {
    return copied === original || JSON.stringify(JSON.parse(copied)) === JSON.stringify(JSON.parse(original));
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') throw error;
  return `It can't be read (${code}). It was left as it is; check that you may open it.`;
}

/** Removes a folder and those in it that hold nothing more; one that holds anything stays. */
function clearEmpty(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) clearEmpty(join(folder, entry.name));
    rmdirSync(folder);
  } catch {
    // Not empty, or not ours to remove: then it stays.
  }
}
