import { pieceGap } from '../anchoring/find-target.ts';
import type { Target } from '../anchoring/selectors.ts';

/** The words of a mark; what lies between its pieces is left out visibly. */
export function quoteOf(target: Target): string {
  return stretchWords(target).join(pieceGap);
}

/** The words of each of its stretches. */
export const stretchWords = (target: Target): string[] =>
  [target, ...(target.further ?? [])].map(({ quote }) => quote.exact);
