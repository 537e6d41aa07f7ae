/** Where in a mark’s words the person’s selection lies: each stretch of verbatim words on the screen says where its first one stands. */

/** In code points of the mark’s words. */
export interface SelectedWords {
  readonly start: number;
  readonly end: number;
}

/** Marks a stretch of verbatim words; its text is nothing but they. */
export const verbatimMark = 'data-from';

/** Undefined where the selection is elsewhere. */
export function selectedWords(within: HTMLElement, selection: Selection | null): SelectedWords | undefined {
  if (!selection || selection.rangeCount === 0 || !within.contains(selection.anchorNode)) return undefined;
  const range = selection.getRangeAt(0);
  let found: { start: number; end: number } | undefined;
  for (const stretch of within.querySelectorAll<HTMLElement>(`[${verbatimMark}]`)) {
    const text = stretch.firstChild;
    if (!text || !range.intersectsNode(text)) continue;
    const length = text.textContent?.length ?? 0;
    const from = range.startContainer === text ? range.startOffset : isBefore(range, text) ? 0 : length;
    const to = range.endContainer === text ? range.endOffset : isAfter(range, text) ? length : 0;
    if (to < from || (to === from && !range.collapsed)) continue;
    const base = Number(stretch.getAttribute(verbatimMark));
    const point = (unit: number): number => base + [...(text.textContent ?? '').slice(0, unit)].length;
    found = { start: found?.start ?? point(from), end: point(to) };
    if (range.collapsed) break;
  }
  return found;
}

const isBefore = (range: Range, node: Node): boolean => range.comparePoint(node, 0) >= 0;
const isAfter = (range: Range, node: Node): boolean =>
  range.comparePoint(node, node.textContent?.length ?? 0) <= 0;
