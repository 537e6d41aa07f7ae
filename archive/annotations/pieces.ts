/** Marks in several pieces: stretches of one text that belong to one mark. */
import type { Stretch, Target } from '../anchoring/selectors.ts';
import { ProblemError } from '../contract/problem.ts';
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

/** Describes a mark of these stretches of the newest capture, the later ones as `further`. */
export function describePieces(describe: (place: TextPlace) => Target, pieces: readonly TextPlace[]): Target {
  const [first, ...further] = joinedPieces(pieces).map(describe);
  if (!first) throw new ProblemError('invalid-value', 'A highlight needs words. Nothing was changed.');
  if (further.length === 0) return first;
  return {
    ...first,
    further: further.map(({ quote, position, pages }): Stretch => ({ quote, position, pages })),
  };
}
