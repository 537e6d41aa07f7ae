/** Which sheets of a long document are to be drawn, kept and freed: arithmetic on their places. */
import { firstIndex } from './drawn-text.ts';

export interface Slab {
  readonly top: number;
  readonly bottom: number;
}

/** First and last (exclusive) of sheets that reach into a stretch of the document; sheets are in order. */
export function reaching(count: number, slab: (index: number) => Slab, stretch: Slab): [number, number] {
  const from = firstIndex(count, (i) => slab(i).bottom > stretch.top);
  const to = firstIndex(count, (i) => slab(i).top >= stretch.bottom);
  return [from, Math.max(from, to)];
}

/** The sheet of which most is in view; of two shown alike the first. */
export function mostInView(count: number, slab: (index: number) => Slab, view: Slab): number {
  const [from, to] = reaching(count, slab, view);
  let best = Math.min(from, count - 1);
  let most = 0;
  for (let i = from; i < to; i++) {
    const { top, bottom } = slab(i);
    const shown = Math.min(bottom, view.bottom) - Math.max(top, view.top);
    if (shown > most) [best, most] = [i, shown];
  }
  return best;
}
