/** Long work in small pieces: others are answered between them, and it can be stopped. */
import { setImmediate as turn } from 'node:timers/promises';
import { ProblemError } from '../contract/problem.ts';
import type { VerifyProgress } from '../contract/verifying.ts';

export interface WatchOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined;
}

/** Milliseconds of work without a pause, and between two words on how far it is. */
const workFor = 12;
const tellEvery = 100;

export class Watch {
  readonly #options: WatchOptions;
  #since = Date.now();
  #told = 0;
  #stage: VerifyProgress['stage'] | '' = '';

  constructor(options: WatchOptions = {}) {
    this.#options = options;
  }

  /** To be called between pieces of work; throws where the work is to stop. */
  async pause(): Promise<void> {
    this.#refuseStopped();
    if (Date.now() - this.#since < workFor) return;
    await turn();
    this.#since = Date.now();
    // The archive may have been closed meanwhile.
    this.#refuseStopped();
  }

  #refuseStopped(): void {
    if (this.#options.signal?.aborted)
      throw new ProblemError('cancelled', 'Verifying was stopped. Nothing is left half done.');
  }

  tell(stage: VerifyProgress['stage'], done: number, total: number): void {
    const now = Date.now();
    if (stage === this.#stage && now - this.#told < tellEvery) return;
    this.#stage = stage;
    this.#told = now;
    this.#options.onProgress?.({ stage, done, total });
  }
}
