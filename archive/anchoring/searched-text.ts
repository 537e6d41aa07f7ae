/** A text in which marks are looked for: folded, and its runs of characters indexed, when that is first needed. */
import { CodePoints } from './code-points.shared.ts';
import { type FoldedText, foldText } from './folded-text.ts';
import { GramIndex } from './gram-index.ts';
import { type Tokens, tokensOf } from './tokens.ts';

export class SearchedText {
  readonly text: string;
  readonly sha256: string;
  readonly points: CodePoints;
  #folded: FoldedText | undefined;
  #grams: GramIndex | undefined;
  #tokens: Tokens | undefined;

  constructor(text: string, sha256: string) {
    this.text = text;
    this.sha256 = sha256;
    this.points = new CodePoints(text);
  }

  get folded(): FoldedText {
    this.#folded ??= foldText(this.text);
    return this.#folded;
  }

  get grams(): GramIndex {
    this.#grams ??= new GramIndex(this.folded.text);
    return this.#grams;
  }

  get tokens(): Tokens {
    this.#tokens ??= tokensOf(this.folded.text);
    return this.#tokens;
  }

  /** The folded offset of a code point. */
  foldedAt(point: number): number {
    return this.folded.folded(this.points.toUnit(point));
  }

  /** The code points that a folded stretch stands for. */
  placeOf(start: number, end: number): { readonly start: number; readonly end: number } {
    const units = this.folded.unfolded(start, end);
    return { start: this.points.fromUnit(units.start), end: this.points.fromUnit(units.end) };
  }

  /** Lets go of what can be made again. */
  forget(): void {
    this.#folded = undefined;
    this.#grams = undefined;
    this.#tokens = undefined;
  }
}
