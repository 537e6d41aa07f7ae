/**
 * Which words of a text may end a name, packed small: the sums of its words that have a capital, or whose script has none.
 * By it the articles are found that a new name may occur in, without reading every text again.
 */
import type { TextWord } from './text-words.ts';

/** FNV-1a, 32 bits, of the code units of a folded word. */
export function wordSum(word: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) sum = Math.imul(sum ^ word.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/** Sums in ascending order, four bytes each, in this machine's order: a cache of this machine alone. */
export function packCapitals(words: readonly TextWord[]): Uint8Array {
  const sums = new Set<number>();
  for (const { word, isCased, isCapital } of words) if (isCapital || !isCased) sums.add(wordSum(word));
  const packed = Uint32Array.from(sums).sort();
  return new Uint8Array(packed.buffer);
}

export function hasAny(packed: Uint8Array, sums: ReadonlySet<number>): boolean {
  // A row of a database does not begin where numbers of four bytes must.
  const aligned = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const own = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  for (let at = 0; at < own.length; at++) if (sums.has(own[at] ?? 0)) return true;
  return false;
}
