/** Where a mark of another program goes in an article: nothing is settled for that is doubtful. */
import { type Found, findTarget } from '../anchoring/find-target.ts';
import { pageSelectors } from '../anchoring/pdf-quads.ts';
import { describePlace, type RegionSelector, type Stretch, type Target } from '../anchoring/selectors.ts';
import type { CaptureText } from '../articles/capture-texts.ts';
import type { ImportStates } from '../contract/exchanging.ts';
import type { PageLayout } from '../importing/parsed.ts';
import { CopiedPlaces, startsOfPages } from './copied-place.ts';
import { type PageBox, settledBox } from './fragments.ts';
import type { OutsideBox, OutsideMark, OutsidePiece } from './outside-mark.ts';

export interface Placed {
  readonly target: Target;
  readonly state: keyof ImportStates;
  /** What was found of words that have no sure place in the text; undefined where nothing was looked for. */
  readonly found?: Found | undefined;
  /** A note on the whole was put on the first line, for want of words. */
  readonly onHeadline: boolean;
}

/** The text of one article, ready to have marks put into it. */
export class PlacingText {
  readonly #text: CaptureText | undefined;
  readonly #copied: CopiedPlaces | undefined;
  readonly #capture: string;
  readonly #textSha256: string;
  readonly #layout: readonly PageLayout[];
  readonly #pages: readonly PageBox[];

  /** `text`: undefined where the stored copy is not here; `pages`: how the pages of a PDF lie. */
  constructor(
    text: CaptureText | undefined,
    said: { capture: string; textSha256: string; layout: readonly PageLayout[]; pages: readonly PageBox[] },
  ) {
    this.#text = text;
    this.#copied = text && new CopiedPlaces(text, said.layout);
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
      const found = this.#text && findTarget(target, { shown: this.#text });
      return {
        target,
        state: found?.state ?? 'waiting',
        found: isPlaced ? undefined : found,
        onHeadline: false,
      };
    }
    if (boxes.length > 0) return this.#region(home, boxes);
    return this.#onHeadline(home);
  }

  #stretch(piece: OutsidePiece, mark: OutsideMark, boxes: readonly OutsideBox[]): Stretch {
    const text = this.#text;
    const place = this.#copied?.of(piece, mark, boxes);
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
      ...describePlace(text.text, text.points.fromUnit(start), text.points.fromUnit(end), text.points),
      pages: this.#layout.length > 0 ? pageSelectors(text.text, this.#layout, start, end) : [],
    };
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
