/** Guesses names in the newest text of every article, little by little, once and again where there is a newer text. */
import { CodePoints } from '../anchoring/code-points.shared.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { guessSteps, type Tagger } from './guess-names.ts';
import { guessesAfter, isUnguessed, noteGuesses } from './guess-rows.ts';

/** Articles that are asked of the index at once. */
const articlesAStep = 500;
/** Milliseconds at a time in an article that somebody reads. */
const guessFor = 10;

export class GuessFill {
  readonly #archive: Archive;
  readonly #queue = new Set<string>();
  /** The last article of all that was asked for; undefined: the end was reached. */
  #after: string | undefined = '';

  /** What is under way. */
  #steps: Generator<undefined> | undefined;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Takes note of what changes, or copies that arrived, were about. */
  changed(addresses: readonly string[]): void {
    for (const address of addresses) if (/^articles\/[^/]+$/.test(address)) this.#queue.add(idOf(address));
  }

  /** Looks into every text again. */
  restart(): void {
    this.#steps = undefined;
    this.#after = '';
  }

  get isDone(): boolean {
    return this.#queue.size === 0 && this.#after === undefined && this.#steps === undefined;
  }

  /** Works for so many milliseconds. */
  run(texts: CaptureTexts, tagger: Tagger, milliseconds: number): void {
    const until = performance.now() + milliseconds;
    do {
      this.#steps ??= this.#guessing(texts, tagger);
      if (this.#steps.next().done) this.#steps = undefined;
    } while (!this.isDone && performance.now() < until);
  }

  /** Guesses in one article now, where nobody has guessed in its newest text. */
  async guessIn(texts: CaptureTexts, tagger: Tagger, article: string): Promise<void> {
    if (!isUnguessed(this.#archive.index, article)) return;
    let until = performance.now() + guessFor;
    for (const _ of this.#guess(texts, tagger, article)) {
      if (performance.now() < until) continue;
      // Others are answered in between.
      await new Promise((resolve) => setImmediate(resolve));
      until = performance.now() + guessFor;
    }
  }

  /** Guesses in all that is to be looked into, a few names at a step. */
  *#guessing(texts: CaptureTexts, tagger: Tagger): Generator<undefined> {
    for (const article of this.#articles()) {
      if (article !== undefined) yield* this.#guess(texts, tagger, article);
      yield;
    }
  }

  *#articles(): Generator<string | undefined> {
    const { index } = this.#archive;
    for (const article of this.#queue) {
      this.#queue.delete(article);
      yield isUnguessed(index, article) ? article : undefined;
    }
    while (this.#after !== undefined) {
      const step = guessesAfter(index, this.#after, articlesAStep);
      for (const { article, isOpen } of step) {
        this.#after = article;
        yield isOpen ? article : undefined;
      }
      if (step.length < articlesAStep) this.#after = undefined;
    }
  }

  *#guess(texts: CaptureTexts, tagger: Tagger, id: string): Generator<undefined> {
    const { replica, index } = this.#archive;
    const home = articleHome(id);
    if (!replica.thing(home) || replica.isDestroyed(home)) return;
    const article = readArticle(replica, home);
    const text = texts.glance(article);
    if (text === undefined || !article.capture) return;
    const points = new CodePoints(text);
    const guesses = (yield* guessSteps(text, tagger)).map(({ start, end, ...guess }) => ({
      ...guess,
      start: points.fromUnit(start),
      end: points.fromUnit(end),
    }));
    noteGuesses(index, id, article.capture.announced.textSha256, guesses);
  }
}
