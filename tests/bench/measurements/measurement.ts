/** What a measurement gets and gives. */
import type { CachedArchive } from '../generator/cached.ts';

export interface Bench {
  /** Numbers of articles asked for. */
  readonly sizes: readonly number[];
  /** Runs of each figure, of which the median counts. */
  readonly runs: number;
  /** Whether the page cache may be dropped: everybody on the machine would feel it. */
  readonly cold: boolean;
  readonly say: (line: string) => void;
  /** A generated archive, light unless said otherwise. */
  archive(articles: number, kind?: 'light' | 'full'): CachedArchive;
  /** A new folder that is removed when the measurement is done. */
  scratch(): string;
  /** A folder that is removed when the bench ends. */
  readonly kept: string;
}

export interface Aim {
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  /** `busy`: not by the clock, but by what the machine was not kept from. */
  readonly reached: boolean | 'busy';
}

export interface Outcome {
  readonly aims: readonly Aim[];
  /** Markdown. */
  readonly text: string;
}

export interface Measurement {
  /** As `--only` names it. */
  readonly name: string;
  readonly title: string;
  run(bench: Bench): Promise<Outcome>;
}
