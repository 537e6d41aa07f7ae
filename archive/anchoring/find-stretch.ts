/**
 * Finds one stretch in a text that is not, or not certainly, the one it was marked in: verbatim in its context, then
 * with errors, each place judged by itself and against the others.
 */
import { type Agreement, agreementAt } from './agreement.ts';
import { Landmarks } from './landmarks.ts';
import { leadsTo } from './led-back.ts';
import { type FoundPlace, likelyPlaces, verbatimPlaces } from './places.ts';
import type { SearchedText } from './searched-text.ts';
import { contextLength, type Stretch } from './selectors.ts';
import { areSmallChanges } from './small-changes.ts';
import { type Sought, soughtStretch } from './sought.ts';
import {
  agreesFrom,
  clearLead,
  leastContext,
  likeAlone,
  likeBesideContext,
  likeInContext,
  longAlone,
  longAloneUnwitnessed,
  longBesideContext,
  speaksForItself,
  speaksWithWitness,
  vouchesFrom,
} from './thresholds.ts';

export interface FoundStretch {
  readonly state: 'moved' | 'ambiguous' | 'lost';
  /** In folded characters; undefined unless it was found. */
  readonly place: FoundPlace | undefined;
}

/** `home`: the text in which it was marked, where that is at hand. */
export function findStretch(stretch: Stretch, text: SearchedText, home?: SearchedText): FoundStretch {
  const sought = soughtStretch(stretch, home);
  if (sought.words === '') return { state: 'lost', place: undefined };
  const places = placesOf(sought, text);
  const possible: { readonly place: FoundPlace; readonly verdict: Verdict }[] = [];
  for (const place of places.slice(0, judgedAtMost)) {
    // What is clearly behind is no rival.
    if (possible[0] && possible[0].place.weight - place.weight >= clearLead) break;
    const verdict = judge(sought, place, places, text, home);
    if (verdict !== 'no') possible.push({ place, verdict });
  }
  const [best, next] = possible;
  if (!best) return { state: 'lost', place: undefined };
  if (best.verdict === 'sure' && !next) return { state: 'moved', place: best.place };
  const inOrder = home && byOrder(sought, text, home);
  const chosen = inOrder && places.find(({ start, end }) => start < inOrder.end && inOrder.start < end);
  const isChosen = chosen && judge(sought, chosen, places, text, home) !== 'no';
  return isChosen ? { state: 'moved', place: chosen } : { state: 'ambiguous', place: undefined };
}

/** Of places that are equally good the one whose words, between the same landmarks, are aligned with the mark's. */
function byOrder(sought: Sought, text: SearchedText, home: SearchedText): FoundPlace | undefined {
  const mark = sought.home;
  if (!mark) return undefined;
  const landmarks = Landmarks.between(home, text);
  const interval = landmarks.around(mark.start, mark.end);
  const pairs = landmarks
    .pairs(interval, home.folded.text, text.folded.text)
    ?.filter(([from]) => from >= mark.start && from < mark.end);
  if (!pairs) return undefined;
  const words = sought.words.split(' ').length;
  const { start, end } = interval.shown;
  return placesOf({ ...sought, before: '', after: '' }, text).find(
    (place) =>
      place.start >= start &&
      place.end <= end &&
      place.likeness >= likeInContext &&
      pairs.filter(([, to]) => to >= place.start && to < place.end).length >= words * leastAligned,
  );
}

/** Share of the mark's words that must be aligned with words of the place. */
const leastAligned = 0.5;

/** Of many places only the best are judged. */
const judgedAtMost = 12;

/** All places that come into question, best first. */
export function placesOf(sought: Sought, text: SearchedText): FoundPlace[] {
  const verbatim = verbatimPlaces(sought, text);
  // In its whole context verbatim: nothing with errors could be better.
  if (verbatim.some(({ before, after }) => before.share === 1 && after.share === 1)) return verbatim;
  return [...verbatim, ...likelyPlaces(sought, text, verbatim)].sort((a, b) => b.weight - a.weight);
}

/** `sure`: it is the place; `open`: it may be, and the person is asked; `no`: it is not, or nobody could say. */
type Verdict = 'sure' | 'open' | 'no';

function judge(
  sought: Sought,
  place: FoundPlace,
  places: readonly FoundPlace[],
  text: SearchedText,
  home: SearchedText | undefined,
): Verdict {
  const verbatim = place.errors === 0;
  const likely = verbatim ? verbatimVerdict(sought, place, places) : changedVerdict(sought, place, text);
  if (likely === 'no' || !home || !sought.home) return likely;
  const to = leadsTo(sought.home, place, text, home);
  if (to !== 'here') return to === 'open' ? 'open' : 'no';
  return likely;
}

const agrees = ({ share }: Agreement): boolean => share >= agreesFrom;
const vouches = ({ share, length }: Agreement): boolean => share >= vouchesFrom && length >= leastContext;
const inContext = ({ before, after }: FoundPlace): boolean =>
  agrees(before) && agrees(after) && before.length + after.length >= leastContext;
const besideContext = ({ before, after }: FoundPlace): boolean => vouches(before) || vouches(after);

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
