/**
 * Where a long quote stands, by its ends: a search with errors for all of it looks at each of its characters for each of
 * the text's. What lies between the ends is then compared once.
 */
import search from 'approx-string-match';
import type { Match } from './ends.ts';

/** A quote is long from so many characters on. */
export const longFrom = 192;
/** Characters that are looked for at either end, and errors that they may have. */
const endLength = 64;
const endErrors = 12;
/** Where an end is gone, what is so many characters further in is looked for. */
const stepInwards = 32;
/** Matches of one end whose borders are so near are one. */
const sidewise = 6;

/**
 * The match within a stretch of the text with up to `most` errors, or null where there is none; undefined where its ends
 * don't tell. An end that is gone counts as errors.
 */
export function matchByEnds(
  words: string,
  all: string,
  { from, to }: { readonly from: number; readonly to: number },
  most: number,
): Match | null | undefined {
  // How far the quote can be moved within the stretch.
  const play = to - from - words.length + most + endLength;
  const head = endOf(words, all, [from, Math.min(to, from + play)], most, 'before');
  if (!head) return head;
  const tail = endOf(words, all, [Math.max(from, to - play), to], most - head.gone, 'after');
  if (!tail) return tail;
  if (tail.at <= head.at) return null;
  const gone = head.gone + tail.gone;
  const left = words.slice(head.gone, words.length - tail.gone);
  const errors = errorsBetween(left, all.slice(head.at, tail.at), most - gone);
  return errors === undefined ? null : { start: head.at, end: tail.at, errors: errors + gone };
}

interface End {
  readonly at: number;
  /** Characters of the quote that are missing before it (at its beginning) or after it. */
  readonly gone: number;
}

function endOf(
  words: string,
  all: string,
  [from, to]: readonly [number, number],
  most: number,
  side: 'before' | 'after',
): End | null | undefined {
  const stretch = all.slice(from, to);
  for (let gone = 0; gone <= Math.min(most, words.length - endLength); gone += stepInwards) {
    const until = words.length - gone;
    const looked =
      side === 'before' ? words.slice(gone, gone + endLength) : words.slice(until - endLength, until);
    const matches = search(stretch, looked, endErrors);
    const [first, ...others] = matches.map((match) => (side === 'before' ? match.start : match.end));
    if (first === undefined) continue;
    if (others.some((other) => Math.abs(other - first) > sidewise)) return undefined;
    return extended(words, all, { at: from + first, gone }, side);
  }
  return null;
}

/** Outwards as long as the characters are the same. */
function extended(words: string, all: string, { at, gone }: End, side: 'before' | 'after'): End {
  let more = 0;
  if (side === 'before')
    while (more < gone && more < at && words.charCodeAt(gone - 1 - more) === all.charCodeAt(at - 1 - more))
      more++;
  else
    while (
      more < gone &&
      at + more < all.length &&
      words.charCodeAt(words.length - gone + more) === all.charCodeAt(at + more)
    )
      more++;
  return { at: side === 'before' ? at - more : at + more, gone: gone - more };
}

/** Characters put in, left out or replaced between two texts, if there are no more than `most` (Ukkonen 1985). */
export function errorsBetween(from: string, to: string, most: number): number | undefined {
  const goal = to.length - from.length;
  if (Math.abs(goal) > most) return undefined;
  const middle = most + 1;
  const none = -2;
  /** By diagonal: how far into `from` so many errors lead at most. */
  let reach = new Int32Array(2 * middle + 1).fill(none);
  let next = new Int32Array(2 * middle + 1).fill(none);
  for (let errors = 0; errors <= most; errors++) {
    // Farther off there are not enough errors left to come back.
    const low = Math.max(-errors, goal - most + errors);
    const high = Math.min(errors, goal + most - errors);
    for (let diagonal = low; diagonal <= high; diagonal++) {
      const at = middle + diagonal;
      let row =
        errors === 0
          ? 0
          : Math.max(reach[at - 1] ?? none, (reach[at] ?? none) + 1, (reach[at + 1] ?? none) + 1);
      row = Math.min(row, from.length, to.length - diagonal);
      if (row < 0 || row + diagonal < 0) {
        next[at] = none;
        continue;
      }
      while (
        row < from.length &&
        row + diagonal < to.length &&
        from.charCodeAt(row) === to.charCodeAt(row + diagonal)
      )
        row++;
      if (diagonal === goal && row === from.length) return errors;
      next[at] = row;
    }
    [reach, next] = [next, reach];
  }
  return undefined;
}
