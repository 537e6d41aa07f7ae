/**
 * Finds words that another program copied: it may have broken lines elsewhere, turned quotation marks and dashes
 * straight, taken ligatures apart, or (in PDF) joined what a line had parted. Letters and digits must be the same.
 */

/** `spaced`: white space counts as one blank; `bare`: it counts as nothing, and so does a hyphen at the end of a line. */
export type Folding = 'spaced' | 'bare';

const signs = new Map<string, string>(
  ['‘’‚‛′´`ʼ', '“”„‟″«»', '‐‑‒–—―−', '…'].flatMap((same, index) =>
    [...same].map((sign): [string, string] => [sign, ["'", '"', '-', '...'][index] ?? sign]),
  ),
);
/** Soft hyphens, joiners, marks of order: seen by nobody, and copied by some. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

export class FoldedText {
  readonly #folding: Folding;
  readonly #text: string;
  /** For each unit of the folded text the unit of the text at which its character begins, and behind it the end. */
  readonly #at: number[] = [];
  readonly folded: string;

  constructor(text: string, folding: Folding) {
    this.#text = text;
    this.#folding = folding;
    const parts: string[] = [];
    let blank = true;
    for (let unit = 0; unit < text.length; ) {
      const character = String.fromCodePoint(text.codePointAt(unit) ?? 0);
      const next = unit + character.length;
      let folded = fold(character);
      if (/^\s*$/u.test(folded)) folded = folded === '' || blank || folding === 'bare' ? '' : ' ';
      else if (folding === 'bare' && folded === '-' && /^[ \t]*[\n\f]/u.test(text.slice(next, next + 8)))
        folded = '';
      if (folded !== '') blank = folded === ' ';
      parts.push(folded);
      for (let part = 0; part < folded.length; part++) this.#at.push(unit);
      unit = next;
    }
    this.#at.push(text.length);
    this.folded = parts.join('');
  }

  /**
   * Where the words stand, in units of the text. A letter more on either side makes them other words, unless
   * parts of words will do.
   */
  find(words: string, partsWillDo = false): { readonly start: number; readonly end: number }[] {
    const wanted = foldedWords(words, this.#folding);
    if (wanted === '') return [];
    const found: { start: number; end: number }[] = [];
    for (let at = this.folded.indexOf(wanted); at >= 0; at = this.folded.indexOf(wanted, at + 1)) {
      const start = this.#at[at] ?? 0;
      const last = this.#at[at + wanted.length - 1] ?? 0;
      const end = last + String.fromCodePoint(this.#text.codePointAt(last) ?? 0).length;
      if (partsWillDo || this.#isWhole(start, end)) found.push({ start, end });
    }
    return found;
  }

  #isWhole(start: number, end: number): boolean {
    const parts = (a: string, b: string): boolean => !(word.test(a) && word.test(b));
    return (
      parts(this.#text.charAt(start - 1), this.#text.charAt(start)) &&
      parts(this.#text.charAt(end - 1), this.#text.charAt(end))
    );
  }

  /** How many folded characters before and behind a stretch are those of the context, from 0 to 1. */
  agreement(start: number, end: number, prefix: string, suffix: string): number {
    const before = foldedWords(prefix, 'bare');
    const after = foldedWords(suffix, 'bare');
    if (before.length + after.length === 0) return 1;
    const here = foldedWords(this.#text.slice(Math.max(0, start - 4 * prefix.length - 16), start), 'bare');
    const there = foldedWords(this.#text.slice(end, end + 4 * suffix.length + 16), 'bare');
    let same = 0;
    for (let at = 1; at <= before.length && here.at(-at) === before.at(-at); at++) same++;
    for (let at = 0; at < after.length && there[at] === after[at]; at++) same++;
    return same / (before.length + after.length);
  }
}

const word = /[\p{L}\p{N}]/u;

const fold = (character: string): string => {
  if (unseen.test(character)) return '';
  const sign = signs.get(character);
  if (sign !== undefined) return sign;
  // Ligatures and presentation forms are taken apart; “m²” is not “m2”.
  return /[\ufb00-\ufdff\ufe70-\ufeff]/u.test(character) ? character.normalize('NFKC') : character;
};

function foldedWords(words: string, folding: Folding): string {
  const plain = [...words.normalize('NFC')].map(fold).join('');
  return folding === 'bare'
    ? plain.replace(/-[ \t]*[\n\f]/gu, '').replace(/\s+/gu, '')
    : plain.replace(/\s+/gu, ' ').trim();
}
