/** What long work tells while it runs, and how it is stopped. */
import { ProblemError } from '../contract/problem.ts';

export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The file at hand, below the folder that is worked on. */
  readonly file: string;
}

/** Milliseconds between two reports. */
const reportEvery = 100;

/** Counts files; throws where the person has stopped the work. */
export class FileCount {
  readonly #options: WorkOptions;
  readonly #total: number;
  readonly #stopped: string;
  #done = 0;
  #told = 0;

  constructor(total: number, stopped: string, options: WorkOptions) {
    this.#total = total;
    this.#stopped = stopped;
    this.#options = options;
  }

  /** Another part of the work begins: its first file is told at once. */
  turn(): void {
    this.#told = 0;
  }

  next(file: string): void {
    if (this.#options.signal?.aborted) throw new ProblemError('cancelled', this.#stopped);
    const now = performance.now();
    this.#done++;
    if (this.#told > 0 && now - this.#told < reportEvery) return;
    this.#told = now;
    this.#options.onProgress?.({ done: this.#done - 1, total: this.#total, file });
  }
}
