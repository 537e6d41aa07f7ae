/** How large pages are drawn: arithmetic on sizes, apart from what is on screen. */
import type { PdfZoom } from '../../archive/contract/pdf-page.ts';

/** Width and height of a page in PDF points, as it is to be seen. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** What a page is fitted into, in CSS pixels; `comfortable` is the width at which its lines read best. */
export interface Room extends PageSize {
  readonly comfortable: number;
}

/** CSS pixels for a point at the size on paper. */
export const onPaper = 96 / 72;
/** CSS pixels for a point, at most, where nobody asked for more: a tiny page isn't blown up to the full width. */
const largestUnasked = 2;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;
export const smallestZoom = steps[0];
export const largestZoom = steps[steps.length - 1] as number;

/** CSS pixels for a point of the page. */
export function scaleFor(zoom: PdfZoom, page: PageSize, room: Room): number {
  switch (zoom) {
    case 'auto':
      return Math.min(Math.min(room.width, room.comfortable) / page.width, largestUnasked);
    case 'width':
      return room.width / page.width;
    case 'page':
      return Math.min(room.width / page.width, room.height / page.height);
    default:
      return zoom * onPaper;
  }
}

/** The next step up or down from a zoom (1: the size on paper); the outermost step beyond both ends. */
export function stepFrom(zoom: number, by: 1 | -1): number {
  // A hair's breadth from a step counts as on it.
  const hair = 0.005;
  const next =
    by === 1 ? steps.find((step) => step > zoom + hair) : steps.findLast((step) => step < zoom - hair);
  return next ?? (by === 1 ? largestZoom : smallestZoom);
}

/** A zoom moved by the wheel: a notch of a mouse is about a fifth, a pinch on a trackpad moves it smoothly. */
export function wheeled(zoom: number, delta: number): number {
  const bounded = Math.max(-150, Math.min(150, delta));
  return Math.min(largestZoom, Math.max(smallestZoom, zoom * Math.exp(-bounded / 550)));
}
