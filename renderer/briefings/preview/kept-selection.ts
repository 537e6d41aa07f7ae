/** Words that are selected on a page stay selected when the page is printed anew, as long as they are the same words there. */
import type { DrawnText } from '../../page/drawn-text.ts';

/** Looked at before the page is drawn anew; answers what is to be done when it is. */
export function keptSelection(before: DrawnText | null): (after: DrawnText) => void {
  const selection = document.getSelection();
  if (!before || !selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode)
    return () => undefined;
  const words = selection.toString().trim();
  const ends = [
    { node: selection.anchorNode, offset: selection.anchorOffset },
    { node: selection.focusNode, offset: selection.focusOffset },
  ].map((end) => ({ ...end, at: before.offsetOf(end.node, end.offset) }));
  const places = ends.flatMap(({ at }) => at ?? []);
  if (places.length === 0) return () => undefined;
  const isBackward = (places[0] ?? 0) > (places[1] ?? Number.POSITIVE_INFINITY);
  return (after) => {
    const [anchor, focus] = ends.map(({ node, offset, at }, which) =>
      at === null ? { node, offset } : placeAt(after, at, (which === 1) !== isBackward),
    );
    if (!anchor?.node.isConnected || !focus?.node.isConnected) return;
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    if (selection.toString().trim() !== words) selection.removeAllRanges();
  };
}

/** The place behind the character before, for an end, or before the one that follows. */
function placeAt(
  words: DrawnText,
  at: number,
  isEnd: boolean,
): { readonly node: Node; readonly offset: number } | undefined {
  const range = words.rangeOf(isEnd ? { start: at - 1, end: at } : { start: at, end: at + 1 });
  if (!range) return undefined;
  return isEnd
    ? { node: range.endContainer, offset: range.endOffset }
    : { node: range.startContainer, offset: range.startOffset };
}
