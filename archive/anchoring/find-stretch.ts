/**
 * Finds one stretch in a text that is not, or not certainly, the one it was marked in: verbatim in its context, then
 * with errors, each place judged by itself and against the others.
 */
import { Alignment } from './alignment.ts';
import { expectedPlace, type FoundPlace, likelyPlaces, verbatimPlaces } from './places.ts';
import { isOneOfCopies, isOneOfRefrainGone } from './refrain.ts';
import type { SearchedText } from './searched-text.ts';
import type { Stretch } from './selectors.ts';
import { type Sought, soughtStretch } from './sought.ts';
import { clearLead, likeAlone } from './thresholds.ts';
import { judge, type Verdict } from './verdict.ts';
import { orderOf } from './word-order.ts';

export interface FoundStretch {
  readonly state: 'moved' | 'ambiguous' | 'lost';
  /** In folded characters; undefined unless it was found. */
  readonly place: FoundPlace | undefined;
}

/** `home`: the text in which it was marked, where that is at hand. */
export function findStretch(stretch: Stretch, text: SearchedText, home?: SearchedText): FoundStretch {
  const sought = soughtIn(stretch, text, home);
  if (sought.words === '') return { state: 'lost', place: undefined };
  const place = placeOf(sought, text, home);
  if (typeof place === 'string') return { state: place, place: undefined };
  const isOpen =
    home !== undefined &&
    (isOneOfRefrainGone(sought, place, text, home) || isOneOfCopies(sought, place, text, home));
  return isOpen ? { state: 'ambiguous', place: undefined } : { state: 'moved', place };
}

function placeOf(
  sought: Sought,
  text: SearchedText,
  home: SearchedText | undefined,
): FoundPlace | 'ambiguous' | 'lost' {
  const expected = home && expectedPlace(sought, text);
  if (expected && isExpected(sought, expected, text, home)) return expected;
  const possible = possiblePlaces(sought, placesOf(sought, text), text, home);
  return possible.length === 0 ? 'lost' : (chosenOf(possible)?.place ?? 'ambiguous');
}

/** Where nearly all its words stand in their order no other place could be as good: it is not looked for. */
const isExpected = (sought: Sought, place: FoundPlace, text: SearchedText, home: SearchedText): boolean =>
  place.likeness >= likeAlone &&
  orderOf(sought, place, text, home) === 'settled' &&
  judge(sought, place, [], { text, home, order: 'settled' }) === 'settled';

interface Possible {
  readonly place: FoundPlace;
  readonly verdict: Exclude<Verdict, 'no'>;
}

function possiblePlaces(
  sought: Sought,
  places: readonly FoundPlace[],
  text: SearchedText,
  home: SearchedText | undefined,
): Possible[] {
  const possible: Possible[] = [];
  let judged = 0;
  for (const place of places) {
    const order = home ? orderOf(sought, place, text, home) : 'open';
    if (order === 'elsewhere') continue;
    // What is clearly behind, and has no order to speak for it, is no rival.
    const isBehind = possible[0] && possible[0].place.weight - place.weight >= clearLead;
    if (order === 'open' && (isBehind || judged++ >= judgedAtMost)) continue;
    const verdict = judge(sought, place, places, { text, home, order });
    if (verdict !== 'no') possible.push({ place, verdict });
  }
  return possible;
}

/** The place to settle for, if there is one. */
function chosenOf(possible: readonly Possible[]): Possible | undefined {
  const [best] = possible;
  const isClear = ({ place }: Possible, rival: Possible | undefined): boolean =>
    !rival || place.weight - rival.place.weight >= clearLead;
  // A copy elsewhere may have more of the context, but it is a copy.
  const [settled, otherSettled] = possible.filter(({ verdict }) => verdict === 'settled');
  if (settled && isClear(settled, otherSettled)) return settled;
  const [first, second] = possible.filter(({ verdict }) => verdict === 'settled' || verdict === 'inOrder');
  if (first && isClear(first, second) && best && (best === first || !isClear(best, first))) return first;
  return best?.verdict === 'sure' && isClear(best, possible[1]) ? best : undefined;
}

/** What is looked for, and, where the text of home is at hand, where the order of the words leaves it. */
export function soughtIn(stretch: Stretch, text: SearchedText, home: SearchedText | undefined): Sought {
  const sought = soughtStretch(stretch, home);
  if (!home || !sought.home) return sought;
  const alignment = Alignment.between(home, text);
  return {
    ...sought,
    expected: alignment.startOf(sought.home),
    expectedEnds: alignment.endsOf(sought.home),
  };
}

/** Of many places only the best are judged. */
const judgedAtMost = 12;

/** All places that come into question, best first. */
export function placesOf(sought: Sought, text: SearchedText): FoundPlace[] {
  const verbatim = verbatimPlaces(sought, text);
  // In its whole context verbatim: nothing with errors could be better.
  const { expected } = sought;
  const best = verbatim.filter(({ before, after }) => before.share === 1 && after.share === 1);
  if (best.length > 0 && (expected === undefined || best.some(({ start }) => start === expected)))
    return verbatim;
  return [...verbatim, ...likelyPlaces(sought, text, verbatim)].sort((a, b) => b.weight - a.weight);
}
