/** What the window is told of where marks stand: frame viewport coordinates, never more than it can use. */
import type { FromPage } from '../../archive/contract/page.ts';
import type { Band } from './mark-geometry.ts';

export type LayoutReport = Extract<FromPage, { kind: 'layout' }>;

/** More marks than any margin can show. */
export const mostInReport = 1_000;

/** A mark's id with where it stands in the document. */
export interface StandingMark extends Band {
  readonly id: string;
}

export function layoutReport(
  marks: readonly StandingMark[],
  view: { readonly scrollY: number; readonly viewHeight: number; readonly height: number },
  most: number,
): LayoutReport {
  const middle = view.scrollY + view.viewHeight / 2;
  const chosen = marks.length > most ? nearest(marks, middle, most) : marks;
  return {
    kind: 'layout',
    tops: chosen.map(({ id, top, bottom }) => ({
      id,
      top: rounded(top - view.scrollY),
      bottom: rounded(bottom - view.scrollY),
    })),
    height: view.height,
  };
}

/** Marks that reach into the view or within one height of it. */
export function near<Mark extends Band>(
  marks: readonly Mark[],
  scrolled: number,
  viewHeight: number,
): Mark[] {
  const top = scrolled - viewHeight;
  const bottom = scrolled + 2 * viewHeight;
  return marks.filter((mark) => mark.bottom >= top && mark.top <= bottom);
}

/** The `most` marks nearest to a height of the document, in their given order. */
export function nearest<Mark extends Band>(marks: readonly Mark[], middle: number, most: number): Mark[] {
  const distance = (mark: Mark): number => Math.max(0, mark.top - middle, middle - mark.bottom);
  const kept = new Set([...marks].sort((a, b) => distance(a) - distance(b)).slice(0, most));
  return marks.filter((mark) => kept.has(mark));
}

const rounded = (pixels: number): number => Math.round(pixels * 10) / 10;
