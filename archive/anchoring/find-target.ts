/**
 * Finds a mark in a text: a list of attempts, cheap to costly. It ends in one of four states and never
 * settles for a doubtful place. Fuzzy finding in changed texts comes with captures that change.
 */
import type { AnchorState } from '../contract/views.ts';
import type { CodePoints } from './code-points.shared.ts';
import type { Target } from './selectors.ts';

export interface Found {
  readonly state: AnchorState;
  /** In code points; null where it is ambiguous or lost. */
  readonly place: { readonly start: number; readonly end: number } | null;
}

export function findTarget(target: Target, text: string, textSha256: string, points: CodePoints): Found {
  const { quote, position } = target;
  const atHome =
    target.textSha256 === textSha256 && points.slice(position.start, position.end) === quote.exact;
  if (atHome) return { state: 'exact', place: { start: position.start, end: position.end } };
  const places = occurrences(text, quote.exact);
  const inContext = places.filter(
    (unit) =>
      text.slice(0, unit).endsWith(quote.prefix) &&
      text.slice(unit + quote.exact.length).startsWith(quote.suffix),
  );
  const [only, ...others] = inContext.length > 0 ? inContext : places;
  if (only === undefined) return { state: 'lost', place: null };
  // Without its context a short quote may be found where it was never meant: that is for the person to say.
  const doubtful = inContext.length === 0 && quote.exact.length < speaksForItself;
  if (others.length > 0 || doubtful) return { state: 'ambiguous', place: null };
  const start = points.fromUnit(only);
  const end = start + [...quote.exact].length;
  // Half a character (of a text that is not well formed) may have been found inside a whole one.
  if (points.slice(start, end) !== quote.exact) return { state: 'lost', place: null };
  return { state: 'moved', place: { start, end } };
}

/** A quote of so many characters is found by itself, should its surroundings have changed. */
const speaksForItself = 30;

/** Code unit offsets of all occurrences, overlapping ones too. */
function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
