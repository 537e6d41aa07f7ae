/** Where a mark of another program goes in an article: nothing is settled for that is doubtful. */
import { findTarget } from '../anchoring/find-target.ts';
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { pageBreak } from '../anchoring/pdf-text.shared.ts';
import { describePlace, type RegionSelector, type Stretch, type Target } from '../anchoring/selectors.ts';
import type { CaptureText } from '../articles/capture-texts.ts';
import type { ImportStates } from '../contract/exchanging.ts';
import type { PageLayout } from '../importing/parsed.ts';
import { FoldedText } from './folded-text.ts';
import { type PageBox, settledBox } from './fragments.ts';
import type { OutsideBox, OutsideMark, OutsidePiece } from './outside-mark.ts';

export interface Placed {
  readonly target: Target;
  readonly state: keyof ImportStates;
  /** A note on the whole was put on the first line, for want of words. */
  readonly onHeadline: boolean;
}

/** A quote with a context that agrees by less than this is not taken to be the one that was meant. */
const agrees = 0.5;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** White space is left aside only in quotes of at least so many characters. */
const bareFrom = 12;

/** The text of one article, ready to have marks put into it. */
export class PlacingText {
  readonly #text: CaptureText | undefined;
  readonly #capture: string;
  readonly #textSha256: string;
  readonly #layout: readonly PageLayout[];
  readonly #pages: readonly PageBox[];
  #spaced: FoldedText | undefined;
  #bare: FoldedText | undefined;
  #pageStarts: number[] | undefined;

  /** `text`: undefined where the stored copy is not here; `pages`: how the pages of a PDF lie. */
  constructor(
    text: CaptureText | undefined,
    said: { capture: string; textSha256: string; layout: readonly PageLayout[]; pages: readonly PageBox[] },
  ) {
    this.#text = text;
    this.#capture = said.capture;
    this.#textSha256 = said.textSha256;
    this.#layout = said.layout;
    this.#pages = said.pages;
  }

  place(mark: OutsideMark): Placed {
    const home = { capture: this.#capture, textSha256: this.#textSha256 };
    const boxes = mark.boxes
      .map((box) => settledBox(box, this.#pages))
      .filter((box): box is OutsideBox => box !== undefined && box.page <= this.#layout.length);
    const [first, ...further] = mark.pieces.map((piece) => this.#stretch(piece, mark, boxes));
    if (first) {
      const all = [first, ...further].sort((a, b) => a.position.start - b.position.start);
      const [stretch = first, ...others] = all;
      const isPlaced = all.every(({ position }) => position.end > position.start);
      const target: Target = {
        ...home,
        // It was not made in this text: what is only looked for here must not be taken for what stood there.
        ...(isPlaced ? {} : { textSha256: '' }),
        ...stretch,
        ...(others.length > 0 ? { further: others } : {}),
      };
      // The words stand elsewhere, too: the rectangle says where they were marked.
      if (!isPlaced && boxes.length > 0) return this.#region(home, boxes);
      return { target, state: this.#state(target), onHeadline: false };
    }
    if (boxes.length > 0) return this.#region(home, boxes);
    return this.#onHeadline(home);
  }

  #state(target: Target): Placed['state'] {
    if (!this.#text) return 'waiting';
    return findTarget(target, { shown: this.#text }).state;
  }

  #stretch(piece: OutsidePiece, mark: OutsideMark, boxes: readonly OutsideBox[]): Stretch {
    const text = this.#text;
    const place = text && this.#placeOf(text, piece, mark, boxes);
    if (!text || !place) {
      const { exact, prefix, suffix } = piece;
      return {
        quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
        position: { type: 'TextPositionSelector', start: 0, end: 0 },
        pages: mark.page === null ? [] : [{ type: 'PdfPageSelector', page: mark.page, quads: [] }],
      };
    }
    return this.#described(text, place.start, place.end);
  }

  /** `start` and `end` in units. */
  #described(text: CaptureText, start: number, end: number): Stretch {
    return {
      ...describePlace(text.text, text.points.fromUnit(start), text.points.fromUnit(end)),
      pages: this.#layout.length > 0 ? pageSelectors(text.text, this.#layout, start, end) : [],
    };
  }

  #placeOf(
    text: CaptureText,
    piece: OutsidePiece,
    { page, text: from }: OutsideMark,
    boxes: readonly OutsideBox[],
  ): { start: number; end: number } | undefined {
    const { exact, start, end, prefix, suffix } = piece;
    if (from === text.sha256 && start !== null && end !== null && end > start) {
      const words = text.points.slice(start, end);
      if (words === exact || (exact === '' && words !== ''))
        return { start: text.points.toUnit(start), end: text.points.toUnit(end) };
    }
    this.#spaced ??= new FoldedText(text.text, 'spaced');
    // A rectangle that ends inside a word says so: there is no doubt which letters were meant.
    const hasBoxes = boxes.length > 0;
    let found = this.#spaced.find(exact, hasBoxes);
    if (found.length === 0 && exact.replace(/\s/gu, '').length >= (hasBoxes ? 1 : bareFrom)) {
      this.#bare ??= new FoldedText(text.text, 'bare');
      found = this.#bare.find(exact, hasBoxes);
    }
    // Under a mark of a PDF right-to-left words are told as they are seen, from the left.
    if (found.length === 0 && hasBoxes && rightToLeft.test(exact))
      found = this.#bare?.find([...exact].reverse().join(''), true) ?? [];
    const folded = this.#spaced;
    if (prefix + suffix !== '') {
      const inContext = found.filter((one) => folded.agreement(one.start, one.end, prefix, suffix) >= agrees);
      // Words that were cited from another place are not these, should they stand only once.
      if (inContext.length === 0) return undefined;
      const best = Math.max(...inContext.map((one) => folded.agreement(one.start, one.end, prefix, suffix)));
      found = inContext.filter((one) => folded.agreement(one.start, one.end, prefix, suffix) === best);
    }
    if (hasBoxes && this.#layout.length > 0) return this.#inBoxes(text, found, boxes);
    if (page !== null && this.#layout.length > 0) {
      const onPage = found.filter((one) => this.#pageAt(text, one.start) === page);
      if (onPage.length > 0) found = onPage;
    }
    return found.length === 1 ? found[0] : undefined;
  }

  /** The place over which the rectangles lie; none where a second one lies as near. */
  #inBoxes(
    text: CaptureText,
    found: readonly { start: number; end: number }[],
    boxes: readonly OutsideBox[],
  ): { start: number; end: number } | undefined {
    const ranked = found
      .map((place) => ({
        place,
        apart: apartness(pageSelectors(text.text, this.#layout, place.start, place.end), boxes),
      }))
      .filter(({ apart }) => Number.isFinite(apart))
      .sort((a, b) => a.apart - b.apart);
    const [best, second] = ranked;
    if (!best) return undefined;
    return second && second.apart < best.apart * 2 + 12 ? undefined : best.place;
  }

  #pageAt(text: CaptureText, unit: number): number {
    this.#pageStarts ??= startsOfPages(text.text);
    const next = this.#pageStarts.findIndex((start) => start > unit);
    return next < 0 ? this.#pageStarts.length : next;
  }

  #region(home: { capture: string; textSha256: string }, boxes: readonly OutsideBox[]): Placed {
    const page = boxes[0]?.page ?? 1;
    const rects = boxes.filter((box) => box.page === page).map(({ rect }) => rect);
    const edge = (at: number, pick: (...values: number[]) => number): number =>
      Math.round(pick(...rects.map((rect) => rect[at] ?? 0)) * 100) / 100;
    const rect = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
    const region: RegionSelector = { type: 'PdfRegionSelector', page, rect };
    const start = this.#text ? this.#text.points.fromUnit(startsOfPages(this.#text.text)[page - 1] ?? 0) : 0;
    return {
      target: {
        ...home,
        quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
        position: { type: 'TextPositionSelector', start, end: start },
        pages: [],
        region,
      },
      state: 'region',
      onHeadline: false,
    };
  }

  /** A note on the whole stands on the first line, where it is seen first. */
  #onHeadline(home: { capture: string; textSha256: string }): Placed {
    const text = this.#text;
    const line = text && /\S[^\n\f]*/u.exec(text.text);
    if (!text || !line)
      return {
        target: {
          ...home,
          quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
          position: { type: 'TextPositionSelector', start: 0, end: 0 },
          pages: [],
        },
        state: text ? 'lost' : 'waiting',
        onHeadline: true,
      };
    const end = line.index + line[0].trimEnd().length;
    return {
      target: { ...home, ...this.#described(text, line.index, end) },
      state: 'exact',
      onHeadline: true,
    };
  }
}

function startsOfPages(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf(pageBreak); at >= 0; at = text.indexOf(pageBreak, at + 1)) starts.push(at + 1);
  return starts;
}

/** How far the middles of quads lie from those of the rectangles, in points; infinite where they touch nowhere. */
function apartness(pages: Stretch['pages'], boxes: readonly OutsideBox[]): number {
  const quads = pages.flatMap(({ page, quads: ofPage }) =>
    ofPage.map((quad) => ({ page, rect: around(quad) })),
  );
  const touching = quads.filter((quad) =>
    boxes.some((box) => box.page === quad.page && overlap(box.rect, quad.rect)),
  );
  if (touching.length < Math.max(1, quads.length * 0.6)) return Number.POSITIVE_INFINITY;
  const [a, b] = [
    union(quads.map(({ rect }) => rect)),
    union(boxes.filter(({ page }) => page === quads[0]?.page).map(({ rect }) => rect)),
  ];
  return Math.hypot(middle(a, 0) - middle(b, 0), middle(a, 1) - middle(b, 1));
}

const around = (quad: readonly number[]): number[] => {
  const [xs, ys] = [0, 1].map((odd) => quad.filter((_, index) => index % 2 === odd)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const union = (rects: readonly (readonly number[])[]): number[] =>
  [0, 1, 2, 3].map((at) => (at < 2 ? Math.min : Math.max)(...rects.map((rect) => rect[at] ?? 0)));
const middle = (rect: readonly number[], at: 0 | 1): number => ((rect[at] ?? 0) + (rect[at + 2] ?? 0)) / 2;
const overlap = (a: readonly number[], b: readonly number[]): boolean =>
  [0, 1].every((at) => (a[at] ?? 0) < (b[at + 2] ?? 0) && (b[at] ?? 0) < (a[at + 2] ?? 0));
