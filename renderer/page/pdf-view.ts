/** Shows a PDF: its sheets, what lies over them and beside them, and what the window asks of them. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type PartOfLook,
  type PdfCommand,
  type PdfLook,
  usualPdfLook,
} from '../../archive/contract/pdf-page.ts';
import type { Region } from '../../archive/contract/views.ts';
import type { DrawnText } from './drawn-text.ts';
import { PdfControls } from './pdf-controls.ts';
import { openPdf } from './pdf-file.ts';
import { PdfFlow } from './pdf-flow.ts';
import { PdfFollowing } from './pdf-following.ts';
import { PageLabels } from './pdf-labels.ts';
import type { Destination } from './pdf-links.ts';
import { boxOnSheet, inViewOf } from './pdf-overlay.ts';
import { pageSpans } from './pdf-page-text.ts';
import { PdfPainter } from './pdf-painter.ts';
import { askPassword } from './pdf-password.ts';
import { pictureOfAreas } from './pdf-picture.ts';
import { PdfRegions } from './pdf-regions.ts';
import { stepFrom } from './pdf-scale.ts';
import { PdfSelection } from './pdf-selection.ts';
import { PdfSheet } from './pdf-sheet.ts';
import { PdfSide } from './pdf-side.ts';
import { RegionTool } from './region-tool.ts';
import { type Span, shared } from './span.ts';
import type { Part } from './stored-part.ts';
import type { StoredText } from './stored-text.ts';
import type { Box } from './text-rects.ts';
import type { PdfEvents, View, ViewEvents } from './view.ts';

/** Milliseconds without resizing until pages are painted anew at their new size. */
const settling = 200;
const aQuarterOn = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;

interface Opened {
  readonly pdf: PDFDocumentProxy;
  readonly sheets: readonly PdfSheet[];
  readonly labels: PageLabels;
  readonly stored: StoredText;
  readonly events: ViewEvents & PdfEvents;
}

export class PdfView implements View {
  readonly element = document.createElement('div');
  readonly text: string;
  readonly keepsItsPlace = true;
  readonly regions: PdfRegions;
  readonly #given: Opened;
  readonly #sheets: readonly PdfSheet[];
  readonly #flow: PdfFlow;
  readonly #painter: PdfPainter;
  readonly #side: PdfSide;
  readonly #following: PdfFollowing;
  readonly #tool: RegionTool;
  readonly #parts: readonly { close(): void }[];
  readonly #resized: ResizeObserver;
  #closed = false;
  #frame = 0;
  #resizeTimer = 0;
  #shownPage = 0;
  #toldLook = '';
  #wanted: symbol | null = null;

  private constructor(given: Opened) {
    const { pdf, sheets, labels, stored, events } = given;
    this.#given = given;
    this.#sheets = sheets;
    this.text = stored.text;
    this.element.className = 'sheets';
    this.#flow = new PdfFlow(this.element, sheets);
    this.#painter = new PdfPainter(sheets, this.#flow, () => this.#drawn());
    this.regions = new PdfRegions(sheets, (at) => events.pressed(at));
    this.#following = new PdfFollowing(pdf, sheets, (to) => void this.#goTo(to));
    this.#side = new PdfSide({
      pdf,
      names: sheets.map((sheet) => labels.nameOf(sheet.number)),
      size: sheets[0]?.size ?? { width: 595, height: 842 },
      idle: () => this.#painter.idle,
      go: (index) => this.#goPage(index),
      goTo: (to) => void this.#goTo(to),
      choose: (side) => this.#look({ side }),
    });
    this.#tool = new RegionTool({
      sheets,
      current: () => sheets[this.#flow.current],
      toggled: (on) => events.regionTool(on),
      drawn: (region) => events.region(region),
    });
    const controls = new PdfControls({
      look: () => this.#flow.look,
      zoom: () => this.#flow.zoom,
      obey: (command) => this.obey(command),
      zoomTo: (zoom, at) => this.#look({ zoom }, at),
    });
    this.#parts = [
      new PdfSelection(this.element),
      controls,
      this.#following,
      this.#side,
      this.#tool,
      this.#painter,
    ];
    this.#resized = new ResizeObserver(() => this.#measure());
  }

  static async open(
    file: { readonly url: string; readonly asked: Promise<Part | null> },
    storing: Promise<StoredText>,
    into: HTMLElement,
    events: ViewEvents & PdfEvents,
    look: PdfLook = usualPdfLook,
  ): Promise<PdfView> {
    const pdf = await openPdf(file.url, file.asked, (again) => askPassword(into, again));
    const [first, labels, stored] = await Promise.all([pdf.getPage(1), PageLabels.read(pdf), storing]);
    const size = first.getViewport({ scale: 1 });
    const spans = pageSpans(stored.text);
    // Marks would stand on other pages than they say if the text had more or fewer of them.
    const comparable = stored.sound && spans.length === pdf.numPages;
    const sheets = Array.from({ length: pdf.numPages }, (_, i) => {
      const span = comparable ? spans[i] : undefined;
      const page = span ? { span, text: stored.text.slice(span.start, span.end) } : null;
      return new PdfSheet(pdf, i + 1, labels.nameOf(i + 1), page, stored.rule, size);
    });
    const view = new PdfView({ pdf, sheets, labels, stored, events });
    await view.#begin(look, into);
    return view;
  }

  get parts(): readonly DrawnText[] {
    return this.#sheets.flatMap((sheet) => sheet.drawn ?? []);
  }

  get textMatches(): boolean {
    return this.#given.stored.sound && this.#sheets.every((sheet) => sheet.matches !== false);
  }

  spanOf(range: Range): Span | null {
    let start: number | null = null;
    let end = 0;
    for (const sheet of this.#sheets) {
      if (!range.intersectsNode(sheet.element)) continue;
      if (sheet.matches === false || !sheet.ordered) return null;
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
    this.#flow.turnTo(sheet.number - 1);
    if (!sheet.drawn) {
      // About where the place will be, at once; exactly, when its words are there.
      const part = (span.start - sheet.span.start) / Math.max(1, sheet.span.end - sheet.span.start);
      this.#flow.goTo(sheet.number - 1, part * sheet.element.offsetHeight - innerHeight / 3);
      await sheet.drawText();
      this.#drawn();
    }
    this.#scrolled();
    return this.#wanted === wanted && sheet.drawn !== null;
  }

  standing(): number {
    if (scrollY <= 0 && !this.#flow.isSingle) return 0;
    const { index, part } = this.#flow.topmost;
    const { span } = this.#sheets[index] ?? {};
    return span ? span.start + Math.round(part * (span.end - span.start)) : 0;
  }

  stand(at: number): void {
    const sheet = this.#sheets.find((one) => one.span && one.span.end > at) ?? this.#sheets.at(-1);
    if (!sheet?.span || at <= 0) {
      scrollTo(0, 0);
      return;
    }
    // By the height, not by the words: a page has columns, and its words may not have been drawn yet.
    const part = (at - sheet.span.start) / Math.max(1, sheet.span.end - sheet.span.start);
    this.#flow.goTo(sheet.number - 1, Math.max(0, part) * sheet.element.offsetHeight);
    this.#scrolled();
  }

  async revealRegion({ page, rect }: Region): Promise<Box | null> {
    const sheet = this.#sheets[page - 1];
    const wanted = Symbol('region');
    this.#wanted = wanted;
    if (!sheet) return null;
    await sheet.load().catch(() => undefined);
    const box = this.#wanted === wanted ? boxOnSheet(sheet, rect) : null;
    if (!box) return null;
    this.#flow.goTo(page - 1, box.top - Math.max(24, (innerHeight - box.height) / 3));
    this.#scrolled();
    return inViewOf(sheet, box);
  }

  picture(areas: readonly Region[]): Promise<string | null> {
    return pictureOfAreas(this.#given.pdf, areas);
  }

  obey(command: PdfCommand): void {
    switch (command.do) {
      case 'look':
        this.#look(command.look);
        return;
      case 'zoom':
        this.#look({ zoom: stepFrom(this.#flow.zoom, command.by) });
        return;
      case 'turn':
        this.#look({ rotation: aQuarterOn[this.#flow.look.rotation] });
        return;
      case 'go': {
        const page = this.#given.labels.find(command.to);
        if (page) {
          this.#goPage(page - 1);
          // Told also where it is in view already: the window waits for it.
          this.#shownPage = 0;
        } else this.#given.events.noPage(command.to);
        return;
      }
      case 'step':
        this.#goPage(this.#flow.current + command.by, command.by < 0 && this.#flow.isSingle);
        return;
      case 'region':
        this.#tool.toggle(command.on);
        return;
    }
  }

  close(): void {
    this.#closed = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#resizeTimer);
    removeEventListener('scroll', this.#scrolled);
    removeEventListener('resize', this.#measure);
    this.#resized.disconnect();
    for (const part of this.#parts) part.close();
    this.element.remove();
    void this.#given.pdf.loadingTask.destroy();
  }

  async #begin(look: PdfLook, into: HTMLElement): Promise<void> {
    const [first, ...others] = this.#sheets;
    if (first) this.element.append(first.element);
    into.replaceChildren(this.element);
    this.#flow.change(look);
    this.#side.show(look.side);
    this.#flow.measure(this.#side.taken);
    // Its worker reads the page while the others are laid out.
    const painted = first?.paint();
    this.element.append(...others.map((sheet) => sheet.element));
    this.#resized.observe(document.documentElement);
    addEventListener('resize', this.#measure);
    addEventListener('scroll', this.#scrolled, { passive: true });
    // A first page that can't be painted or read leaves its sheet empty; others may be sound.
    await Promise.allSettled([painted]);
    await Promise.allSettled([first?.drawText()]);
    this.#drawnOver();
    this.#scrolled();
    this.#tellLook();
    void this.#learnSizes();
  }

  /** Pages of another size than the first move what follows; the browser's scroll anchoring keeps the view. */
  async #learnSizes(): Promise<void> {
    for (const sheet of this.#sheets) {
      if (this.#closed) return;
      if (await sheet.learnSize().catch(() => false)) this.#flow.fit(sheet);
    }
    this.#drawn();
  }

  #look(part: PartOfLook, at?: { readonly x: number; readonly y: number }): void {
    if (part.side !== undefined) {
      this.#side.show(part.side);
      this.#flow.change({ side: part.side });
      this.#flow.measure(this.#side.taken);
      void this.#side.focus();
    }
    const { side: _, ...rest } = part;
    if (Object.keys(rest).length > 0) this.#flow.change(rest, at);
    this.#drawn();
    this.#tellLook();
    // Pages grow and shrink with their pictures at once, and are painted anew when they have come to rest.
    clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(this.#scrolled, part.zoom === undefined ? 0 : settling);
  }

  readonly #measure = (): void => {
    if (!this.#flow.measure(this.#side.taken)) return;
    this.#drawn();
    this.#tellLook();
    clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(this.#scrolled, settling);
  };

  #goPage(index: number, atItsEnd = false): void {
    const last = this.#sheets.length - 1;
    if (index < 0 || index > last) return;
    this.#flow.goTo(index);
    if (atItsEnd) scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    this.#drawn();
    this.#scrolled();
  }

  async #goTo({ page, top }: Destination): Promise<void> {
    const sheet = this.#sheets[page];
    if (!sheet) return;
    await sheet.load().catch(() => undefined);
    const box = top === null ? null : boxOnSheet(sheet, [0, top, 0, top]);
    this.#flow.goTo(page, box ? box.top - 24 : undefined);
    this.#drawn();
    this.#scrolled();
  }

  #drawn(): void {
    this.#drawnOver();
    this.#given.events.drawn();
  }

  #drawnOver(): void {
    this.regions.draw();
    this.#following.draw();
  }

  readonly #scrolled = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#tellPage();
      this.#painter.free();
      void this.#painter.work();
    });
  };

  #tellPage(): void {
    const best = this.#flow.current + 1;
    if (best === this.#shownPage) return;
    this.#shownPage = best;
    this.#side.current(best - 1);
    this.#given.events.page(best, this.#sheets.length, this.#given.labels.of(best));
    this.#tellLook();
  }

  #tellLook(): void {
    const { look, zoom } = this.#flow;
    const scale = Math.round(zoom * 1000) / 1000;
    const told = JSON.stringify([look, scale]);
    if (told === this.#toldLook) return;
    this.#toldLook = told;
    this.#given.events.look(look, Math.max(scale, 0.001));
  }
}
