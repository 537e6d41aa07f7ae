/** Finds words that a person typed: exactly, but for white space, which a text may break elsewhere. */

/** Code unit ranges in the text, in order, not overlapping. */
export function findWords(text: string, words: string): { readonly start: number; readonly end: number }[] {
  const tokens = words
    .normalize('NFC')
    .split(/\s+/u)
    .filter((token) => token !== '');
  if (tokens.length === 0) return [];
  const pattern = new RegExp(
    tokens.map((token) => token.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+'),
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
