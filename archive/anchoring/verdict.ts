/** Whether a place is the mark's: by the words, their surroundings, their order, and what leads back to the mark. */
import { type Agreement, agreementAt } from './agreement.ts';
import { leadsTo } from './led-back.ts';
import type { FoundPlace } from './places.ts';
import type { SearchedText } from './searched-text.ts';
import { contextLength } from './selectors.ts';
import { areSmallChanges } from './small-changes.ts';
import type { Sought } from './sought.ts';
import {
  agreesFrom,
  leastContext,
  likeAlone,
  likeBesideContext,
  likeInContext,
  longAlone,
  longAloneUnwitnessed,
  longBesideContext,
  longInOrder,
  speaksForItself,
  speaksWithWitness,
  vouchesFrom,
} from './thresholds.ts';
import { isDoubled, type Order } from './word-order.ts';

/**
 * `settled`, `inOrder`: it is the place, and by the order of words, too; `sure`: it is the place; `open`: it may be, and the
 * person is asked; `no`: it is not, or nobody could say.
 */
export type Verdict = 'settled' | 'inOrder' | 'sure' | 'open' | 'no';

export function judge(
  sought: Sought,
  place: FoundPlace,
  places: readonly FoundPlace[],
  { text, home, order }: { text: SearchedText; home: SearchedText | undefined; order: Order },
): Verdict {
  const verbatim = place.errors === 0;
  if (isDoubled(sought) && (place.before.share < 1 || place.after.share < 1)) return 'open';
  if (order === 'settled' && (verbatim || isLongAndAlike(sought, place))) return 'settled';
  const likely = verbatim ? verbatimVerdict(sought, place, places) : changedVerdict(sought, place, text);
  if (likely === 'no') return 'no';
  if (order === 'settled') return 'settled';
  if (order === 'here') return likely === 'open' ? 'open' : 'inOrder';
  if (!home || !sought.home) return likely;
  const to = leadsTo(sought.home, place, text, home);
  if (to === 'elsewhere') return 'no';
  return to === 'open' ? 'open' : likely;
}

/** Most words of a long quote in their order are that quote, whatever was put in or taken out. */
const isLongAndAlike = ({ words }: Sought, place: FoundPlace): boolean =>
  words.length >= longInOrder &&
  place.likeness >= (agrees(place.before) || agrees(place.after) ? likeInContext : likeAlone);

const agrees = ({ share }: Agreement): boolean => share >= agreesFrom;
const vouches = ({ share, length }: Agreement): boolean => share >= vouchesFrom && length >= leastContext;
export const inContext = ({ before, after }: FoundPlace): boolean =>
  agrees(before) && agrees(after) && before.length + after.length >= leastContext;
export const besideContext = ({ before, after }: FoundPlace): boolean => vouches(before) || vouches(after);

function verbatimVerdict(sought: Sought, place: FoundPlace, places: readonly FoundPlace[]): Verdict {
  if (inContext(place)) return 'sure';
  if (besideContext(place)) return 'sure';
  const alone = places.filter(({ errors }) => errors === 0).length === 1;
  const enough = sought.home ? speaksWithWitness : speaksForItself;
  return alone && sought.words.length >= enough ? 'sure' : 'open';
}

function changedVerdict(sought: Sought, place: FoundPlace, text: SearchedText): Verdict {
  const { words } = sought;
  const { likeness } = place;
  if (isClosedGap(sought, place, text)) return 'no';
  if (inContext(place) && likeness >= likeInContext) return 'sure';
  const small = (): boolean => areSmallChanges(words, text.folded.text.slice(place.start, place.end));
  if (besideContext(place))
    return likeness >= likeBesideContext && words.length >= longBesideContext && small() ? 'sure' : 'no';
  const long = sought.home ? longAlone : longAloneUnwitnessed;
  return likeness >= likeAlone && words.length >= long && small() ? 'sure' : 'no';
}

/** Where the words were taken out, what followed them stands where they stood: it is not them, however alike. */
function isClosedGap({ before, after }: Sought, { start, end }: FoundPlace, text: SearchedText): boolean {
  const all = text.folded.text;
  const meets = (context: string, border: number, side: 'before' | 'after'): boolean =>
    vouches(agreementAt(context, all, border, side, contextLength));
  return meets(after, start, 'after') || meets(before, end, 'before');
}
