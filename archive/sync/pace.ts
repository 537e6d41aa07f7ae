/** Keeps long work polite: others get their turn, the person sees how far it is, and it can be cancelled. */
import { setImmediate } from 'node:timers/promises';
import { ProblemError } from '../contract/problem.ts';
import type { SyncProgress } from '../contract/sync.ts';

/** Milliseconds of work at a stretch; the service answers in between. */
const stretch = 12;
/** Milliseconds between two reports of progress. */
const reportEvery = 100;

export interface PaceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: SyncProgress) => void) | undefined;
}

export class Pace {
  readonly #options: PaceOptions;
  #since = performance.now();
  #reported = 0;
  #stage: SyncProgress['stage'] = 'looking';
  #done = 0;
  #total = 0;

  constructor(options: PaceOptions = {}) {
    this.#options = options;
  }

  get signal(): AbortSignal | undefined {
    return this.#options.signal;
  }

  get due(): boolean {
    return performance.now() - this.#since > stretch;
  }

  /** Lets others have their turn; `done`: how much was looked at. */
  async rest(done = this.#done): Promise<void> {
    this.#done = done;
    this.#report('');
    await setImmediate();
    this.#since = performance.now();
    this.check();
  }

  /** Throws where the person has cancelled. */
  check(): void {
    if (this.#options.signal?.aborted)
      throw new ProblemError(
        'cancelled',
        'The sync was stopped. What was carried so far is whole and stays; sync again to go on from there.',
      );
  }

  begin(stage: SyncProgress['stage'], total: number): void {
    this.#stage = stage;
    this.#total = total;
    this.#done = 0;
    this.#reported = 0;
    this.#report('');
  }

  /** One item is done. */
  step(file: string): void {
    this.#done++;
    this.#report(file);
  }

  #report(file: string): void {
    const now = performance.now();
    if (now - this.#reported < reportEvery && this.#done < this.#total) return;
    this.#reported = now;
    this.#options.onProgress?.({
      stage: this.#stage,
      done: Math.min(this.#done, this.#total || this.#done),
      total: this.#total,
      file,
    });
  }
}
