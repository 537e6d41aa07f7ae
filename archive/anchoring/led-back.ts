/**
 * The counter-check where the text of home is at hand: what was found must, looked for in the text of home, lead back to
 * the mark. A sentence that was always there beside the marked one leads back to itself.
 */
import {
  type FoundPlace,
  isSamePlace,
  likelyPlaces,
  likelyStarts,
  slackOf,
  verbatimPlaces,
} from './places.ts';
import type { SearchedText } from './searched-text.ts';
import { type Sought, soughtAt } from './sought.ts';
import { clearLead } from './thresholds.ts';

/** `here`: it does; `elsewhere`: it belongs to other words of the text of home; `open`: to the mark as well as to others. */
export type LeadsTo = 'here' | 'elsewhere' | 'open';

export function leadsTo(
  mark: NonNullable<Sought['home']>,
  place: FoundPlace,
  text: SearchedText,
  home: SearchedText,
): LeadsTo {
  const back = soughtAt(text, place.start, place.end);
  const verbatim = verbatimPlaces(back, home);
  const slack = slackOf(back);
  const nearMark = ({ at }: { readonly at: number }): boolean =>
    Math.abs(at - mark.start) <= 2 * slack + place.errors;
  // Nothing else at home is like it.
  if (place.errors > 0 && verbatim.length === 0 && back.words.length > 3 * slack)
    if (likelyStarts(back, home).every(nearMark)) return 'here';
  // Words that were changed may stand at home as they are now, in another place.
  const places = place.errors === 0 ? verbatim : [...verbatim, ...likelyPlaces(back, home, verbatim)];
  const isMark = (other: FoundPlace): boolean => isSamePlace(other, mark);
  const weightOf = (wanted: boolean): number =>
    Math.max(0, ...places.filter((other) => isMark(other) === wanted).map(({ weight }) => weight));
  const [own, other] = [weightOf(true), weightOf(false)];
  if (own === 0 || other > own) return 'elsewhere';
  return own - other >= clearLead ? 'here' : 'open';
}
