/**
 * One page of a PDF on screen: a placeholder of the page's size that is drawn when it comes near the view and
 * freed when it is far. The picture is a canvas; over it lies the transparent text that can be selected.
 */
import {
  AnnotationMode,
  type PageViewport,
  type PDFDocumentProxy,
  type PDFPageProxy,
  RenderingCancelledException,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DrawnText } from './drawn-text.ts';
import { linksOf, type PdfLink } from './pdf-links.ts';
import { type PdfPageText, readPageText, runsOfLayer, type TextRule } from './pdf-page-text.ts';
import type { PageSize } from './pdf-scale.ts';
import type { Span } from './span.ts';

/** Pixels of one canvas, at most: 64 MB. A page that would need more is drawn less sharply. */
const mostPixels = 1 << 24;

/** What the archive stores of a page's text. */
export interface StoredPage {
  readonly span: Span;
  readonly text: string;
}

export class PdfSheet {
  readonly element = document.createElement('section');
  readonly number: number;
  /** The page's place in the stored text; null where that has no such page. */
  readonly span: Span | null;
  /** The text drawn now, if it is the stored text. */
  drawn: DrawnText | null = null;
  /** Whether the page's text is the stored text; null until it was read. */
  matches: boolean | null = null;

  /** Links on the page, once its text is laid over it. */
  links: readonly PdfLink[] = [];
  /** Whether the words of the page could be put in the order in which they are read; true until they were read. */
  ordered = true;
  /** For what is drawn over the words: rectangles, the one being drawn. */
  readonly overlay = document.createElement('div');

  readonly #pdf: PDFDocumentProxy;
  readonly #expected: string | null;
  readonly #rule: TextRule;
  /** As the page lies by itself, before the person turns it. */
  #size: PageSize;
  #turned = 0;
  #page: Promise<PDFPageProxy> | null = null;
  #loaded: PDFPageProxy | null = null;
  #text: Promise<PdfPageText> | null = null;
  #layer: Promise<void> | null = null;
  #layerElement: HTMLElement | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #painting: RenderTask | null = null;
  #scale = 1;
  /** Device pixels per point of the canvas that is shown; 0 without one. */
  #paintedScale = 0;
  /** Counts erasures: what was begun before one must not be put up after it. */
  #life = 0;

  constructor(
    pdf: PDFDocumentProxy,
    number: number,
    name: string,
    stored: StoredPage | null,
    rule: TextRule,
    size: PageSize,
  ) {
    this.#pdf = pdf;
    this.number = number;
    this.span = stored?.span ?? null;
    this.#expected = stored?.text ?? null;
    this.#rule = rule;
    this.#size = size;
    this.element.className = 'sheet';
    this.element.setAttribute('aria-label', `Page ${name}`);
    this.overlay.className = 'sheet-overlay';
    this.element.append(this.overlay);
  }

  /** As it is to be seen now. */
  get size(): PageSize {
    const { width, height } = this.#size;
    return this.#turned % 180 === 0 ? this.#size : { width: height, height: width };
  }

  /** CSS pixels for a point. */
  get scale(): number {
    return this.#scale;
  }

  /** Gives the sheet its size on screen. */
  fit(scale: number): void {
    const { width, height } = this.size;
    const { style } = this.element;
    this.#scale = scale;
    style.width = `${Math.floor(width * scale)}px`;
    style.height = `${Math.floor(height * scale)}px`;
    style.setProperty('--total-scale-factor', String(scale));
  }

  /** Turns the page for the eye, in degrees clockwise; it must be fitted and drawn anew. */
  turn(degrees: number): void {
    if (degrees === this.#turned) return;
    this.erase();
    this.#turned = degrees;
  }

  /** Between points of user space and CSS pixels of the sheet; null before the page was read. */
  get viewport(): PageViewport | null {
    return this.#loaded && this.#viewportOf(this.#loaded, this.#scale);
  }

  /** Learns the page's true size, which for all but the first is at first a guess. */
  async learnSize(): Promise<boolean> {
    const { width, height } = (await this.load()).getViewport({ scale: 1 });
    const changed = width !== this.#size.width || height !== this.#size.height;
    this.#size = { width, height };
    return changed;
  }

  /** Reads the page's text and compares it. */
  async check(): Promise<boolean> {
    return (await this.#readText()).matches;
  }

  /** Lays the selectable text over the page. */
  drawText(): Promise<void> {
    const life = this.#life;
    this.#layer ??= this.#drawText(life).catch((thrown: unknown) => {
      if (life === this.#life) this.#layer = null;
      throw thrown;
    });
    return this.#layer;
  }

  /** Paints the page as sharply as the screen can show it; does nothing if that is done or is called off. */
  async paint(): Promise<void> {
    const scale = this.#sharpScale();
    if (scale === this.#paintedScale) return;
    const life = this.#life;
    const page = await this.load();
    const viewport = this.#viewportOf(page, scale);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    canvas.setAttribute('role', 'presentation');
    // Annotations are painted as they look; they get no layer of their own, so that none can be acted on.
    this.#painting?.cancel();
    const painting = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
    this.#painting = painting;
    try {
      await painting.promise;
    } catch (thrown) {
      if (thrown instanceof RenderingCancelledException) return;
      throw thrown;
    } finally {
      if (this.#painting === painting) this.#painting = null;
    }
    if (life !== this.#life) return;
    this.#canvas?.remove();
    this.element.prepend(canvas);
    this.#canvas = canvas;
    this.#paintedScale = scale;
  }

  /** Painted at the size that it has now, and its text laid over it. */
  get complete(): boolean {
    return this.#layerElement !== null && this.#paintedScale === this.#sharpScale();
  }

  stopPainting(): void {
    this.#painting?.cancel();
  }

  /** Frees all but the placeholder. */
  erase(): void {
    this.#life++;
    this.stopPainting();
    this.#layerElement?.remove();
    this.element.querySelector(':scope > .sheet-notice')?.remove();
    for (const link of this.overlay.querySelectorAll('.pdf-link')) link.remove();
    this.#canvas?.remove();
    // A canvas keeps its memory until it is collected, unless it has no size.
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = this.#layerElement = null;
    this.#paintedScale = 0;
    this.#layer = this.#text = null;
    this.drawn = null;
    this.links = [];
    void this.#page?.then((page) => page.cleanup()).catch(() => undefined);
  }

  get empty(): boolean {
    return this.#canvas === null && this.#layer === null && this.#painting === null;
  }

  async #drawText(life: number): Promise<void> {
    const [page, text] = await Promise.all([this.load(), this.#readText()]);
    const links = await linksOf(page);
    if (life !== this.#life) return;
    const element = document.createElement('div');
    element.className = 'text-layer';
    const layer = new TextLayer({
      textContentSource: text.content,
      container: element,
      viewport: this.#viewportOf(page, this.#scale),
    });
    await layer.render();
    if (life !== this.#life) return;
    const end = document.createElement('div');
    end.className = 'text-end';
    element.append(end);
    element.classList.toggle('unordered', !text.ordered);
    this.overlay.before(element);
    if (!text.ordered) this.element.append(this.#notice());
    this.#layerElement = element;
    this.links = links;
    this.ordered = text.ordered;
    if (text.matches && text.ordered && this.span) {
      this.drawn = new DrawnText(runsOfLayer(text.runs, layer.textDivs, this.span.start));
    }
  }

  #notice(): HTMLElement {
    const notice = document.createElement('p');
    notice.className = 'sheet-notice';
    notice.role = 'note';
    notice.textContent =
      'The words of this page are in no sure order and can’t be quoted. Mark it with rectangles instead.';
    return notice;
  }

  /** pdf.js's page, read when it is first asked for. */
  load(): Promise<PDFPageProxy> {
    this.#page ??= this.#pdf.getPage(this.number).then((page) => {
      this.#loaded = page;
      return page;
    });
    return this.#page;
  }

  #viewportOf(page: PDFPageProxy, scale: number): PageViewport {
    return page.getViewport({ scale, rotation: (page.rotate + this.#turned) % 360 });
  }

  async #readText(): Promise<PdfPageText> {
    this.#text ??= this.load().then((page) => readPageText(page, this.#expected, this.#rule));
    const text = await this.#text;
    this.matches = text.matches;
    return text;
  }

  #sharpScale(): number {
    const scale = this.#scale * devicePixelRatio;
    const { width, height } = this.#size;
    return Math.min(scale, Math.sqrt(mostPixels / (width * height)));
  }
}
