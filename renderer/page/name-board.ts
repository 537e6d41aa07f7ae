/** Names that are known, underlined where they are near the view; found again under a point, at a place, and step by step. */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import { firstIndex } from './drawn-text.ts';
import { nameHighlightName } from './highlight-styles.ts';
import { registered } from './mark-painter.ts';
import { nearView } from './near-view.ts';
import { type Place, type Span, spanOfPlace } from './span.ts';
import { unitAt } from './text-caret.ts';
import { type Box, contains, textRects } from './text-rects.ts';
import type { View } from './view.ts';

/** Below all marks. */
const priority = -1;
const limits = { unmeasured: 80, most: 600, ahead: 1.5 } as const;
/** Heights of the view that it may be scrolled by before others are drawn. */
const drawnFor = 0.75;

/** A name in the text, and the box of the line that is meant. */
export interface NameAt {
  readonly span: Span;
  readonly box: Box;
}

export class NameBoard {
  readonly #view: View;
  readonly #listening = new AbortController();
  #names: readonly Span[] = [];
  #drawnAt = 0;
  #frame = 0;

  constructor(view: View) {
    this.#view = view;
    const { signal } = this.#listening;
    addEventListener(
      'scroll',
      () => Math.abs(scrollY - this.#drawnAt) > drawnFor * innerHeight && this.drawn(),
      { signal, passive: true },
    );
    addEventListener('resize', this.drawn, { signal });
  }

  show(places: readonly Place[], points: CodePoints): void {
    // Text that was not compared can't be drawn on.
    this.#names = this.#view.textMatches ? places.flatMap((place) => spanOfPlace(points, place) ?? []) : [];
    this.drawn();
  }

  /** After anything that may have changed what is near the view, or drawn. */
  readonly drawn = (): void => {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
  };

  /** The name under a point of the viewport. */
  under(x: number, y: number): NameAt | null {
    if (this.#names.length === 0) return null;
    const at = unitAt(x, y, this.#view.parts);
    // The caret is the nearest to the point, which may lie beside the words, and may stand at either end of them.
    const span = at === null ? undefined : (this.#covering(at) ?? this.#covering(at - 1));
    const box = span && this.#boxes(span).find((rect) => contains(rect, x, y));
    return span && box ? { span, box } : null;
  }

  /** The name over a place of the text. */
  at(unit: number): NameAt | null {
    const span = this.#covering(unit);
    const [box] = span ? this.#boxes(span) : [];
    return span && box ? { span, box } : null;
  }

  /** The next name after a place of the text, or the one before; from the other end where there is none. */
  from(unit: number, by: 1 | -1): Span | null {
    const { length } = this.#names;
    if (length === 0) return null;
    const next = firstIndex(length, (at) => (this.#names[at]?.start ?? 0) > unit);
    const before = firstIndex(length, (at) => (this.#names[at]?.start ?? 0) >= unit) - 1;
    return this.#names[by === 1 ? next % length : (before + length) % length] ?? null;
  }

  close(): void {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    registered(nameHighlightName, priority).clear();
  }

  #covering(unit: number): Span | undefined {
    const span = this.#names[firstIndex(this.#names.length, (at) => (this.#names[at]?.end ?? 0) > unit)];
    return span && span.start <= unit ? span : undefined;
  }

  #boxes(span: Span): DOMRect[] {
    return this.#view.parts.flatMap((part) => textRects(part, span));
  }

  #draw(): void {
    this.#frame = 0;
    this.#drawnAt = scrollY;
    const highlight = registered(nameHighlightName, priority);
    highlight.clear();
    if (this.#names.length === 0) return;
    for (const part of this.#view.parts)
      for (const at of nearView(this.#names, part, limits)) {
        const name = this.#names[at];
        const range = name && part.rangeOf(name);
        if (range) highlight.add(range);
      }
  }
}
