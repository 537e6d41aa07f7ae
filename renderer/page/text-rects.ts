/** Client rectangles of words alone: a range's own rectangles include the boxes of elements wholly inside it. */
import type { DrawnText } from './drawn-text.ts';
import type { Span } from './span.ts';

/** Text nodes looked at, at most: a selection of a whole book needs no exact outline. */
const mostPieces = 600;

export function textRects(part: DrawnText, span: Span): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const { node, from, to } of part.runsIn(span).slice(0, mostPieces)) {
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    for (const rect of range.getClientRects()) if (rect.width > 0 && rect.height > 0) rects.push(rect);
  }
  return rects;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around all of them; null if there are none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}

/** A plain object: a DOMRect doesn't survive being sent. */
export function plain({ left, top, width, height }: Box): Box {
  return { left, top, width, height };
}
