/** A paragraph of a copy as it is drawn: cut where a mark or a change begins or ends. */
import { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { Fate } from '../../archive/contract/captures.ts';
import type { MarkColor, TextPlace } from '../../archive/contract/views.ts';
import { wordDiff } from '../history/word-diff.ts';

export interface DrawnStretch {
  /** Where it begins in the paragraph, UTF-16. */
  readonly at: number;
  readonly text: string;
  readonly changed: boolean;
  /** The innermost mark that lies on it. */
  readonly mark: { readonly id: string; readonly color: MarkColor } | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What of a paragraph is not in its counterpart; UTF-16. */
export function changedSpans(text: string, other: string, side: 'gone' | 'new'): Span[] {
  const parts = side === 'gone' ? wordDiff(text, other) : wordDiff(other, text);
  const spans: Span[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.kind !== 'same' && part.kind !== side) continue;
    const end = at + part.text.length;
    if (part.kind === side) spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

/** @param place Where the paragraph stands in its copy, in code points, as do the marks. */
export function drawnParagraph(
  text: string,
  place: TextPlace,
  marks: readonly Fate[],
  changed: readonly Span[],
): DrawnStretch[] {
  const points = new CodePoints(text);
  const within = (point: number): number =>
    points.toUnit(Math.max(0, Math.min(point - place.start, points.length)));
  const laid = marks.flatMap((mark) =>
    [mark.place, ...mark.further].flatMap((piece) =>
      piece && piece.start < place.end && piece.end > place.start
        ? [{ mark, start: within(piece.start), end: within(piece.end) }]
        : [],
    ),
  );
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...laid, ...changed]) cuts.add(start).add(end);
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(0, -1).flatMap((at, index) => {
    const end = borders[index + 1] ?? at;
    if (end <= at) return [];
    const over = laid
      .filter((one) => one.start <= at && one.end >= end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.mark;
    return [
      {
        at,
        text: text.slice(at, end),
        changed: changed.some((span) => span.start <= at && span.end >= end),
        mark: over ? { id: over.id, color: over.color } : null,
      },
    ];
  });
}
