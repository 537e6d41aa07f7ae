/** Where words may stand in a text: verbatim, or with errors, each place with what speaks for it. */
import search from 'approx-string-match';
import { type Agreement, agreementAt, runAt } from './agreement.ts';
import { type Match, withEnds } from './ends.ts';
import { isInsideWord } from './folded-text.ts';
import type { Start } from './gram-index.ts';
import { errorsBetween, longFrom, matchByEnds } from './long-match.ts';
import type { SearchedText } from './searched-text.ts';
import { contextLength } from './selectors.ts';
import type { Sought } from './sought.ts';
import { mostErrors, wideContext } from './thresholds.ts';

/** A place in a folded text. */
export interface FoundPlace {
  readonly start: number;
  readonly end: number;
  /** Characters put in, left out or replaced. */
  readonly errors: number;
  /** From 0 to 1: the words, the errors taken off. */
  readonly likeness: number;
  readonly before: Agreement;
  readonly after: Agreement;
  /** Characters that agree, of the words and of what stands around them: by it places are compared. */
  readonly weight: number;
  /** From 0 to 1, on words, context and position. */
  readonly score: number;
}

/** Of words that stand more often only those with the most context around them are looked at closely. */
const lookedAt = 24;
/** Places at which words are looked for with errors. */
const mostWindows = 8;

/** Places where the words stand verbatim (under folding), not cut out of longer words. */
export function verbatimPlaces(sought: Sought, text: SearchedText): FoundPlace[] {
  const all = text.folded.text;
  const { words } = sought;
  const starts = text.grams
    .occurrences(words)
    .filter((start) => standsAlike(sought, all, start, start + words.length));
  return closest(sought, all, starts)
    .map((start) => placeAt(sought, all, { start, end: start + words.length, errors: 0 }))
    .sort(better);
}

/** At its beginning and its end it is cut out of a word where the quote was, and only there. */
function standsAlike({ cutBefore, cutAfter }: Sought, all: string, start: number, end: number): boolean {
  return isInsideWord(all, start) === cutBefore && isInsideWord(all, end) === cutAfter;
}

function closest({ before, after, words, near, expected }: Sought, all: string, starts: number[]): number[] {
  if (starts.length <= lookedAt) return starts;
  const inOrder = starts.filter((start) => start === expected);
  const best: Ranked[] = [];
  // A letter may stand a million times: they are gone through once, and never sorted.
  for (const start of starts) {
    const one = {
      start,
      run:
        runAt(before, all, start, 'before', contextLength) +
        runAt(after, all, start + words.length, 'after', contextLength),
      away: Math.abs(start - near),
    };
    const last = best.at(-1);
    if (best.length === lookedAt && last && byRank(one, last) >= 0) continue;
    best.splice(firstWorse(best, one), 0, one);
    if (best.length > lookedAt) best.pop();
  }
  return [...new Set([...inOrder, ...best.map(({ start }) => start)])];
}

interface Ranked {
  readonly start: number;
  readonly run: number;
  readonly away: number;
}

const byRank = (a: Ranked, b: Ranked): number => b.run - a.run || a.away - b.away;

function firstWorse(best: readonly Ranked[], one: Ranked): number {
  const at = best.findIndex((other) => byRank(one, other) < 0);
  return at < 0 ? best.length : at;
}

/** Places where the words stand with errors, the places that are already known left out. */
export function likelyPlaces(sought: Sought, text: SearchedText, known: readonly FoundPlace[]): FoundPlace[] {
  const all = text.folded.text;
  const found: FoundPlace[] = [];
  for (const { at } of likelyStarts(sought, text)) {
    for (const candidate of placesNear(sought, all, at)) {
      if (known.some((other) => isSamePlace(other, candidate))) continue;
      const rival = found.findIndex((other) => isSamePlace(other, candidate));
      if (rival < 0) found.push(candidate);
      else if (candidate.weight > (found[rival]?.weight ?? 0)) found[rival] = candidate;
    }
  }
  return found.sort(better);
}

/** The place where the words would stand by their order, should they. */
export function expectedPlace(sought: Sought, text: SearchedText): FoundPlace | undefined {
  const all = text.folded.text;
  const { words, expected, expectedEnds: ends } = sought;
  if (expected === undefined) return undefined;
  if (ends) {
    const errors = errorsBetween(
      words,
      all.slice(ends.start, ends.end),
      Math.floor(words.length * mostErrors),
    );
    if (errors !== undefined && standsAlike(sought, all, ends.start, ends.end))
      return placeAt(sought, all, { ...ends, errors });
  }
  const end = expected + words.length;
  if (all.startsWith(words, expected) && standsAlike(sought, all, expected, end))
    return placeAt(sought, all, { start: expected, end, errors: 0 });
  return placesNear(sought, all, expected).sort(better)[0];
}

/** How far the beginnings of one place may disagree. */
export const slackOf = ({ words }: Sought): number => Math.max(16, Math.floor(words.length * likelyErrors));

/** Where the words may begin, by the runs of characters that they and their context share with the text. */
export function likelyStarts(sought: Sought, text: SearchedText): Start[] {
  const { expected } = sought;
  const left = sought.before.slice(-contextLength);
  const pattern = left + sought.words + sought.after.slice(0, contextLength);
  const slack = slackOf(sought);
  const starts = text.grams
    .likelyStarts(pattern, slack, mostWindows)
    .map(({ at, share }) => ({ at: at + left.length, share }));
  const isNew = expected !== undefined && starts.every(({ at }) => Math.abs(at - expected) > slack);
  return isNew ? [...starts, { at: expected, share: 0 }] : starts;
}

/** So many errors are looked for first: few errors are found fast. */
const likelyErrors = 0.08;

function placesNear(sought: Sought, all: string, at: number): FoundPlace[] {
  return matchesNear(sought, all, at, Math.floor(sought.words.length * mostErrors))
    .map((match) => withEnds(sought, all, match))
    .filter(({ start, end }) => end > start && standsAlike(sought, all, start, end))
    .map((match) => placeAt(sought, all, isAsSought(sought, all, match) ? match : withError(match)));
}

const isAsSought = ({ words }: Sought, all: string, { start, end }: Match): boolean =>
  all.slice(start, end) === words;
/** Ends that were moved are errors, too. */
const withError = (match: Match): Match => ({ ...match, errors: Math.max(1, match.errors) });

function matchesNear(sought: Sought, all: string, at: number, most: number): Match[] {
  const { words } = sought;
  if (most === 0) return [];
  const slack = slackOf(sought);
  const stretch = (errors: number): { from: number; to: number } => ({
    from: Math.max(0, at - slack - errors),
    to: Math.min(all.length, at + 2 * slack + words.length + errors),
  });
  const long = words.length >= longFrom ? matchByEnds(words, all, stretch(most), most) : undefined;
  if (long !== undefined) return long ? [long] : [];
  for (const errors of new Set([Math.min(most, slack >> 1), most])) {
    const { from, to } = stretch(errors);
    const matches = search(all.slice(from, to), words, errors);
    if (matches.length > 0)
      return matches
        .slice(0, matchesAWindow)
        .map((match) => ({ ...match, start: match.start + from, end: match.end + from }));
  }
  return [];
}

/** Ends of one match lie side by side; so many of them are looked at. */
const matchesAWindow = 6;

const better = (a: FoundPlace, b: FoundPlace): number => b.weight - a.weight || a.start - b.start;
/** The same place, its ends aside: in a refrain a long quote and the next one of its like share words, too. */
export const isSamePlace = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean =>
  2 * (Math.min(a.end, b.end) - Math.max(a.start, b.start)) > Math.min(a.end - a.start, b.end - b.start);

function placeAt(sought: Sought, all: string, { start, end, errors }: Match): FoundPlace {
  const before = agreementAt(sought.before, all, start, 'before', contextLength);
  const after = agreementAt(sought.after, all, end, 'after', contextLength);
  const { length } = sought.words;
  const likeness = length === 0 ? 0 : Math.max(0, 1 - errors / length);
  const wide = (side: 'before' | 'after', border: number, near: Agreement): number =>
    Math.max(
      near.share >= countsFrom ? near.share * near.length : 0,
      near.run < near.length ? near.run : runAt(sought[side], all, border, side, wideContext),
    );
  const weight = length - 2 * errors + wide('before', start, before) + wide('after', end, after);
  const distance = all.length === 0 ? 0 : Math.abs(start - sought.near) / all.length;
  const score =
    (weights.quote * likeness +
      weights.context * (before.share + after.share) +
      weights.position * Math.max(0, 1 - distance)) /
    (weights.quote + 2 * weights.context + weights.position);
  return { start, end, errors, likeness, before, after, weight, score };
}

/** Of unrelated words a third agrees. */
const countsFrom = 0.5;
/** What the score is made of. */
const weights = { quote: 50, context: 22, position: 6 } as const;
