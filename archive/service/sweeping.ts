/** Compares the folder with what is known: little by little while a window is open, at once for a command. */
import type { Archive } from '../storage/archive.ts';
import type { Missing } from '../storage/guard.ts';
import { IndexBroken } from '../storage/index-file.ts';
import type { SweepStage } from '../storage/sweep.ts';

/** Milliseconds until the first sweep, between two, of work at a time, and of rest. */
const sweepAfter = 1_500;
const sweepEvery = 5 * 60 * 1000;
/** What is missing may be on its way back. */
const sweepWhileMissing = 20_000;
const sweepFor = 12;
const sweepPause = 12;

type Steps = Generator<SweepStage, Missing>;

export interface SweepingOptions {
  /** The open archive. */
  readonly archive: () => Archive | undefined;
  /** A little was compared: there may be something to tell. */
  readonly onStep: () => void;
  /** All was compared, and not much is missing. */
  readonly onSwept: (archive: Archive) => void;
  readonly onTrouble: (message: string) => void;
}

export class Sweeping {
  readonly #options: SweepingOptions;
  #timer: NodeJS.Timeout | undefined;
  /** The first sweep of the open archive, when all is learned and not all is kept. */
  #begun: Steps | undefined;

  constructor(options: SweepingOptions) {
    this.#options = options;
  }

  /** Begins in a moment, and again and again until it is stopped. */
  begin(): void {
    this.#in(sweepAfter);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#begun = undefined;
  }

  /**
   * Learns all that lies in the folder where that was never done: a single command has no background. The index is
   * right then; {@link all} does the rest, which may follow the answer.
   */
  learn(archive: Archive): void {
    if (archive.isSwept || this.#begun) return;
    archive.mending(() => {
      const steps = archive.sweep();
      let step = steps.next();
      while (!step.done && step.value === 'learning') step = steps.next();
      this.#begun = step.done ? undefined : steps;
    });
  }

  /** Compares everything once where that was never done, or goes on with it. */
  all(archive: Archive): void {
    this.learn(archive);
    this.finish(archive);
  }

  /** Goes on with a first sweep that stopped for an answer. */
  finish(archive: Archive): void {
    const steps = this.#begun;
    this.#begun = undefined;
    if (!steps) return;
    try {
      while (!steps.next().done);
    } catch (error) {
      if (!(error instanceof IndexBroken)) throw error;
      archive.rebuild();
    }
  }

  #in(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const archive = this.#options.archive();
      if (archive) this.#goOn(archive, archive.sweep());
    }, milliseconds);
  }

  /** Goes on for a moment, and again a moment later until it is done. */
  #goOn(archive: Archive, steps: Steps): void {
    try {
      const until = Date.now() + sweepFor;
      let step = steps.next();
      while (!step.done && Date.now() < until) step = steps.next();
      this.#options.onStep();
      if (!step.done) {
        this.#timer = setTimeout(() => this.#goOn(archive, steps), sweepPause);
        return;
      }
      this.#in(archive.missing ? sweepWhileMissing : sweepEvery);
      if (!archive.missing) this.#options.onSwept(archive);
    } catch (error) {
      if (error instanceof IndexBroken) archive.rebuild();
      else
        this.#options.onTrouble(
          `The folder can’t be compared with the histories: ${(error as Error).message}`,
        );
      this.#in(sweepEvery);
    }
  }
}
