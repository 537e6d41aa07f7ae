/**
 * Where drawn marks stand in the document, in CSS pixels from its top: measured once after layout, so that
 * scrolling through thousands of marks is arithmetic.
 */
import type { DrawnText } from './drawn-text.ts';
import { keyOf, type PlacedMark } from './mark-index.ts';

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Milliseconds of measuring in one frame. */
const sliceOfFrame = 6;

export class MarkGeometry {
  readonly #bands = new Map<string, Band>();
  #queue: PlacedMark[] = [];
  readonly #ruler = document.createRange();

  get settled(): boolean {
    return this.#queue.length === 0;
  }

  bandOf(piece: PlacedMark): Band | undefined {
    return this.#bands.get(keyOf(piece));
  }

  /** Forgets marks that are gone; the given ones, and those still waiting, are measured, nearest the view first. */
  measureAgain(all: readonly PlacedMark[], which: readonly PlacedMark[]): void {
    const ids = new Set(all.map(keyOf));
    for (const id of this.#bands.keys()) if (!ids.has(id)) this.#bands.delete(id);
    const due = new Set([...which, ...this.#queue].map(keyOf));
    const middle = scrollY + innerHeight / 2;
    const distance = (mark: PlacedMark): number => Math.abs((this.bandOf(mark)?.top ?? middle) - middle);
    // Taken from its end.
    this.#queue = all
      .filter((mark) => due.has(keyOf(mark)))
      .sort((a, b) => distance(b) - distance(a) || b.start - a.start);
  }

  /** Measures for at most one slice; call once a frame until settled. */
  measureSome(parts: readonly DrawnText[]): void {
    const until = performance.now() + sliceOfFrame;
    while (performance.now() < until) {
      const mark = this.#queue.pop();
      if (!mark) return;
      const band = this.#measure(mark, parts);
      if (band) this.#bands.set(keyOf(mark), band);
      else this.#bands.delete(keyOf(mark));
    }
  }

  #measure(mark: PlacedMark, parts: readonly DrawnText[]): Band | null {
    let top = Number.POSITIVE_INFINITY;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const part of parts) {
      if (part.span.end <= mark.start || part.span.start >= mark.end) continue;
      if (!part.moveTo(this.#ruler, mark)) continue;
      const rect = this.#ruler.getBoundingClientRect();
      if (rect.width === 0 && rect.height === 0) continue;
      top = Math.min(top, rect.top + scrollY);
      bottom = Math.max(bottom, rect.bottom + scrollY);
    }
    return top <= bottom ? { top, bottom } : null;
  }
}
