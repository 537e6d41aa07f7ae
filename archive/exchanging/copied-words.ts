/**
 * Finds words that another program copied: it may have broken lines elsewhere, turned quotation marks and dashes
 * straight, taken ligatures apart, or (in PDF) joined what a line had parted. Letters and digits must be the same.
 */
import { foldText, isInsideWord } from '../anchoring/folded-text.ts';
import { GramIndex } from '../anchoring/gram-index.ts';
import type { SearchedText } from '../anchoring/searched-text.ts';

/** A stretch of the folded text. */
export interface FoundWords {
  readonly start: number;
  readonly end: number;
}

/** What stands around words, to be compared by {@link CopiedWords.agreement}. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export interface Sieve {
  /** A place that it does not hold for is not found. */
  readonly where?: (place: FoundWords) => boolean;
  /** Words may be cut out of longer ones. */
  readonly partsWillDo?: boolean;
  /** Places looked for; all where it is not said. */
  readonly most?: number;
}

export class CopiedWords {
  readonly #text: SearchedText;
  #bare: BareText | undefined;

  constructor(text: SearchedText) {
    this.#text = text;
  }

  /** Where the words stand, white space counted as one blank. */
  find(words: string, sieve: Sieve = {}): FoundWords[] {
    const wanted = spacedWords(words);
    const starts = wanted === '' ? [] : this.#text.grams.occurrences(wanted);
    return this.#sifted(
      starts.map((start) => ({ start, end: start + wanted.length })),
      sieve,
    );
  }

  /** Where they stand when white space counts as nothing, and so does a hyphen at the end of a line. */
  findBare(words: string, sieve: Sieve = {}): FoundWords[] {
    const wanted = bareWords(words);
    this.#bare ??= new BareText(this.#text);
    return this.#sifted(wanted === '' ? [] : this.#bare.find(wanted), sieve);
  }

  /** Where they stand with the very surroundings that are said, white space left aside there. */
  findWithin(words: string, { before, after }: Surroundings): FoundWords[] {
    const wanted = spacedWords(words);
    if (wanted === '') return [];
    this.#bare ??= new BareText(this.#text);
    const isWanted = ({ start, end }: FoundWords): boolean =>
      end - start === wanted.length && this.#text.folded.text.startsWith(wanted, start);
    return this.#sifted(this.#bare.find(bareWords(words), before, after), { where: isWanted });
  }

  /** The share of what was said to stand around a place that does so, white space left aside; from 0 to 1. */
  agreement(place: FoundWords, { before, after }: Surroundings): number {
    this.#bare ??= new BareText(this.#text);
    return this.#bare.agreeing(place, before, after) / Math.max(1, before.length + after.length);
  }

  /** In code units of the text itself. */
  unfolded({ start, end }: FoundWords): { readonly start: number; readonly end: number } {
    return this.#text.folded.unfolded(start, end);
  }

  #sifted(
    places: readonly FoundWords[],
    { where, partsWillDo, most = Number.POSITIVE_INFINITY }: Sieve,
  ): FoundWords[] {
    const all = this.#text.folded.text;
    const found: FoundWords[] = [];
    for (const place of places) {
      if (found.length >= most) break;
      // What costs least comes first: common words stand in thousands of places.
      if (where && !where(place)) continue;
      if (!partsWillDo && (isInsideWord(all, place.start) || isInsideWord(all, place.end))) continue;
      found.push(place);
    }
    return found;
  }
}

/** As much of it as there is to compare; both '' where nothing is said. */
export const surroundings = (prefix: string, exact: string, suffix: string): Surroundings => ({
  // The line whose end a hyphen stands at may end within the words.
  before: bareWords(prefix + (/^\s*/u.exec(exact)?.[0] ?? '')),
  after: bareWords(suffix),
});

const spacedWords = (words: string): string => foldText(words.normalize('NFC')).text.trim();

const lineEndHyphen = /[-\u2010\u2011][ \t]*[\n\f]/gu;
const bareWords = (words: string): string =>
  foldText(words.normalize('NFC').replace(lineEndHyphen, '')).text.replaceAll(' ', '');

/** A folded text without blanks and hyphens at the ends of lines. */
class BareText {
  readonly #text: string;
  readonly #grams: GramIndex;
  /** For each of its characters the offset in the folded text. */
  readonly #at: Uint32Array;

  constructor({ text, folded }: SearchedText) {
    const left = new Set<number>();
    for (const { index } of text.matchAll(lineEndHyphen)) left.add(folded.folded(index));
    const all = folded.text;
    const at = new Uint32Array(all.length);
    const parts: string[] = [];
    let length = 0;
    let from = 0;
    for (let offset = 0; offset <= all.length; offset++) {
      if (offset < all.length && all.charCodeAt(offset) !== 32 && !left.has(offset)) {
        at[length++] = offset;
        continue;
      }
      if (from < offset) parts.push(all.slice(from, offset));
      from = offset + 1;
    }
    this.#text = parts.join('');
    this.#at = at.subarray(0, length);
    this.#grams = new GramIndex(this.#text);
  }

  find(wanted: string, before = '', after = ''): FoundWords[] {
    const starts = this.#grams.occurrences(before + wanted + after);
    return starts.map((at) => ({
      start: this.#at[at + before.length] ?? 0,
      end: (this.#at[at + before.length + wanted.length - 1] ?? 0) + 1,
    }));
  }

  /** Characters next to a place of the folded text that are those of its surroundings, up to the first that is not. */
  agreeing({ start, end }: FoundWords, before: string, after: string): number {
    const first = this.#offset(start);
    const next = this.#offset(end);
    const here = this.#text;
    let left = 0;
    while (
      left < Math.min(before.length, first) &&
      here.charCodeAt(first - 1 - left) === before.charCodeAt(before.length - 1 - left)
    )
      left++;
    let right = 0;
    while (
      right < Math.min(after.length, here.length - next) &&
      here.charCodeAt(next + right) === after.charCodeAt(right)
    )
      right++;
    return left + right;
  }

  /** Its offset of what stands at, or next after, one of the folded text. */
  #offset(folded: number): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? 0) < folded) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
