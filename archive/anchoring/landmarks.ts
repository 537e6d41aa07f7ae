/**
 * Between which landmarks a place lies: phrases that two texts have once each, in the same order. Where the same words
 * stand several times with the same words around them (a refrain, a form, a table), their order between landmarks tells
 * which is which.
 */
import type { SearchedText } from './searched-text.ts';
import { alignedWords } from './word-alignment.ts';

/** Stretches of the two texts, in folded characters, that correspond. */
export interface Interval {
  readonly home: { readonly start: number; readonly end: number };
  readonly shown: { readonly start: number; readonly end: number };
}

/** Words of a landmark. */
const wordsALandmark = 4;

export class Landmarks {
  /** Offsets in both, ascending. */
  readonly #marks: readonly (readonly [home: number, shown: number])[];
  readonly #pairs = new Map<string, readonly (readonly [number, number])[] | undefined>();
  readonly #home: number;
  readonly #shown: number;

  private constructor(home: string, shown: string) {
    this.#home = home.length;
    this.#shown = shown.length;
    const there = singlePhrases(shown);
    const common: [number, number][] = [];
    for (const [phrase, at] of singlePhrases(home)) {
      const other = there.get(phrase);
      if (other !== undefined) common.push([at, other]);
    }
    this.#marks = ascending(common.sort(([a], [b]) => a - b));
  }

  static between(home: SearchedText, shown: SearchedText): Landmarks {
    const known = made.get(shown);
    if (known?.home === home) return known.landmarks;
    const landmarks = new Landmarks(home.folded.text, shown.folded.text);
    made.set(shown, { home, landmarks });
    return landmarks;
  }

  /** The words that correspond in an interval; undefined where there are too many to say. */
  pairs(
    interval: Interval,
    home: string,
    shown: string,
  ): readonly (readonly [home: number, shown: number])[] | undefined {
    const key = `${interval.home.start} ${interval.home.end} ${interval.shown.start} ${interval.shown.end}`;
    if (!this.#pairs.has(key)) this.#pairs.set(key, alignedWords(home, interval.home, shown, interval.shown));
    return this.#pairs.get(key);
  }

  /** The stretches between the landmarks on either side of a place of home. */
  around(start: number, end: number): Interval {
    const before = lastWhere(this.#marks, ([home]) => home <= start);
    const after = this.#marks.slice(before + 1).find(([home]) => home >= end);
    const [homeStart, shownStart] = this.#marks[before] ?? [0, 0];
    const [homeEnd, shownEnd] = after ?? [this.#home, this.#shown];
    return {
      home: { start: homeStart, end: homeEnd },
      shown: { start: shownStart, end: shownEnd },
    };
  }
}

const made = new WeakMap<SearchedText, { readonly home: SearchedText; readonly landmarks: Landmarks }>();

/** Phrases that stand once in a text, and where. */
function singlePhrases(text: string): Map<string, number> {
  const words = Array.from(text.matchAll(/\S+/gu), ({ index, 0: word }) => ({
    index,
    end: index + word.length,
  }));
  const found = new Map<string, number>();
  const several = new Set<string>();
  for (let at = 0; at + wordsALandmark <= words.length; at++) {
    const start = words[at]?.index ?? 0;
    const phrase = text.slice(start, words[at + wordsALandmark - 1]?.end);
    if (found.has(phrase)) several.add(phrase);
    else found.set(phrase, start);
  }
  for (const phrase of several) found.delete(phrase);
  return found;
}

function lastWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** As many pairs as can be whose second numbers ascend as the first ones do: what was moved is left out. */
function ascending(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, shown], at) => {
    const place = lastWhere(tails, (tail) => (pairs[tail]?.[1] ?? 0) < shown) + 1;
    previous[at] = place > 0 ? (tails[place - 1] ?? -1) : -1;
    tails[place] = at;
  });
  const chosen: [number, number][] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}
