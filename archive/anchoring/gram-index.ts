/**
 * Where short runs of characters stand in a text: so that a quote is looked for where it can be, and not everywhere. One
 * pass over the text makes it; occurrences are then found in the time that it takes to look at the rarest run.
 */

/** Characters of a run. Shorter ones stand in too many places, longer ones do not survive a typing error. */
const run = 6;

/** Where a pattern may begin, and the share of its runs that say so. */
export interface Start {
  readonly at: number;
  readonly share: number;
}

export class GramIndex {
  readonly #text: string;
  readonly #mask: number;
  /** Offsets of all runs, one bucket after the other, each in the order of the text. */
  readonly #places: Uint32Array;
  /** Where each bucket begins. */
  readonly #starts: Uint32Array;

  constructor(text: string) {
    this.#text = text;
    const count = Math.max(0, text.length - run + 1);
    const bits = Math.min(20, Math.max(8, Math.ceil(Math.log2(count + 1))));
    this.#mask = (1 << bits) - 1;
    const hashes = new Uint32Array(count);
    const starts = new Uint32Array((1 << bits) + 1);
    for (let at = 0; at < count; at++) {
      const hash = hashOf(text, at) & this.#mask;
      hashes[at] = hash;
      starts[hash + 1] = (starts[hash + 1] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < starts.length; bucket++)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const next = starts.slice();
    const places = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] ?? 0;
      const place = next[hash] ?? 0;
      places[place] = at;
      next[hash] = place + 1;
    }
    this.#places = places;
    this.#starts = starts;
  }

  /** Offsets at which the words stand, in order, overlapping ones too; undefined where there are more than `most`. */
  occurrences(words: string): number[];
  occurrences(words: string, most: number): number[] | undefined;
  occurrences(words: string, most = Number.POSITIVE_INFINITY): number[] | undefined {
    if (words.length < run) return this.#scanned(words, most);
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    const step = Math.max(1, Math.floor(words.length / runsWeighed));
    for (let at = 0; at + run <= words.length; at += step) {
      const size = this.#sizeOf(words, at);
      if (size < fewest) [fewest, rarest] = [size, at];
      if (size <= 1) break;
    }
    const found: number[] = [];
    for (const place of this.#bucket(words, rarest)) {
      const start = place - rarest;
      if (start < 0 || !this.#text.startsWith(words, start)) continue;
      if (found.length === most) return undefined;
      found.push(start);
    }
    return found;
  }

  /**
   * Where a pattern may begin, by the runs that it shares with the text: the offsets at which most of them agree, best
   * first. `slack`: how far two runs may disagree and still count as one place.
   */
  likelyStarts(pattern: string, slack: number, most: number): Start[] {
    const step = Math.max(1, Math.floor(pattern.length / runsLookedAt));
    const votes = new Map<number, number>();
    for (let at = 0; at + run <= pattern.length; at += step) {
      const bucket = this.#bucket(pattern, at);
      if (bucket.length > commonRun) continue;
      for (const place of bucket) {
        if (!sameRun(this.#text, place, pattern, at)) continue;
        const cell = Math.floor((place - at) / slack);
        votes.set(cell, (votes.get(cell) ?? 0) + 1);
      }
    }
    const looked = Math.ceil((pattern.length - run + 1) / step);
    // A place may lie across the border of two cells.
    const sums = [...votes]
      .map(([cell, count]) => ({ cell, count: count + (votes.get(cell + 1) ?? 0) / 2 }))
      .filter(({ count }) => count >= Math.max(fewestVotes, looked * leastShare))
      .sort((a, b) => b.count - a.count || a.cell - b.cell);
    const least = (sums[0]?.count ?? 0) / 3;
    const chosen: Start[] = [];
    for (const { cell, count } of sums) {
      if (count < least || chosen.length === most) break;
      // Beside a better one it is the same place.
      if (chosen.some(({ at }) => Math.abs(at - cell * slack) <= slack)) continue;
      chosen.push({ at: cell * slack, share: Math.min(1, count / looked) });
    }
    return chosen;
  }

  #sizeOf(words: string, at: number): number {
    const hash = hashOf(words, at) & this.#mask;
    return (this.#starts[hash + 1] ?? 0) - (this.#starts[hash] ?? 0);
  }

  #bucket(words: string, at: number): Uint32Array {
    const hash = hashOf(words, at) & this.#mask;
    return this.#places.subarray(this.#starts[hash], this.#starts[hash + 1]);
  }

  #scanned(words: string, most: number): number[] | undefined {
    const found: number[] = [];
    if (words === '') return found;
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, at + 1)) {
      if (found.length === most) return undefined;
      found.push(at);
    }
    return found;
  }
}

/** Of long words about so many runs are weighed for the rarest. */
const runsWeighed = 48;
/** Of a long pattern about so many runs are looked at. */
const runsLookedAt = 80;
/** A run that stands so often says nothing of where. */
const commonRun = 64;
/** Share of them that must agree on a place: a fourth of the characters may be wrong, but hardly each fourth. */
const leastShare = 0.12;
/** Runs that must agree on a place for it to be looked at. */
const fewestVotes = 2;

function hashOf(text: string, at: number): number {
  let hash = 0;
  for (let offset = 0; offset < run; offset++)
    hash = Math.imul(hash, 0x01000193) + text.charCodeAt(at + offset);
  return (hash ^ (hash >>> 15) ^ (hash >>> 7)) >>> 0;
}

function sameRun(text: string, place: number, pattern: string, at: number): boolean {
  for (let offset = 0; offset < run; offset++)
    if (text.charCodeAt(place + offset) !== pattern.charCodeAt(at + offset)) return false;
  return true;
}
