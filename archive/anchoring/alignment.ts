/**
 * Which words of one text are which of another one, in the same order: landmarks first, then Myers' algorithm (of the
 * library) between them, where that is asked for. Where the same words stand several times with the same words around them
 * (a refrain, a form, a table) only their order tells which is which.
 */
import { diffArrays } from 'diff';
import { landmarksOf, wordsALandmark } from './landmarks.ts';
import type { SearchedText } from './searched-text.ts';
import { bracketWords, leastRun } from './thresholds.ts';
import { mixed, type Tokens, tokensIn } from './tokens.ts';

/** Between two landmarks more words, or more changes, are not compared: it would take long, and says little. */
const mostWords = 8_000;
const mostChanges = 2_000;
const notLooked = -1;
const noWord = -2;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of the words of a stretch of one text: how many are aligned with those of a stretch of the other one, and how many with others. */
export interface Shares {
  readonly own: number;
  readonly other: number;
  readonly all: number;
  /** Words of the other stretch. */
  readonly wanted: number;
}

export class Alignment {
  readonly #home: Tokens;
  readonly #shown: Tokens;
  /** By token the token of the other text; below 0 where there is none. */
  readonly #toShown: Int32Array;
  readonly #toHome: Int32Array;

  private constructor(home: Tokens, shown: Tokens) {
    this.#home = home;
    this.#shown = shown;
    this.#toShown = new Int32Array(home.count).fill(notLooked);
    this.#toHome = new Int32Array(shown.count).fill(notLooked);
    for (const [here, there] of landmarksOf(home, shown))
      for (let word = 0; word < wordsALandmark; word++)
        // Landmarks overlap: what one of them has settled is settled.
        if (this.#toShown[here + word] === notLooked && this.#toHome[there + word] === notLooked)
          this.#pair(here + word, there + word);
  }

  static between(home: SearchedText, shown: SearchedText): Alignment {
    const known = made.get(shown);
    if (known?.home === home) return known.alignment;
    const alignment = new Alignment(home.tokens, shown.tokens);
    made.set(shown, { home, alignment });
    return alignment;
  }

  /** What the words of a stretch of the shown text are, at home: those of a stretch there, or others. Folded offsets. */
  shares(shown: Stretch, home: Stretch): Shares {
    return sharesOf(
      tokensIn(this.#shown, shown.start, shown.end),
      tokensIn(this.#home, home.start, home.end),
      (at) => this.#homeOf(at),
    );
  }

  /** Whether what stands around a stretch of the shown text is, word by word, what stood around one of home. */
  isBracketed(shown: Stretch, home: Stretch): boolean {
    const [from, to] = tokensIn(this.#shown, shown.start, shown.end);
    const [first, last] = tokensIn(this.#home, home.start, home.end);
    const [before, after] = [this.#nearest(from - 1, -1), this.#nearest(to, 1)];
    return (
      before !== undefined &&
      after !== undefined &&
      before < first &&
      before >= first - bracketWords &&
      after >= last &&
      after < last + bracketWords
    );
  }

  /** Where a stretch of home begins in the shown text, by its first word that is aligned, or one just before it. */
  startOf({ start, end }: Stretch): number | undefined {
    const [first, last] = tokensIn(this.#home, start, end);
    for (let step = 0; step < last - first + bracketWords; step++) {
      const at = step < last - first ? first + step : last - 1 - step;
      const there = at < 0 ? noWord : this.#shownOf(at);
      if (there < 0) continue;
      return Math.max(0, (this.#shown.starts[there] ?? 0) - ((this.#home.starts[at] ?? 0) - start));
    }
    return undefined;
  }

  /** Where a stretch of home stands in the shown text, should its first and its last word both be aligned. */
  endsOf({ start, end }: Stretch): Stretch | undefined {
    const [first, last] = tokensIn(this.#home, start, end);
    if (last <= first) return undefined;
    const [from, to] = [this.#shownOf(first), this.#shownOf(last - 1)];
    if (from < 0 || to < 0) return undefined;
    // The words are the same: what is cut off one of them is cut off the other one.
    return {
      start: (this.#shown.starts[from] ?? 0) + start - (this.#home.starts[first] ?? 0),
      end: (this.#shown.ends[to] ?? 0) + end - (this.#home.ends[last - 1] ?? 0),
    };
  }

  /** The word of home that the nearest aligned word is, in one direction. */
  #nearest(at: number, step: 1 | -1): number | undefined {
    for (let count = 0; count < bracketWords; count++) {
      const home = this.#homeOf(at + step * count);
      if (home >= 0) return home;
    }
    return undefined;
  }

  #homeOf(at: number): number {
    if (this.#toHome[at] === notLooked) this.#lookAround(at, this.#toHome, this.#toShown);
    const home = this.#toHome[at] ?? noWord;
    return home >= 0 && this.#isFirm(at, home) ? home : noWord;
  }

  #shownOf(at: number): number {
    if (this.#toShown[at] === notLooked) this.#lookAround(at, this.#toShown, this.#toHome);
    const shown = this.#toShown[at] ?? noWord;
    return shown >= 0 && this.#isFirm(shown, at) ? shown : noWord;
  }

  #isFirm(shown: number, home: number): boolean {
    let run = 1;
    for (let step = 1; run < leastRun && this.#toHome[shown - step] === home - step && home >= step; step++)
      run++;
    for (let step = 1; run < leastRun && this.#toHome[shown + step] === home + step; step++) run++;
    return run >= leastRun;
  }

  /** Compares what lies between the landmarks on either side of a token of one of the texts. */
  #lookAround(at: number, own: Int32Array, other: Int32Array): void {
    let from = at;
    let to = at + 1;
    while (from > 0 && (own[from - 1] ?? 0) < 0) from--;
    while (to < own.length && (own[to] ?? 0) < 0) to++;
    const otherFrom = from === 0 ? 0 : (own[from - 1] ?? 0) + 1;
    const otherTo = to === own.length ? other.length : (own[to] ?? 0);
    own.fill(noWord, from, to);
    other.fill(noWord, otherFrom, otherTo);
    if (own === this.#toShown) this.#compare(from, to, otherFrom, otherTo);
    else this.#compare(otherFrom, otherTo, from, to);
  }

  /** What is aligned in one way from the beginning and in another from the end is not aligned: one of several was taken out. */
  #compare(homeFrom: number, homeTo: number, shownFrom: number, shownTo: number): void {
    if (homeTo - homeFrom > mostWords || shownTo - shownFrom > mostWords) return;
    if (homeTo === homeFrom || shownTo === shownFrom) return;
    const here = this.#home.hashes.subarray(homeFrom, homeTo);
    const there = this.#shown.hashes.subarray(shownFrom, shownTo);
    if (!this.#haveRunInCommon(homeFrom, homeTo, shownFrom, shownTo)) return;
    const backwards = pairsOf(here.slice().reverse(), there.slice().reverse());
    if (!backwards) return;
    for (const [home, shown] of pairsOf(here, there) ?? [])
      if (backwards.get(here.length - 1 - home) === there.length - 1 - shown)
        this.#pair(homeFrom + home, shownFrom + shown);
  }

  /** Whether any words could be aligned in a run; the landmarks next to the stretches are part of it. */
  #haveRunInCommon(homeFrom: number, homeTo: number, shownFrom: number, shownTo: number): boolean {
    const runs = new Set(runsOf(this.#home, homeFrom, homeTo));
    return runsOf(this.#shown, shownFrom, shownTo).some((run) => runs.has(run));
  }

  #pair(home: number, shown: number): void {
    this.#toShown[home] = shown;
    this.#toHome[shown] = home;
  }
}

function sharesOf(
  [from, to]: readonly [number, number],
  [first, last]: readonly [number, number],
  alignedWith: (at: number) => number,
): Shares {
  let own = 0;
  let other = 0;
  for (let at = from; at < to; at++) {
    const there = alignedWith(at);
    if (there < 0) continue;
    if (there >= first && there < last) own++;
    else other++;
  }
  return { own, other, all: to - from, wanted: last - first };
}

function runsOf({ hashes, count }: Tokens, from: number, to: number): number[] {
  const runs: number[] = [];
  for (let at = Math.max(0, from - leastRun + 1); at < to && at + leastRun <= count; at++) {
    let hash = 0;
    for (let word = 0; word < leastRun; word++) hash = mixed(hash, hashes[at + word] ?? 0);
    runs.push(hash);
  }
  return runs;
}

/** The words that are the same, in order; undefined where there are too many changes. */
function pairsOf(from: Int32Array, to: Int32Array): Map<number, number> | undefined {
  const changes = diffArrays([...from], [...to], { maxEditLength: mostChanges });
  if (!changes) return undefined;
  const pairs = new Map<number, number>();
  let [here, there] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (removed) here += count;
    else if (added) there += count;
    else for (let step = 0; step < count; step++) pairs.set(here++, there++);
  }
  return pairs;
}

const made = new WeakMap<SearchedText, { readonly home: SearchedText; readonly alignment: Alignment }>();
