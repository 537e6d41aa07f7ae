/** How well words of a PDF lie under the rectangles that another program drew over them. */
import type { Stretch } from '../anchoring/selectors.ts';
import type { OutsideBox } from './outside-mark.ts';

/** How far the middles of quads lie from those of the rectangles, in points; infinite where they touch nowhere. */
export function apartness(pages: Stretch['pages'], boxes: readonly OutsideBox[]): number {
  const quads = pages.flatMap(({ page, quads: ofPage }) =>
    ofPage.map((quad) => ({ page, rect: around(quad) })),
  );
  const touching = quads.filter((quad) =>
    boxes.some((box) => box.page === quad.page && overlap(box.rect, quad.rect)),
  );
  if (touching.length < Math.max(1, quads.length * 0.6)) return Number.POSITIVE_INFINITY;
  const [a, b] = [
    union(quads.map(({ rect }) => rect)),
    union(boxes.filter(({ page }) => page === quads[0]?.page).map(({ rect }) => rect)),
  ];
  return Math.hypot(middle(a, 0) - middle(b, 0), middle(a, 1) - middle(b, 1));
}

const around = (quad: readonly number[]): number[] => {
  const [xs, ys] = [0, 1].map((odd) => quad.filter((_, index) => index % 2 === odd)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const union = (rects: readonly (readonly number[])[]): number[] =>
  [0, 1, 2, 3].map((at) => (at < 2 ? Math.min : Math.max)(...rects.map((rect) => rect[at] ?? 0)));
const middle = (rect: readonly number[], at: 0 | 1): number => ((rect[at] ?? 0) + (rect[at + 2] ?? 0)) / 2;
const overlap = (a: readonly number[], b: readonly number[]): boolean =>
  [0, 1].every((at) => (a[at] ?? 0) < (b[at + 2] ?? 0) && (b[at] ?? 0) < (a[at + 2] ?? 0));
