/**
 * A text as quotations are compared with it: folded like marks (`anchoring/folded-text.ts`), and besides double and single
 * quotes alike, as a quotation within a quotation changes them, and without the spaces that a house puts around dashes and
 * quotes and before signs of punctuation. All else is strict.
 */
import { foldText } from '../anchoring/folded-text.ts';

export class ComparedText {
  readonly text: string;
  readonly #unfolded: (start: number, end: number) => { readonly start: number; readonly end: number };
  /** Of each unit, its place in the folded text; and the end. */
  readonly #at: Uint32Array;

  constructor(original: string) {
    const folded = foldText(original.replace(brackets, "'"));
    this.#unfolded = (start, end) => folded.unfolded(start, end);
    const { text } = folded;
    const at = new Uint32Array(text.length + 1);
    const parts: string[] = [];
    let length = 0;
    let from = 0;
    for (const match of text.matchAll(loose)) {
      const sign = signOf(match[0]);
      const { index } = match;
      for (let unit = from; unit < index; unit++) at[length++] = unit;
      parts.push(text.slice(from, index), sign);
      // The sign itself is where it stands, after its spaces.
      if (sign !== '') at[length++] = index + match[0].search(/\S/u);
      from = index + match[0].length;
    }
    for (let unit = from; unit < text.length; unit++) at[length++] = unit;
    parts.push(text.slice(from));
    at[length] = text.length;
    this.text = parts.join('');
    this.#at = at.subarray(0, length + 1);
  }

  /** The stretch of the original, in code units, for which a stretch of this text stands. */
  original(start: number, end: number): { readonly start: number; readonly end: number } {
    if (end <= start) {
      const { start: point } = this.#unfolded(this.#at[start] ?? 0, this.#at[start] ?? 0);
      return { start: point, end: point };
    }
    return this.#unfolded(this.#at[start] ?? 0, (this.#at[end - 1] ?? 0) + 1);
  }
}

/** Quotation marks of scripts without spaces, which a quotation within a quotation changes as well. */
const brackets = /[「」『』〝〟]/gu;

/** Dashes and quotes with the spaces around them, spaces before signs of punctuation. */
const loose = / ?-+(?: -+)* ?| ?["'] ?| (?=[,;:!?.)\]])/gu;

const signOf = (matched: string): string => (/["']/u.test(matched) ? "'" : matched.includes('-') ? '-' : '');

/** Words as they are compared. */
export const comparedForm = (words: string): string => new ComparedText(words.trim()).text;
