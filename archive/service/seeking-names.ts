/** Looks for names in the background, a little at a time until all are found; never in the way of an import or of questions. */
import type { OpenArchive } from './open-archive.ts';

/** Milliseconds until names are looked for, of looking at a time, and of rest; longer while something is under way. */
const nameAfter = 900;
const nameFor = 10;
const namePause = 25;
const nameWhileBusy = 1_000;
/** Milliseconds after the last request, which more may follow. */
const nameWhenQuiet = 250;

export interface SeekingNamesOptions {
  readonly open: () => OpenArchive | undefined;
  /** Whether an import, a sync or other long work is under way. */
  readonly isBusy: () => boolean;
  /** When something was asked last, by the clock of `performance`. */
  readonly asked: () => number;
  readonly onTrouble: (message: string) => void;
}

export class SeekingNames {
  readonly #options: SeekingNamesOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SeekingNamesOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#in(nameAfter);
  }

  /** Begins where nothing is planned yet. */
  beginAnew(): void {
    if (!this.#timer) this.begin();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #in(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const { open, isBusy, asked, onTrouble } = this.#options;
      const opened = open();
      if (!opened) return;
      const quiet = performance.now() - asked();
      if (isBusy()) this.#in(nameWhileBusy);
      else if (quiet < nameWhenQuiet) this.#in(nameWhenQuiet - quiet);
      else
        this.#now(opened).catch((error: Error) => onTrouble(`Names can’t be looked for: ${error.message}`));
    }, milliseconds);
  }

  async #now({ archive, texts, naming }: OpenArchive): Promise<void> {
    await naming.prepare();
    if (this.#options.open()?.archive !== archive || naming.isDone) return;
    archive.mending(() => {
      naming.findMentions(texts, nameFor);
      if (naming.knownAreFound) naming.guess(texts, nameFor);
    });
    if (!naming.isDone) this.#in(namePause);
  }
}
