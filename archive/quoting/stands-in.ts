/** Whether a quotation stands in a text: every word between its gaps verbatim, in order, none cut out of a longer one. */
import { isInsideWord } from '../anchoring/folded-text.ts';
import type { ComparedText } from './compared-text.ts';
import type { Reading, Segment } from './sought-quotation.ts';

/** In units of the compared text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface FoundQuotation extends Stretch {
  readonly leftOut: readonly Stretch[];
  readonly insertions: readonly { readonly words: string; readonly instead: Stretch | null }[];
  readonly ownEnd: string;
}

/** Characters of the source that an ellipsis may leave out: further away it is another passage. */
const mostLeftOut = 6_000;
/** Characters in whose place an insertion may stand. */
const mostReplaced = 120;
/** Places of the first words that are tried. */
const mostTried = 2_000;

/** By the first of its readings that stands; of several places the one in which least is left out, else the first. */
export function standsIn(readings: readonly Reading[], text: ComparedText): FoundQuotation | undefined {
  for (const reading of readings) {
    const found = foundAs(reading, text);
    if (found) return found;
  }
  return undefined;
}

function foundAs(reading: Reading, { text }: ComparedText): FoundQuotation | undefined {
  const [first, ...others] = reading.segments;
  if (!first) return undefined;
  let best: Stretch[] | undefined;
  let tried = 0;
  for (let at = next(text, first, 0); at >= 0 && tried < mostTried; at = next(text, first, at + 1), tried++) {
    const places: Stretch[] = [{ start: at, end: at + first.words.length }];
    const isWhole = others.every((segment) => {
      const after = places.at(-1)?.end ?? 0;
      const reach = segment.gap === 'insertion' ? mostReplaced : mostLeftOut;
      const start = next(text, segment, after, after + reach);
      if (start >= 0) places.push({ start, end: start + segment.words.length });
      return start >= 0;
    });
    if (!isWhole) continue;
    if (!best || spanOf(places) < spanOf(best)) best = places;
    if (others.length === 0) break;
  }
  return best && described(reading, best);
}

const spanOf = (places: readonly Stretch[]): number => (places.at(-1)?.end ?? 0) - (places[0]?.start ?? 0);

/** Where a segment stands next, from a place on and beginning before another; −1 where it does not. */
function next(text: string, { words, cutBefore, cutAfter }: Segment, from: number, before?: number): number {
  // Of a long text no more is searched than may be.
  const searched = before === undefined ? text : text.slice(0, before + words.length);
  for (let at = searched.indexOf(words, from); at >= 0; at = searched.indexOf(words, at + 1))
    if ((cutBefore || !isInsideWord(text, at)) && (cutAfter || !isInsideWord(text, at + words.length)))
      return at;
  return -1;
}

function described({ segments, insertions, ownEnd }: Reading, places: readonly Stretch[]): FoundQuotation {
  const gapBefore = (number: number): Stretch | null => {
    const [before, after] = [places[number - 1], places[number]];
    return before && after ? { start: before.end, end: after.start } : null;
  };
  return {
    start: places[0]?.start ?? 0,
    end: places.at(-1)?.end ?? 0,
    leftOut: segments.flatMap(({ gap }, number) => {
      const stretch = gap === 'ellipsis' ? gapBefore(number) : null;
      return stretch ? [stretch] : [];
    }),
    insertions: insertions.map(({ before, words }) => ({
      words,
      instead: segments[before]?.gap === 'insertion' ? gapBefore(before) : null,
    })),
    ownEnd,
  };
}
