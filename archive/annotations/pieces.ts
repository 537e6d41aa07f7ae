/** Marks in several pieces: stretches of one text that belong to one mark. */
import type { Stretch, Target } from '../anchoring/selectors.ts';
import { ProblemError } from '../contract/problem.ts';
import type { TextPlace } from '../contract/views.ts';
import { joinedPieces } from './joined-pieces.shared.ts';

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
