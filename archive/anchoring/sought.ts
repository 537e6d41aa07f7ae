/** What is looked for: the words of a stretch and what stands around them, folded. */
import { foldText, isInsideWord } from './folded-text.ts';
import type { SearchedText } from './searched-text.ts';
import type { Stretch } from './selectors.ts';
import { wideContext } from './thresholds.ts';

export interface Sought {
  /** Folded, without white space at the ends. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
  /** Whether it begins, or ends, inside a word. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** Where it stood, in characters from the beginning. */
  readonly near: number;
  /** Where it would stand by the order of the words, if that is known. */
  readonly expected?: number | undefined;
  /** The same with its end, where its first and its last word say so. */
  readonly expectedEnds?: { readonly start: number; readonly end: number } | undefined;
  /** Where it stands in the text of home, folded. */
  readonly home: { readonly start: number; readonly end: number } | undefined;
}

/** From a place in a folded text. */
export function soughtAt(text: SearchedText, start: number, end: number): Sought {
  const all = text.folded.text;
  let from = start;
  let to = end;
  while (from < to && all.charCodeAt(from) === 32) from++;
  while (to > from && all.charCodeAt(to - 1) === 32) to--;
  return {
    words: all.slice(from, to),
    before: all.slice(Math.max(0, from - wideContext), from),
    after: all.slice(to, to + wideContext),
    cutBefore: isInsideWord(all, from),
    cutAfter: isInsideWord(all, to),
    near: from,
    home: { start: from, end: to },
  };
}

/** From a stretch as it is stored; where the text of home is at hand and says the same, with wider context from there. */
export function soughtStretch({ quote, position }: Stretch, home: SearchedText | undefined): Sought {
  if (home && home.points.slice(position.start, position.end) === quote.exact)
    return soughtAt(home, home.foldedAt(position.start), home.foldedAt(position.end));
  const before = foldText(quote.prefix).text;
  const words = foldText(quote.exact).text.trim();
  const after = foldText(quote.suffix).text;
  const all = `${before}${foldText(quote.exact).text}${after}`;
  const start = all.indexOf(words, before.length);
  return {
    words,
    before,
    after,
    cutBefore: isInsideWord(all, start),
    cutAfter: isInsideWord(all, start + words.length),
    near: position.start,
    home: undefined,
  };
}
