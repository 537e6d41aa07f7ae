/** The one place in a text from which another program copied words: by the words, what stood around them, page and rectangles. */
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import type { CaptureText } from '../articles/capture-texts.ts';
import type { PageLayout } from '../importing/parsed.ts';
import { apartness } from './box-fit.ts';
import { CopiedWords, type FoundWords, type Sieve, type Surroundings, surroundings } from './copied-words.ts';
import type { OutsideBox, OutsideMark, OutsidePiece } from './outside-mark.ts';

/** A quote with a context that agrees by less than this is not taken to be the one that was meant. */
const agrees = 0.5;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** White space is left aside only in quotes of at least so many characters. */
const bareFrom = 12;

export class CopiedPlaces {
  readonly #text: CaptureText;
  readonly #layout: readonly PageLayout[];
  readonly #words: CopiedWords;
  #pageStarts: number[] | undefined;

  /** `layout`: of a PDF; empty elsewhere. */
  constructor(text: CaptureText, layout: readonly PageLayout[]) {
    this.#text = text;
    this.#layout = layout;
    this.#words = new CopiedWords(text);
  }

  /** In code units; undefined where there is none, or more than one that is as good. */
  of(
    piece: OutsidePiece,
    { page, text: from }: Pick<OutsideMark, 'page' | 'text'>,
    boxes: readonly OutsideBox[],
  ): { start: number; end: number } | undefined {
    const text = this.#text;
    const { exact, start, end } = piece;
    if (from === text.sha256 && start !== null && end !== null && end > start) {
      const words = text.points.slice(start, end);
      if (words === exact || (exact === '' && words !== ''))
        return { start: text.points.toUnit(start), end: text.points.toUnit(end) };
    }
    const places = this.#copied(piece, { page, boxes });
    return places.length === 1 && places[0] ? this.#words.unfolded(places[0]) : undefined;
  }

  /** The places where the words may have been copied from; several where nothing tells them apart. */
  #copied(
    { exact, prefix, suffix }: OutsidePiece,
    { page, boxes }: { page: number | null; boxes: readonly OutsideBox[] },
  ): FoundWords[] {
    const finder = this.#words;
    const hasPages = this.#layout.length > 0;
    // A rectangle that ends inside a word says so: there is no doubt which letters were meant.
    const partsWillDo = boxes.length > 0;
    const find = (sieve: Sieve): FoundWords[] => {
      const found = finder.find(exact, { ...sieve, partsWillDo });
      if (found.length > 0 || exact.replace(/\s/gu, '').length < (partsWillDo ? 1 : bareFrom)) return found;
      const bare = finder.findBare(exact, { ...sieve, partsWillDo });
      if (bare.length > 0 || !partsWillDo || !rightToLeft.test(exact)) return bare;
      // Under a mark of a PDF right-to-left words are told as they are seen, from the left.
      return finder.findBare([...exact].reverse().join(''), { ...sieve, partsWillDo });
    };
    const context = surroundings(prefix, exact, suffix);
    const isSaid = context.before + context.after !== '';
    // Words that were cited from another place are not these, should they stand only once.
    const inContext = (place: FoundWords): boolean => !isSaid || finder.agreement(place, context) >= agrees;
    if (partsWillDo && hasPages) {
      const onTheirs = (place: FoundWords): boolean => {
        const at = this.#pageAt(finder.unfolded(place).start);
        return boxes.some((box) => box.page === at || box.page === at + 1);
      };
      const found = find({ where: (place) => onTheirs(place) && inContext(place) });
      return this.#inBoxes(mostAgreeing(found, isSaid ? context : undefined, finder), boxes);
    }
    if (isSaid) {
      const within = finder.findWithin(exact, context);
      return within.length > 0 ? within : mostAgreeing(find({ where: inContext }), context, finder);
    }
    const onPage = (place: FoundWords): boolean => this.#pageAt(finder.unfolded(place).start) === page;
    const found = page !== null && hasPages ? find({ where: onPage, most: 2 }) : [];
    return found.length > 0 ? found : find({ most: 2 });
  }

  /** The place over which the rectangles lie; none where a second one lies as near. */
  #inBoxes(found: readonly FoundWords[], boxes: readonly OutsideBox[]): FoundWords[] {
    const ranked = found
      .map((place) => {
        const { start, end } = this.#words.unfolded(place);
        return { place, apart: apartness(pageSelectors(this.#text.text, this.#layout, start, end), boxes) };
      })
      .filter(({ apart }) => Number.isFinite(apart))
      .sort((a, b) => a.apart - b.apart);
    const [best, second] = ranked;
    if (!best) return [];
    return second && second.apart < best.apart * 2 + 12 ? [] : [best.place];
  }

  /** The page, from 1, on which a code unit stands. */
  #pageAt(unit: number): number {
    this.#pageStarts ??= startsOfPages(this.#text.text);
    let [low, high] = [0, this.#pageStarts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pageStarts[middle] ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Of several places those around which most is as it was said. */
function mostAgreeing(
  found: readonly FoundWords[],
  context: Surroundings | undefined,
  finder: CopiedWords,
): FoundWords[] {
  if (!context || found.length < 2) return [...found];
  const weighed = found.map((place) => ({ place, agreement: finder.agreement(place, context) }));
  const best = Math.max(...weighed.map(({ agreement }) => agreement));
  return weighed.filter(({ agreement }) => agreement === best).map(({ place }) => place);
}

/** In code units. */
export function startsOfPages(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf(pageBreak); at >= 0; at = text.indexOf(pageBreak, at + 1)) starts.push(at + 1);
  return starts;
}
