/**
 * Looks for the marks of which nobody knows yet how they fare in the newest capture of their article, little by little:
 * once for all that was known before, and again for articles that something has changed in. Lists by state need it.
 */
import { articleHome, readArticle } from '../articles/article.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { foundIn } from './anchor.ts';
import { marksAfter } from './anchor-rows.ts';
import { type AnnotationRecord, findAnnotation } from './annotation.ts';

/** Marks that are looked through in one step, whether they are looked for or not. */
const marksAStep = 400;

export class AnchorFill {
  readonly #archive: Archive;
  /** Homes of articles that are to be looked through. */
  readonly #queue = new Set<string>();
  /** The last mark of all that was looked through; undefined: the end was reached. */
  #after: string | undefined = '';

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Takes note of what changes, or copies that arrived, were about. */
  changed(addresses: readonly string[]): void {
    for (const address of addresses) if (address.startsWith('articles/')) this.#queue.add(homeOf(address));
  }

  /** Works for so many milliseconds; answers the addresses of the marks that were looked for. */
  run(texts: CaptureTexts, milliseconds: number): string[] {
    const until = performance.now() + milliseconds;
    const looked: string[] = [];
    for (const [mark, isOpen] of this.#marks()) {
      if (isOpen && this.#look(texts, mark)) looked.push(mark);
      if (performance.now() > until) break;
    }
    return looked;
  }

  get isDone(): boolean {
    return this.#after === undefined && this.#queue.size === 0;
  }

  *#marks(): Generator<readonly [mark: string, isOpen: boolean]> {
    for (const home of [...this.#queue]) {
      let after = `${home}/`;
      for (let more = true; more; ) {
        const marks = marksAfter(this.#archive.index, after, marksAStep).filter(({ mark }) =>
          mark.startsWith(`${home}/`),
        );
        for (const { mark, open } of marks) yield [mark, open];
        after = marks.at(-1)?.mark ?? after;
        more = marks.length === marksAStep;
      }
      this.#queue.delete(home);
    }
    while (this.#after !== undefined) {
      const marks = marksAfter(this.#archive.index, this.#after, marksAStep);
      for (const { mark, open } of marks) {
        yield [mark, open];
        this.#after = mark;
      }
      if (marks.length < marksAStep) this.#after = undefined;
    }
  }

  /** Whether it could be looked for: not where the copy is not here, or can't be read. */
  #look(texts: CaptureTexts, mark: string): boolean {
    const record: AnnotationRecord | undefined = findAnnotation(this.#archive, idOf(mark));
    if (!record) return false;
    const article = readArticle(this.#archive.replica, articleHome(record.article));
    const text = texts.tryOf(article);
    if (!text) return false;
    foundIn(this.#archive, texts, record, article, text);
    return true;
  }
}
