import type { TextPlace } from '../contract/views.ts';

/** In the order of the text; those that overlap or touch are one. */
export function joinedPieces(pieces: readonly TextPlace[]): TextPlace[] {
  const joined: TextPlace[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && piece.start <= last.end)
      joined.splice(-1, 1, { start: last.start, end: Math.max(last.end, piece.end) });
    else joined.push({ start: piece.start, end: piece.end });
  }
  return joined;
}
