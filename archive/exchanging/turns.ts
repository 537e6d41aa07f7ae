/** Long work on many marks in small pieces: others are answered in between, and the person is told how far it is. */
import type { ExchangeStage } from '../contract/exchanging.ts';
import { ProblemError } from '../contract/problem.ts';

/** By which a reading is aborted: what is being brought in goes on to its end. */
export const readingStopped = (): ProblemError =>
  new ProblemError('cancelled', 'The reading was stopped. Nothing was brought in.');

export interface Following {
  /** Aborted with {@link readingStopped}. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { stage: ExchangeStage; done: number; total: number }) => void;
}

/** Milliseconds of work at a time. */
const aTurn = 30;
/** Milliseconds until anything is said of it, and between two times. */
const saidAfter = 250;
const saidEvery = 100;

export class Turns {
  readonly #following: Following;
  readonly #stage: ExchangeStage;
  readonly #total: number;
  #began = performance.now();
  #say = performance.now() + saidAfter;

  constructor(following: Following, stage: ExchangeStage, total: number) {
    this.#following = following;
    this.#stage = stage;
    this.#total = total;
  }

  /** To be called after each piece; throws a problem where the person has stopped it. */
  async after(done: number): Promise<void> {
    const now = performance.now();
    if (now - this.#began < aTurn) return;
    if (now >= this.#say) {
      this.#following.onProgress?.({ stage: this.#stage, done, total: this.#total });
      this.#say = now + saidEvery;
    }
    await new Promise((resolve) => setImmediate(resolve));
    this.#began = performance.now();
    this.#following.signal?.throwIfAborted();
  }
}
