/**
 * The words of a folded text as numbers, so that texts of any length are compared fast: where each begins and ends, and a
 * hash of it. Where a script has no spaces between words each character is one.
 */

export interface Tokens {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Int32Array;
}

const blank = 32;

/** Thai to Burmese, kana, Han; surrogates, of which most are Han, too, stay together by the words that they are in. */
const isUnspaced = (code: number): boolean =>
  (code >= 0x2e80 && code < 0xa4d0) || (code >= 0x0e00 && code < 0x0f00) || (code >= 0x1000 && code < 0x10a0);

export function tokensOf(text: string): Tokens {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  const hashes = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === blank) {
      at++;
      continue;
    }
    starts[count] = at;
    let hash = mixed(0, code);
    at++;
    if (!isUnspaced(code))
      for (; at < text.length; at++) {
        const next = text.charCodeAt(at);
        if (next === blank || isUnspaced(next)) break;
        hash = mixed(hash, next);
      }
    ends[count] = at;
    hashes[count++] = hash;
  }
  return {
    count,
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    hashes: hashes.slice(0, count),
  };
}

export const mixed = (hash: number, value: number): number => {
  const next = Math.imul(hash ^ value, 0x9e3779b1);
  return next ^ (next >>> 15);
};

/** The tokens that a stretch of the text touches: from the first to before the last. */
export function tokensIn(
  { starts, ends, count }: Tokens,
  start: number,
  end: number,
): [from: number, to: number] {
  return [
    firstWhere(count, (at) => (ends[at] ?? 0) > start),
    firstWhere(count, (at) => (starts[at] ?? 0) >= end),
  ];
}

/** The first of so many numbers for which something holds that holds for all after it. */
export function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
