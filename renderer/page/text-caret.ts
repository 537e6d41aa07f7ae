/** Where a caret stands on the screen, and which place of the text a point of the screen is. */
import type { DrawnText } from './drawn-text.ts';
import type { Span } from './span.ts';
import type { Box } from './text-rects.ts';

/** The place in the text that is nearest to a point of the viewport; null where no text is under it. */
export function unitAt(x: number, y: number, parts: readonly DrawnText[]): number | null {
  const caret = caretAt(x, y);
  if (!caret) return null;
  for (const part of parts) {
    const at = part.offsetOf(caret.node, caret.offset);
    if (at !== null) return at;
  }
  return null;
}

export function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The box of the character at a place, and the edge of it at which the reading begins. */
export interface CharacterBox extends Box {
  readonly rightToLeft: boolean;
}

export function characterBox(unit: number, parts: readonly DrawnText[]): CharacterBox | null {
  const part = parts.find(({ span }) => span.start <= unit && unit < span.end);
  const range = part?.rangeOf({ start: unit, end: unit + 1 });
  if (!range) return null;
  const rect = [...range.getClientRects()].find(({ height }) => height > 0);
  if (!rect) return null;
  const { left, top, width, height } = rect;
  return { left, top, width, height, rightToLeft: isRightToLeft(range.startContainer) };
}

/** The edge of a character before which (`start`) or behind which a mark's end stands: a line without width. */
export function edgeOf(box: CharacterBox, edge: 'start' | 'end'): Box {
  const right = (edge === 'end') !== box.rightToLeft;
  return { left: right ? box.left + box.width : box.left, top: box.top, width: 0, height: box.height };
}

/** How much of a mark is looked through for the line in which one of its ends stands. */
const lineAtMost = 600;

/**
 * Where a mark's end is drawn: at the side to which its line is read. A number in Arabic, or a name in Arabic
 * letters in English, runs against its line: the edge of its last character would cut it.
 */
export function markEdge(mark: Span, edge: 'start' | 'end', parts: readonly DrawnText[]): Box | null {
  const unit = edge === 'start' ? mark.start : mark.end - 1;
  const box = characterBox(unit, parts);
  const part = parts.find(({ span }) => span.start <= unit && unit < span.end);
  const near =
    edge === 'start'
      ? { start: unit, end: Math.min(mark.end, unit + lineAtMost) }
      : { start: Math.max(mark.start, unit - lineAtMost), end: mark.end };
  const range = box && part?.rangeOf(near);
  if (!box || !range) return null;
  const middle = box.top + box.height / 2;
  const line = [...range.getClientRects()].filter(
    ({ width, top, bottom }) => width > 0 && top < middle && middle < bottom,
  );
  const right = (edge === 'end') !== box.rightToLeft;
  const left = right
    ? Math.max(box.left + box.width, ...line.map((rect) => rect.right))
    : Math.min(box.left, ...line.map((rect) => rect.left));
  return { left, top: box.top, width: 0, height: box.height };
}

const strongRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const strongLeft = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{N}/u;

/** By the letters of the word itself: a PDF's text layer says nothing of direction. */
function isRightToLeft(node: Node): boolean {
  const words = node.textContent ?? '';
  if (strongRight.test(words) !== strongLeft.test(words)) return strongRight.test(words);
  const element = node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}
