/**
 * Where drawn marks stand in the document, in CSS pixels from its top: measured once after layout, so that
 * scrolling through thousands of marks is arithmetic.
 */
import type { DrawnText } from './drawn-text.ts';
import type { PlacedMark } from './mark-index.ts';

export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Milliseconds of measuring in one frame. */
const sliceOfFrame = 6;

export class MarkGeometry {
  /** Of marks that are gone they are let go with them. */
  readonly #bands = new WeakMap<PlacedMark, Band>();
  /** Taken from its end. */
  #queue: PlacedMark[] = [];
  readonly #ruler = document.createRange();

  get settled(): boolean {
    return this.#queue.length === 0;
  }

  bandOf(mark: PlacedMark): Band | undefined {
    return this.#bands.get(mark);
  }

  /** These, and no others, are still to be measured; first what stands nearest to an offset of the text. */
  measureAll(marks: readonly PlacedMark[], near: number): void {
    const distance = (mark: PlacedMark): number => Math.abs(mark.start - near);
    this.#queue = [...marks].sort((a, b) => distance(b) - distance(a));
  }

  /** These are measured before all that is still to be measured. */
  measureFirst(marks: readonly PlacedMark[]): void {
    for (const mark of marks) this.#queue.push(mark);
  }

  /** Measures for at most one slice; call once a frame until settled. */
  measureSome(parts: readonly DrawnText[]): void {
    const until = performance.now() + sliceOfFrame;
    while (performance.now() < until) {
      const mark = this.#queue.pop();
      if (!mark) return;
      const band = this.#measure(mark, parts);
      if (band) this.#bands.set(mark, band);
      else this.#bands.delete(mark);
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
