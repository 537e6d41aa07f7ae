/** Words that are looked for in the opened article: found in its text, drawn where they are near the view. */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage } from '../../archive/contract/page.ts';
import type { Find } from '../../archive/contract/reading.ts';
import { firstIndex } from './drawn-text.ts';
import { WordFinder } from './find-words.ts';
import { findHighlightName, foundHighlightName } from './highlight-styles.ts';
import { registered } from './mark-painter.ts';
import { nearView } from './near-view.ts';
import { placeOfSpan, type Span } from './span.ts';
import type { View } from './view.ts';

/** Above all marks; the one that is current above the others. */
const priority = { found: 50, current: 51 } as const;
/** So many are drawn in one part of the text, at most: those nearest to the view. */
const limits = { unmeasured: 600, most: 600, ahead: 1 } as const;

interface Surroundings {
  readonly view: View;
  readonly points: CodePoints;
  readonly tell: (message: FromPage) => void;
  /** Brings a span into view, drawing it if need be. */
  readonly show: (span: Span) => void;
}

export class FindBoard {
  readonly #around: Surroundings;
  readonly #finder: WordFinder;
  readonly #listening = new AbortController();
  #hits: readonly Span[] = [];
  #current = -1;
  /** Where the person stood when they began to look. */
  #from: number | null = null;
  #frame = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#finder = new WordFinder(around.view.text);
    const { signal } = this.#listening;
    addEventListener('scroll', this.drawn, { signal, passive: true });
    addEventListener('resize', this.drawn, { signal });
  }

  find(asked: Find): void {
    const { view } = this.#around;
    this.#from ??= view.standing();
    const from = this.#from;
    // Text that was not compared can't be drawn on: nothing is found in it.
    this.#hits = view.textMatches ? this.#finder.find(asked) : [];
    const next = firstIndex(this.#hits.length, (at) => (this.#hits[at]?.start ?? 0) >= from);
    this.#go(next < this.#hits.length ? next : 0);
  }

  step(by: 1 | -1): void {
    const count = this.#hits.length;
    if (count > 0) this.#go((this.#current + by + count) % count);
  }

  /** The hit that was current, drawn no more; null if there is none. */
  end(): Span | null {
    const current = this.#hits[this.#current] ?? null;
    this.#hits = [];
    this.#current = -1;
    this.#from = null;
    this.#draw();
    return current;
  }

  /** After anything that may have changed what is near the view, or drawn. */
  readonly drawn = (): void => {
    if (this.#hits.length === 0) return;
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  };

  close(): void {
    this.#listening.abort();
    this.end();
    cancelAnimationFrame(this.#frame);
  }

  #go(to: number): void {
    const hit = this.#hits[to];
    this.#current = hit ? to : -1;
    this.#draw();
    const { points, tell, show } = this.#around;
    tell({
      kind: 'found',
      count: this.#hits.length,
      current: hit ? { number: to, ...placeOfSpan(points, hit) } : null,
    });
    if (hit) show(hit);
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const found = registered(findHighlightName, priority.found);
    const current = registered(foundHighlightName, priority.current);
    found.clear();
    current.clear();
    if (this.#hits.length === 0) return;
    for (const part of this.#around.view.parts) {
      for (const at of nearView(this.#hits, part, limits)) {
        const hit = this.#hits[at];
        const range = hit && part.rangeOf(hit);
        if (range) (at === this.#current ? current : found).add(range);
      }
    }
  }
}
