/** Finds words in the canonical text, across lines and hyphens, and says where in the text as it stands. */
import type { Find } from '../../archive/contract/reading.ts';
import { FoldedText, lineHyphen } from './folded-text.ts';
import type { Span } from './span.ts';

/** Not a part of a word. */
const beyondWord = `[^\\p{L}\\p{N}\\p{M}_${lineHyphen}]`;

/** Keeps the text folded for as long as it is looked through in the same way. */
export class WordFinder {
  readonly #text: string;
  #folded: { readonly key: string; readonly text: FoldedText } | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** All places, in the order of the text; none overlaps another. */
  find({ words, caseMatters, accentsMatter, wholeWords }: Find): Span[] {
    const folding = { caseMatters, accentsMatter };
    const wanted = new FoldedText(words.normalize('NFC').trim(), folding).text.trim();
    if (wanted === '') return [];
    const text = this.#foldedText(folding);
    const found: Span[] = [];
    for (const match of text.text.matchAll(patternOf(wanted, wholeWords))) {
      const start = match.index;
      found.push(text.sourceOf({ start, end: start + match[0].length }));
    }
    return found;
  }

  #foldedText(folding: { readonly caseMatters: boolean; readonly accentsMatter: boolean }): FoldedText {
    const key = `${folding.caseMatters} ${folding.accentsMatter}`;
    if (this.#folded?.key !== key) this.#folded = { key, text: new FoldedText(this.#text, folding) };
    return this.#folded.text;
  }
}

/** A hyphen at the end of a line may stand between any two letters, and for the hyphen of a word that has one. */
function patternOf(wanted: string, wholeWords: boolean): RegExp {
  const letters = [...wanted].map((one) =>
    one === '-' || one === lineHyphen ? `[-${lineHyphen}]` : one.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
  );
  const sequence = letters.join(`${lineHyphen}?`).replaceAll(`]${lineHyphen}?`, ']');
  if (!wholeWords) return new RegExp(sequence, 'gu');
  return new RegExp(`(?<=^|${beyondWord})${sequence}(?=$|${beyondWord})`, 'gu');
}
