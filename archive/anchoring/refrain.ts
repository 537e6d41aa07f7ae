/** Words that are said several times over in the same surroundings. */
import { likelyPlaces, verbatimPlaces } from './places.ts';
import type { SearchedText } from './searched-text.ts';
import type { Sought } from './sought.ts';
import { clearLead, likeInContext } from './thresholds.ts';
import { besideContext, inContext } from './verdict.ts';

/**
 * Words that stand several times in the same surroundings, and now fewer times: one of them is gone, and by which of them
 * stands where, sentences having been moved, nobody can tell whether it is the mark.
 */
export function isOneOfRefrainGone(sought: Sought, text: SearchedText, home: SearchedText): boolean {
  const atHome = verbatimPlaces(sought, home);
  const own = Math.max(...atHome.map(({ weight }) => weight));
  const copies = atHome.filter(({ weight }) => own - weight < clearLead).length;
  if (copies < 2) return false;
  const verbatim = verbatimPlaces(sought, text);
  const left = [...verbatim, ...likelyPlaces(sought, text, verbatim)].filter(
    (place) => place.likeness >= likeInContext && (inContext(place) || besideContext(place)),
  );
  return left.length < copies;
}
