/**
 * How a PDF's sheets lie on screen: one below the other or one at a time, how large, turned how far; and where in
 * the document the view is. Whatever changes, the place that is read stays where it is.
 */
import { type PartOfLook, type PdfLook, usualPdfLook } from '../../archive/contract/pdf-page.ts';
import { onPaper, type Room, scaleFor } from './pdf-scale.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import { mostInView, reaching, type Slab } from './sheet-stack.ts';
import { widestSheet } from './theme-sheet.ts';

/** CSS pixels beside the sheets, and above and below one that is shown whole. */
const beside = 16;
const above = 24;

export class PdfFlow {
  readonly #sheets: readonly PdfSheet[];
  readonly #element: HTMLElement;
  #look: PdfLook = usualPdfLook;
  #room: Room = { width: 0, height: 0, comfortable: widestSheet };
  /** Of the page shown, where one is shown at a time. */
  #single = 0;

  constructor(element: HTMLElement, sheets: readonly PdfSheet[]) {
    this.#element = element;
    this.#sheets = sheets;
  }

  get look(): PdfLook {
    return this.#look;
  }

  get isSingle(): boolean {
    return this.#look.layout === 'single';
  }

  /** Zoom of the page in view; 1 is the size on paper. */
  get zoom(): number {
    return (this.#sheets[this.current]?.scale ?? onPaper) / onPaper;
  }

  /** Index of the page that is most in view. */
  get current(): number {
    // Before anything was measured nothing lies anywhere.
    if (this.isSingle || this.#room.width === 0) return this.#single;
    return mostInView(this.#sheets.length, this.#slab, inView(0));
  }

  /** The page at the top of the view, and how much of it lies above. */
  get topmost(): { readonly index: number; readonly part: number } {
    const index = this.isSingle ? this.#single : reaching(this.#sheets.length, this.#slab, inView(0))[0];
    const { top, bottom } = this.#slab(index);
    return { index, part: Math.min(1, Math.max(0, (scrollY - top) / Math.max(1, bottom - top))) };
  }

  /** First and last (exclusive) of the sheets within so many heights of the view. */
  within(ahead: number): readonly [number, number] {
    if (!this.isSingle) return reaching(this.#sheets.length, this.#slab, inView(ahead));
    return [Math.max(0, this.#single - ahead), Math.min(this.#sheets.length, this.#single + ahead + 1)];
  }

  /** How far a sheet is from the middle of the view, to be compared. */
  distance(index: number): number {
    if (this.isSingle) return Math.abs(index - this.#single);
    const { top, bottom } = this.#slab(index);
    const middle = scrollY + innerHeight / 2;
    return Math.max(0, top - middle, middle - bottom);
  }

  /** `at`: the point of the view that stays where it is, in CSS pixels. */
  change(part: PartOfLook, at?: { readonly x: number; readonly y: number }): void {
    const turned = part.rotation !== undefined && part.rotation !== this.#look.rotation;
    const { current } = this;
    this.#keepingPlace(at, () => {
      const known = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      this.#look = { ...this.#look, ...known };
      this.#single = current;
      this.#element.dataset.layout = this.#look.layout;
      if (turned) for (const sheet of this.#sheets) sheet.turn(this.#look.rotation);
      this.#show();
      this.fitAll();
    });
  }

  /** Takes the measure of the view, of which `taken` CSS pixels are not for the sheets; true if it is another now. */
  measure(taken: number): boolean {
    const width = document.documentElement.clientWidth - taken;
    const room = { width: width - 2 * beside, height: innerHeight - 2 * above, comfortable: widestSheet };
    if (width <= 2 * beside || (room.width === this.#room.width && room.height === this.#room.height))
      return false;
    const before = this.#room.width;
    const refit = (): void => {
      this.#room = room;
      this.fitAll();
    };
    if (before > 0) this.#keepingPlace(undefined, refit);
    else refit();
    return true;
  }

  fitAll(): void {
    for (const sheet of this.#sheets) this.fit(sheet);
  }

  fit(sheet: PdfSheet): void {
    if (this.#room.width > 0) sheet.fit(scaleFor(this.#look.zoom, sheet.size, this.#room));
  }

  /** Brings a page into view, or a place on it: `down` is CSS pixels from its top. */
  goTo(index: number, down = -above / 2): void {
    const sheet = this.#sheets[index];
    if (!sheet) return;
    this.turnTo(index);
    scrollTo({ top: this.#slab(index).top + down, behavior: 'instant' });
  }

  /** Shows this page, where one is shown at a time. */
  turnTo(index: number): void {
    if (!this.isSingle || index === this.#single) return;
    this.#single = index;
    this.#show();
  }

  #show(): void {
    this.#sheets.forEach((sheet, i) => {
      sheet.element.hidden = this.isSingle && i !== this.#single;
    });
  }

  #keepingPlace(at: { readonly x: number; readonly y: number } | undefined, change: () => void): void {
    const point = at ?? { x: document.documentElement.clientWidth / 2, y: Math.min(innerHeight / 3, 240) };
    const element = this.#sheets[this.#indexAt(point.y)]?.element;
    const before = element?.getBoundingClientRect();
    change();
    const after = element?.getBoundingClientRect();
    if (!before || !after || before.height === 0 || after.height === 0) return;
    const x = ((point.x - before.left) / before.width) * after.width + after.left - point.x;
    const y = ((point.y - before.top) / before.height) * after.height + after.top - point.y;
    scrollBy({ left: at ? x : 0, top: y, behavior: 'instant' });
  }

  #indexAt(y: number): number {
    if (this.isSingle) return this.#single;
    const [from, to] = reaching(this.#sheets.length, this.#slab, {
      top: scrollY + y - 1,
      bottom: scrollY + y + 1,
    });
    return to > from ? from : this.current;
  }

  readonly #slab = (index: number): Slab => {
    const sheet = this.#sheets[index];
    if (!sheet) return { top: 0, bottom: 0 };
    const { offsetTop, offsetHeight } = sheet.element;
    return { top: offsetTop, bottom: offsetTop + offsetHeight };
  };
}

/** The view with so many of its heights before and after it. */
function inView(ahead: number): Slab {
  return { top: scrollY - ahead * innerHeight, bottom: scrollY + (1 + ahead) * innerHeight };
}
