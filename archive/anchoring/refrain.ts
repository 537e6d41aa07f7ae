/** Words that are said several times over in the same surroundings. */
import { type FoundPlace, isSamePlace, likelyPlaces, verbatimPlaces } from './places.ts';
import type { SearchedText } from './searched-text.ts';
import { contextLength } from './selectors.ts';
import { areSmallChanges } from './small-changes.ts';
import type { Sought } from './sought.ts';
import { agreesFrom, clearLead, likeAlone, likeInContext, longAlone } from './thresholds.ts';
import { besideContext, inContext } from './verdict.ts';
import { orderOf } from './word-order.ts';

/**
 * Words that stand several times, in the same surroundings or where those of the place are others, and now fewer times: one
 * of them is gone, and by which of them stands where, sentences having been moved, nobody can tell whether it is the mark.
 */
export function isOneOfRefrainGone(
  sought: Sought,
  place: FoundPlace,
  text: SearchedText,
  home: SearchedText,
): boolean {
  const alike = alikeAtHome(sought, home);
  const isPlaced = (other: FoundPlace): boolean => inContext(other) || besideContext(other);
  if (alike > 1)
    return (
      placesIn(sought, text).filter((other) => other.likeness >= likeInContext && isPlaced(other)).length <
      alike
    );
  if (inContext(place) || sought.words.length < longAlone) return false;
  const copies = copiesIn(sought, home).length;
  const others = (): FoundPlace[] => copiesIn(sought, text).filter((other) => !isSamePlace(other, place));
  return copies > 1 && others().length + 1 < copies;
}

/**
 * Words that stand several times in surroundings that are equally strange to the mark: that the order of all words leads to
 * one of them is then chance.
 */
export function isOneOfCopies(
  sought: Sought,
  place: FoundPlace,
  text: SearchedText,
  home: SearchedText,
): boolean {
  if (place.before.share >= agreesFrom || place.after.share >= agreesFrom) return false;
  return copiesIn(sought, text).some(
    (other) =>
      !isSamePlace(other, place) &&
      Math.abs(other.weight - place.weight) < clearLead &&
      orderOf(sought, other, text, home) !== 'elsewhere',
  );
}

/** How often the words stand at home in the same surroundings. */
function alikeAtHome(sought: Sought, home: SearchedText): number {
  const { before, words, after } = sought;
  const inSurroundings = `${before.slice(-contextLength)}${words}${after.slice(0, contextLength)}`;
  // Mostly once: that is seen fast.
  const stands = home.grams.occurrences(inSurroundings, manyTimes);
  if (stands?.length === 1) return 1;
  const atHome = verbatimPlaces(sought, home);
  const own = Math.max(...atHome.map(({ weight }) => weight));
  return atHome.filter(({ weight }) => own - weight < clearLead).length;
}

const manyTimes = 100;

function placesIn(sought: Sought, text: SearchedText): FoundPlace[] {
  const verbatim = verbatimPlaces(sought, text);
  return [...verbatim, ...likelyPlaces(sought, text, verbatim)];
}

/** Places that say the same, but for errors: not those of a form that says it of another number. */
const copiesIn = (sought: Sought, text: SearchedText): FoundPlace[] =>
  placesIn(sought, text).filter(
    ({ likeness, start, end }) =>
      likeness >= likeAlone && areSmallChanges(sought.words, text.folded.text.slice(start, end)),
  );
