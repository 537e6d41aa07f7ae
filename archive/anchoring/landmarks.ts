/** Landmarks: phrases that two texts have once each, in the same order. Between them other words are compared. */
import { mixed, type Tokens } from './tokens.ts';

/** Words of a landmark. */
export const wordsALandmark = 4;

/** Pairs of token numbers at which the same phrase begins, ascending in both. */
export function landmarksOf(home: Tokens, shown: Tokens): [home: number, shown: number][] {
  const [here, there] = [singlePhrases(home), singlePhrases(shown)];
  const [homes, showns]: [number[], number[]] = [[], []];
  for (let at = 0; at + wordsALandmark <= home.count; at++) {
    if (!here.isSingle(at)) continue;
    const other = there.find(home, at);
    if (other < 0) continue;
    homes.push(at);
    showns.push(other);
  }
  return longestAscent(showns).map((at) => [homes[at] ?? 0, showns[at] ?? 0]);
}

interface Phrases {
  /** Whether the phrase that begins at a token stands only there. */
  isSingle(at: number): boolean;
  /** Where a phrase of other tokens stands in these, if it does so once; else -1. */
  find(tokens: Tokens, at: number): number;
}

function singlePhrases(own: Tokens): Phrases {
  const count = Math.max(0, own.count - wordsALandmark + 1);
  const mask = 2 ** Math.ceil(Math.log2(2 * count + 2)) - 1;
  /** By slot one more than the token at which a phrase begins first; 0: empty. */
  const slots = new Int32Array(mask + 1);
  const several = new Uint8Array(count);
  const slotOf = (tokens: Tokens, at: number): number => {
    let slot = phraseHash(tokens, at) & mask;
    for (let first = slots[slot] ?? 0; first > 0; first = slots[slot] ?? 0) {
      if (samePhrase(own, first - 1, tokens, at)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  for (let at = 0; at < count; at++) {
    const slot = slotOf(own, at);
    const first = slots[slot] ?? 0;
    if (first === 0) slots[slot] = at + 1;
    else several[first - 1] = several[at] = 1;
  }
  return {
    isSingle: (at) => several[at] === 0,
    find: (tokens, at) => {
      const first = (slots[slotOf(tokens, at)] ?? 0) - 1;
      return first >= 0 && several[first] === 0 ? first : -1;
    },
  };
}

function phraseHash({ hashes }: Tokens, at: number): number {
  let hash = 0;
  for (let word = 0; word < wordsALandmark; word++) hash = mixed(hash, hashes[at + word] ?? 0);
  return hash;
}

function samePhrase(a: Tokens, at: number, b: Tokens, other: number): boolean {
  for (let word = 0; word < wordsALandmark; word++)
    if (a.hashes[at + word] !== b.hashes[other + word]) return false;
  return true;
}

/** Where the longest ascending row of numbers stands among the numbers: what was moved is left out. */
function longestAscent(numbers: readonly number[]): number[] {
  /** By length of a row, less one: where the row with the smallest end ends. */
  const tails: number[] = [];
  const previous = new Int32Array(numbers.length).fill(-1);
  numbers.forEach((number, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const row: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) row.push(at);
  return row.reverse();
}
