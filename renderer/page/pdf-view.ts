/** Shows a PDF as a column of sheets, of which only those near the view are drawn. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DrawnText } from './drawn-text.ts';
import { openPdf } from './pdf-file.ts';
import { pageSpans } from './pdf-page-text.ts';
import { PdfSelection } from './pdf-selection.ts';
import { PdfSheet } from './pdf-sheet.ts';
import { mostInView, reaching, type Slab } from './sheet-stack.ts';
import { type Span, shared } from './span.ts';
import type { StoredText } from './stored-text.ts';
import { widestSheet } from './theme-sheet.ts';
import type { View, ViewEvents } from './view.ts';

/** Drawn this many heights of the view before and after it; freed beyond the second. */
const drawnAhead = 1;
const keptAhead = 3;
/** Milliseconds without resizing until pages are painted anew at their new size. */
const settling = 200;

export class PdfView implements View {
  readonly element = document.createElement('div');
  readonly text: string;
  readonly #stored: StoredText;
  readonly #pdf: PDFDocumentProxy;
  readonly #sheets: readonly PdfSheet[];
  readonly #events: ViewEvents;
  readonly #selection: PdfSelection;
  readonly #resized: ResizeObserver;
  #closed = false;
  #working = false;
  #frame = 0;
  #resizeTimer = 0;
  #width = 0;
  #shownPage = 0;
  #wanted: symbol | null = null;

  private constructor(
    pdf: PDFDocumentProxy,
    sheets: readonly PdfSheet[],
    stored: StoredText,
    events: ViewEvents,
  ) {
    this.#pdf = pdf;
    this.#sheets = sheets;
    this.#stored = stored;
    this.text = stored.text;
    this.#events = events;
    this.element.className = 'sheets';
    this.element.append(...sheets.map((sheet) => sheet.element));
    this.#selection = new PdfSelection(this.element);
    this.#resized = new ResizeObserver(() => this.#fit());
  }

  static async open(
    url: string,
    stored: StoredText,
    into: HTMLElement,
    events: ViewEvents,
  ): Promise<PdfView> {
    const pdf = await openPdf(url);
    const size = (await pdf.getPage(1)).getViewport({ scale: 1 });
    const spans = pageSpans(stored.text);
    // Marks would stand on other pages than they say if the text had more or fewer of them.
    const comparable = stored.sound && spans.length === pdf.numPages;
    const sheets = Array.from({ length: pdf.numPages }, (_, i) => {
      const span = comparable ? spans[i] : undefined;
      const page = span ? { span, text: stored.text.slice(span.start, span.end) } : null;
      return new PdfSheet(pdf, i + 1, page, size);
    });
    const view = new PdfView(pdf, sheets, stored, events);
    into.replaceChildren(view.element);
    await view.#begin();
    return view;
  }

  get parts(): readonly DrawnText[] {
    return this.#sheets.flatMap((sheet) => sheet.drawn ?? []);
  }

  get textMatches(): boolean {
    return this.#stored.sound && this.#sheets.every((sheet) => sheet.matches !== false);
  }

  spanOf(range: Range): Span | null {
    let start: number | null = null;
    let end = 0;
    for (const sheet of this.#sheets) {
      if (!range.intersectsNode(sheet.element)) continue;
      if (sheet.matches === false) return null;
      const found = sheet.drawn?.spanOf(range);
      if (!found) continue;
      start ??= found.start;
      end = found.end;
    }
    return start === null ? null : { start, end };
  }

  async confirm(span: Span): Promise<boolean> {
    for (const sheet of this.#sheets) {
      if (sheet.span && shared(sheet.span, span) && !(await sheet.check())) return false;
    }
    return true;
  }

  async prepare(span: Span): Promise<boolean> {
    const sheet = this.#sheets.find((one) => one.span && one.span.end > span.start);
    if (!sheet?.span) return false;
    const wanted = Symbol('place');
    this.#wanted = wanted;
    if (!sheet.drawn) {
      // About where the place will be, at once; exactly, when its words are there.
      const slab = slabOf(sheet);
      const part = (span.start - sheet.span.start) / Math.max(1, sheet.span.end - sheet.span.start);
      scrollTo({ top: slab.top + part * (slab.bottom - slab.top) - innerHeight / 3 });
      await sheet.drawText();
      this.#events.drawn();
    }
    return this.#wanted === wanted && sheet.drawn !== null;
  }

  standing(): number {
    if (scrollY <= 0) return 0;
    const sheet = this.#sheets[reaching(this.#sheets.length, this.#slab, inView(0))[0]];
    if (!sheet?.span) return 0;
    const { top, bottom } = slabOf(sheet);
    const part = Math.min(1, Math.max(0, (scrollY - top) / Math.max(1, bottom - top)));
    return sheet.span.start + Math.round(part * (sheet.span.end - sheet.span.start));
  }

  stand(at: number): void {
    const sheet = this.#sheets.find((one) => one.span && one.span.end > at) ?? this.#sheets.at(-1);
    if (!sheet?.span || at <= 0) {
      scrollTo(0, 0);
      return;
    }
    const { top, bottom } = slabOf(sheet);
    // By the height, not by the words: a page has columns, and its words may not have been drawn yet.
    const part = (at - sheet.span.start) / Math.max(1, sheet.span.end - sheet.span.start);
    scrollTo({ top: top + Math.max(0, part) * (bottom - top), behavior: 'instant' });
  }

  close(): void {
    this.#closed = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#resizeTimer);
    removeEventListener('scroll', this.#scrolled);
    this.#resized.disconnect();
    this.#selection.close();
    for (const sheet of this.#sheets) sheet.erase();
    this.element.remove();
    void this.#pdf.loadingTask.destroy();
  }

  async #begin(): Promise<void> {
    this.#fit();
    this.#resized.observe(this.element);
    addEventListener('scroll', this.#scrolled, { passive: true });
    // A first page that can't be painted or read leaves its sheet empty; others may be sound.
    await Promise.allSettled([this.#sheets[0]?.paint(), this.#sheets[0]?.drawText()]);
    this.#scrolled();
    void this.#learnSizes();
  }

  /** Pages of another size than the first move what follows; the browser's scroll anchoring keeps the view. */
  async #learnSizes(): Promise<void> {
    for (const sheet of this.#sheets) {
      if (this.#closed) return;
      if (await sheet.learnSize().catch(() => false)) sheet.fit(this.#width);
    }
  }

  #fit(): void {
    const width = Math.min(this.element.clientWidth, widestSheet);
    if (width === this.#width || width === 0) return;
    this.#width = width;
    for (const sheet of this.#sheets) sheet.fit(width);
    clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(this.#scrolled, settling);
  }

  readonly #scrolled = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#tellPage();
      this.#free();
      void this.#work();
    });
  };

  #tellPage(): void {
    const best = mostInView(this.#sheets.length, this.#slab, inView(0)) + 1;
    if (best === this.#shownPage) return;
    this.#shownPage = best;
    this.#events.page(best, this.#sheets.length);
  }

  #free(): void {
    const [from, to] = reaching(this.#sheets.length, this.#slab, inView(keptAhead));
    const [near, nearEnd] = reaching(this.#sheets.length, this.#slab, inView(drawnAhead));
    const selection = document.getSelection();
    let freed = false;
    this.#sheets.forEach((sheet, i) => {
      if (i < near || i >= nearEnd) sheet.stopPainting();
      if ((i >= from && i < to) || sheet.empty || holdsEndOf(selection, sheet.element)) return;
      sheet.erase();
      freed = true;
    });
    if (freed) this.#events.drawn();
  }

  /** Draws one sheet after the other, always that which is nearest to the middle of the view now. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const failed = new Set<PdfSheet>();
    for (let sheet = this.#next(failed); sheet && !this.#closed; sheet = this.#next(failed)) {
      const before = sheet.drawn;
      const matched = sheet.matches;
      const [layer, picture] = await Promise.allSettled([sheet.drawText(), sheet.paint()]);
      // A page that fails stays as it is until the next scroll; one that was called off is asked for again if near.
      if (layer.status === 'rejected' || picture.status === 'rejected') failed.add(sheet);
      if (sheet.drawn !== before || sheet.matches !== matched) this.#events.drawn();
    }
    this.#working = false;
  }

  #next(failed: ReadonlySet<PdfSheet>): PdfSheet | undefined {
    const [from, to] = reaching(this.#sheets.length, this.#slab, inView(drawnAhead));
    const middle = scrollY + innerHeight / 2;
    const distance = (sheet: PdfSheet): number => {
      const { top, bottom } = slabOf(sheet);
      return Math.max(0, top - middle, middle - bottom);
    };
    return this.#sheets
      .slice(from, to)
      .filter((sheet) => !failed.has(sheet) && !sheet.complete)
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  readonly #slab = (index: number): Slab => {
    const sheet = this.#sheets[index];
    return sheet ? slabOf(sheet) : { top: 0, bottom: 0 };
  };
}

function slabOf(sheet: PdfSheet): Slab {
  const { offsetTop, offsetHeight } = sheet.element;
  return { top: offsetTop, bottom: offsetTop + offsetHeight };
}

/** The view with so many of its heights before and after it. */
function inView(ahead: number): Slab {
  return { top: scrollY - ahead * innerHeight, bottom: scrollY + (1 + ahead) * innerHeight };
}

function holdsEndOf(selection: Selection | null, element: Element): boolean {
  return (
    selection !== null && (element.contains(selection.anchorNode) || element.contains(selection.focusNode))
  );
}
