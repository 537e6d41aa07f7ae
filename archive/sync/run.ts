/**
 * Carries out a sync. Every step is whole or not done, so that a kill at any moment leaves two folders that can be
 * synced again; what was carried is not carried again.
 *
 * Order: captures before the histories that speak of them; what is absorbed before the histories are carried;
 * histories before what they say to be destroyed is removed; and the `dossier.json` of a new copy at the end.
 */

import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import type { SyncDecision, SyncReport } from '../contract/sync.ts';
import { destroyFiles } from '../destroying/destroy-files.ts';
import { filesInUse } from '../destroying/named-files.ts';
import { DestroyedFiles } from '../files/destroyed-files.ts';
import type { Archive } from '../storage/archive.ts';
import { makeFolder } from '../storage/durable-file.ts';
import { historyFolder } from '../storage/history.ts';
import { folderLabel, folderName, idOf, nouns, shardOf } from '../storage/layout.ts';
import { Carrier, settle } from './carrier.ts';
import { readCard } from './compare-captures.ts';
import { compareHistories, wholeLines } from './compare-histories.ts';
import { unfinishedName } from './other-folder.ts';
import { absorbLines, bringOwnBack, holdingLock } from './own-history.ts';
import { Pace } from './pace.ts';
import { readPlainFile } from './plain-file.ts';
import { makePlan, type SyncOptions, type SyncPlan } from './plan.ts';
import {
  type CaptureTask,
  type DestroyedFileTask,
  damagedCapture,
  type FileTask,
  type Mending,
} from './plan-captures.ts';
import { type CheckpointTask, largestCheckpoint } from './plan-checkpoints.ts';
import { type HistoryTask, largestHistory } from './plan-histories.ts';
import { carriedEnding, printOf, printOfCapture, seenFile } from './seen.ts';
import { carryingProblem, toldError } from './trouble.ts';

/** Leftovers younger than this may belong to a sync that is under way, in milliseconds. */
const leftoverAge = 3_600_000;
/** Captures carried at once: the disk brings several files to rest as fast as one. */
const atOnce = 4;

/** Syncs an archive with another folder, both ways. Throws a `ProblemError` where it had to stop. */
export async function runSync(archive: Archive, folder: string, options: SyncOptions): Promise<SyncReport> {
  const pace = new Pace(options);
  if (archive.missing)
    throw new ProblemError(
      'guarded',
      `Much has vanished from the archive “${archive.name}”, and nothing is carried until you have decided: bring the folder back, or restore or accept what is missing (dossier guard). A check beforehand writes nothing and can be made.`,
    );
  while (archive.lagging) {
    archive.checkpointSome();
    await pace.rest();
  }
  const plan = await makePlan(archive, folder, pace, options, false);
  const run = new Run(archive, plan, pace, options.home);
  try {
    await run.all();
  } catch (error) {
    // What has come is known at once; should that fail too, the first failure is the one to be told.
    try {
      archive.refresh();
    } catch {
      // It is read again at the next look.
    }
    throw toldError(error);
  }
  archive.refresh();
  plan.compared.save();
  const decisions = [...plan.report.decisions, ...run.found];
  return { ...plan.report, dryRun: false, decisions, destroyed: run.destroyed };
}

class Run {
  readonly found: SyncDecision[] = [];
  /** Stored copies and files of what was destroyed that were taken away. */
  destroyed = 0;
  readonly #archive: Archive;
  readonly #plan: SyncPlan;
  readonly #pace: Pace;
  readonly #home: string;
  readonly #to: { readonly here: Carrier; readonly there: Carrier };

  constructor(archive: Archive, plan: SyncPlan, pace: Pace, home: string) {
    this.#archive = archive;
    this.#plan = plan;
    this.#pace = pace;
    this.#home = home;
    this.#to = { here: new Carrier(plan.here.root, pace), there: new Carrier(plan.there.root, pace) };
  }

  async all(): Promise<void> {
    const { other, captures, histories, checkpoints } = this.#plan;
    const { carried, mended, files, removed } = captures;
    this.#pace.begin(
      'carrying',
      carried.length + mended.length + files.length + histories.carried.length + checkpoints.length,
    );
    if (other.state !== 'copy') this.#beginCopy();
    this.#sweep();
    await this.#several(carried, (task) => this.#capture(task));
    await this.#each(mended, (task) => this.#mend(task));
    await this.#each(files, (task) => this.#file(task));
    const absorbed = this.#absorb();
    await this.#each([...histories.carried, ...absorbed], (task) => this.#history(task));
    // What has come is known from here on, whatever happens to the rest.
    this.#archive.refresh();
    await this.#each(checkpoints, (task) => this.#checkpoint(task));
    for (const path of removed) this.#remove(path);
    await this.#destroyedFiles(captures.destroyedFiles);
    this.#endCopy();
  }

  #side(which: 'here' | 'there') {
    return which === 'here' ? this.#plan.here : this.#plan.there;
  }

  async #each<T extends object>(
    tasks: readonly T[],
    action: (task: T) => Promise<string> | string,
  ): Promise<void> {
    for (const task of tasks) {
      this.#pace.check();
      this.#pace.step(await action(task));
      if (this.#pace.due) await this.#pace.rest();
    }
  }

  async #several<T extends object>(tasks: readonly T[], action: (task: T) => Promise<string>): Promise<void> {
    const waiting = [...tasks].reverse();
    const worker = async (): Promise<void> => {
      for (let task = waiting.pop(); task; task = waiting.pop()) {
        this.#pace.check();
        try {
          this.#pace.step(await action(task));
        } catch (error) {
          // The others finish what they are at, and begin nothing new.
          waiting.length = 0;
          throw error;
        }
        if (this.#pace.due) await this.#pace.rest();
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  async #capture({ home, id, from, path }: CaptureTask): Promise<string> {
    const [source, target] = from === 'here' ? (['here', 'there'] as const) : (['there', 'here'] as const);
    const folder = join(this.#side(source).root, path);
    const card = readCard(folder, id);
    const to = `${this.#folderAt(target, home, dirname(dirname(path)))}/captures/${id}`;
    const isCarried =
      card !== undefined && (await this.#to[target].capture(folder, to, card.files, card.bytes, card.mtime));
    if (isCarried) this.#noteCapture(home, id, source === 'here' ? path : to, source === 'here' ? to : path);
    else this.found.push(damagedCapture(this.#side(source), path));
    return path;
  }

  async #mend({ home, id, to, source, target, files, card }: Mending): Promise<string> {
    const carrier = this.#to[to];
    let isWhole = true;
    for (const stored of files)
      isWhole =
        (await carrier.stored(join(source, stored.file), `${target}/${stored.file}`, stored)) && isWhole;
    if (card) {
      const path = `${target}/capture.json`;
      isWhole = carrier.place(path, card.bytes, card.mtime, seenFile(carrier.root, path) ?? null) && isWhole;
    }
    if (!isWhole) this.found.push(damagedCapture(carrier, target));
    else {
      const root = this.#side(to === 'here' ? 'there' : 'here').root;
      const path = source.slice(root.length + 1);
      this.#noteCapture(home, id, to === 'here' ? target : path, to === 'here' ? path : target);
    }
    return target;
  }

  #noteCapture(home: string, id: string, here: string, there: string): void {
    const a = printOfCapture(this.#plan.here.root, here);
    const b = printOfCapture(this.#plan.there.root, there, a.names);
    this.#plan.compared.note(`c/${home}/${id}`, a.print, b.print);
  }

  async #file({ name, from, seen }: FileTask): Promise<string> {
    const to = from === 'here' ? 'there' : 'here';
    const stored = { file: name, bytes: seen.size, sha256: name.slice(0, 64) };
    const source = join(this.#side(from).root, seen.path);
    if (!(await this.#to[to].stored(source, seen.path, stored)))
      this.found.push(damagedCapture(this.#side(from), seen.path));
    return seen.path;
  }

  /** Takes away what was destroyed and nothing names; what is named anew on one side is carried like any file. */
  async #destroyedFiles(tasks: readonly DestroyedFileTask[]): Promise<void> {
    if (tasks.length === 0) return;
    const destroyed = new DestroyedFiles(this.#archive);
    const used = filesInUse(this.#archive);
    for (const { name, here, there } of tasks) {
      this.#pace.check();
      if (destroyed.has(name) && !used.has(name)) {
        if (there) this.#remove(there.path);
        if (here) this.destroyed += destroyFiles(this.#archive, [name]);
      } else if (here && !there) await this.#file({ name, from: 'here', seen: here, mends: false });
      else if (there && !here) await this.#file({ name, from: 'there', seen: there, mends: false });
      if (this.#pace.due) await this.#pace.rest();
    }
  }

  #absorb(): HistoryTask[] {
    const { histories, here, there } = this.#plan;
    if (histories.absorbed.length === 0) return [];
    const numbers = (): number[] => {
      const known = [...here.histories.keys(), ...there.histories.keys()];
      const now = namesIn(join(here.root, historyFolder, this.#archive.device));
      return [...known.filter((key) => key.startsWith(`${this.#archive.device}/`)), ...now]
        .map((key) => Number.parseInt(basename(key), 10))
        .filter(Number.isInteger);
    };
    const key = absorbLines(this.#archive, this.#home, this.#to.here, histories.absorbed, numbers);
    return [{ key, from: 'here', size: 0 }];
  }

  #history({ key, from }: HistoryTask): string {
    const path = `${historyFolder}/${key}`;
    const [a, b] = (['here', 'there'] as const).map((side) =>
      readPlainFile(join(this.#side(side).root, path), largestHistory),
    );
    const winner = from === 'here' ? a : b;
    // Looked at again: the archive may have gone on meanwhile, and the other folder be somebody's own.
    const comparison = compareHistories(a?.bytes ?? Buffer.alloc(0), b?.bytes ?? Buffer.alloc(0));
    if (!winner || comparison.kind !== 'holds' || comparison.side !== from) return path;
    const bytes = wholeLines(winner.bytes);
    if (from === 'there' && key.startsWith(`${this.#archive.device}/`))
      bringOwnBack(this.#archive, this.#home, this.#to.here, key, bytes, winner.mtime);
    else
      this.#to[from === 'here' ? 'there' : 'here'].place(
        path,
        bytes,
        winner.mtime,
        (from === 'here' ? b : a) ?? null,
      );
    return path;
  }

  #checkpoint({ home, device, from, seen, other }: CheckpointTask): string {
    const to = from === 'here' ? 'there' : 'here';
    const source = readPlainFile(join(this.#side(from).root, seen.path), largestCheckpoint);
    // What has changed since it was compared is carried the next time.
    if (!source || source.mtime !== seen.mtime || source.size !== seen.size) return seen.path;
    const folder = home === undefined ? 'settings' : this.#folderAt(to, home, dirname(seen.path));
    const path = other?.path ?? `${folder}/${device}.json`;
    const place = (): boolean => this.#to[to].place(path, source.bytes, source.mtime, other ?? null);
    const isPlaced =
      to === 'here' && device === this.#archive.device
        ? holdingLock(this.#archive, this.#home, place)
        : place();
    const placed = isPlaced ? seenFile(this.#side(to).root, path) : undefined;
    const prints = placed && (to === 'here' ? [placed, seen] : [seen, placed]).map(printOf);
    if (prints)
      this.#plan.compared.note(`k/${home ?? 'settings'}/${device}`, prints[0] ?? '', prints[1] ?? '');
    return seen.path;
  }

  /** The folder of a home on a side; a new one is called as on the other side. Its id is what counts. */
  #folderAt(side: 'here' | 'there', home: string, otherFolder: string): string {
    const { homes } = this.#side(side);
    const known = homes.get(home)?.folders[0];
    if (known !== undefined) return known;
    const { card, replica } = this.#archive;
    const isNameless = card.labels === false || replica.isDestroyed(home);
    const label = folderLabel(basename(otherFolder).replace(/ ?\[[^[\]]*\]$/u, ''));
    const name = folderName(idOf(home), isNameless || label === idOf(home) ? '' : label);
    const folder = `${shardOf(home)}/${name}`.replaceAll('\\', '/');
    homes.set(home, { folders: [folder], checkpoints: new Map(), captures: new Map() });
    return folder;
  }

  #beginCopy(): void {
    const { root } = this.#plan.there;
    try {
      makeFolder(root);
      const unfinished = { format: 1, archive: this.#archive.card.id };
      const bytes = Buffer.from(`${JSON.stringify(unfinished)}\n`);
      if (!seenFile(root, unfinishedName)) this.#to.there.place(unfinishedName, bytes, Date.now(), null);
      for (const name of [...nouns, historyFolder]) this.#to.there.folder(name);
    } catch (error) {
      throw carryingProblem(root, '', error);
    }
  }

  /** What says that the folder is an archive is written when it is one. */
  #endCopy(): void {
    const { root } = this.#plan.there;
    if (this.#plan.other.state !== 'copy') {
      const path = join(this.#plan.here.root, 'dossier.json');
      const card = readFileSync(path);
      this.#to.there.place('dossier.json', card, Math.round(lstatSync(path).mtimeMs), null);
    }
    const unfinished = join(root, unfinishedName);
    if (lstatSync(unfinished, { throwIfNoEntry: false })) {
      rmSync(unfinished, { force: true });
      settle(root);
    }
  }

  /** Removes captures and files there of which the histories there, just carried, say that they were destroyed. */
  #remove(path: string): void {
    const { root } = this.#plan.there;
    const gone = join(
      root,
      dirname(path),
      `.${basename(path)}.${randomBytes(4).toString('hex')}${carriedEnding}`,
    );
    try {
      renameSync(join(root, path), gone);
      rmSync(gone, { recursive: true, force: true });
      settle(dirname(gone));
      this.destroyed++;
    } catch (error) {
      throw carryingProblem(root, path, error);
    }
  }

  #sweep(): void {
    for (const { root, leftovers } of [this.#plan.here, this.#plan.there])
      for (const leftover of leftovers) {
        const path = join(root, leftover);
        try {
          if (Date.now() - newestIn(path) > leftoverAge) rmSync(path, { recursive: true, force: true });
        } catch (error) {
          throw carryingProblem(root, leftover, error);
        }
      }
  }
}

/** When a file, or anything in a folder, was last changed. */
function newestIn(path: string): number {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
