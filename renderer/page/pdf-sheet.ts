/**
 * One page of a PDF on screen: a placeholder of the page's size that is drawn when it comes near the view and
 * freed when it is far. The picture is a canvas; over it lies the transparent text that can be selected.
 */
import {
  AnnotationMode,
  type PDFDocumentProxy,
  type PDFPageProxy,
  RenderingCancelledException,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DrawnText } from './drawn-text.ts';
import { type PdfPageText, readPageText, runsOfLayer } from './pdf-page-text.ts';
import type { Span } from './span.ts';

/** Pixels of one canvas, at most: 64 MB. A page that would need more is drawn less sharply. */
const mostPixels = 1 << 24;
/** CSS pixels for a PDF point, at most: a tiny page isn't blown up to the full width. */
const largestScale = 2;

/** Width and height of a page in PDF points, as it is to be seen. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
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

  readonly #pdf: PDFDocumentProxy;
  readonly #expected: string | null;
  #size: PageSize;
  #page: Promise<PDFPageProxy> | null = null;
  #text: Promise<PdfPageText> | null = null;
  #layer: Promise<void> | null = null;
  #layerElement: HTMLElement | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #painting: RenderTask | null = null;
  /** Device pixels per point of the canvas that is shown; 0 without one. */
  #paintedScale = 0;
  /** Counts erasures: what was begun before one must not be put up after it. */
  #life = 0;

  constructor(
    pdf: PDFDocumentProxy,
    number: number,
    stored: { readonly span: Span; readonly text: string } | null,
    size: PageSize,
  ) {
    this.#pdf = pdf;
    this.number = number;
    this.span = stored?.span ?? null;
    this.#expected = stored?.text ?? null;
    this.#size = size;
    this.element.className = 'sheet';
    this.element.setAttribute('aria-label', `Page ${number}`);
  }

  /** Fits the sheet into a width of CSS pixels. */
  fit(width: number): void {
    const scale = Math.min(width / this.#size.width, largestScale);
    const { style } = this.element;
    style.width = `${Math.floor(this.#size.width * scale)}px`;
    style.height = `${Math.floor(this.#size.height * scale)}px`;
    style.setProperty('--total-scale-factor', String(scale));
  }

  /** Learns the page's true size, which for all but the first is at first a guess. */
  async learnSize(): Promise<boolean> {
    const { width, height } = (await this.#load()).getViewport({ scale: 1 });
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
    const page = await this.#load();
    const viewport = page.getViewport({ scale });
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
    this.#canvas?.remove();
    // A canvas keeps its memory until it is collected, unless it has no size.
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = this.#layerElement = null;
    this.#paintedScale = 0;
    this.#layer = this.#text = null;
    this.drawn = null;
    void this.#page?.then((page) => page.cleanup()).catch(() => undefined);
  }

  get empty(): boolean {
    return this.#canvas === null && this.#layer === null && this.#painting === null;
  }

  async #drawText(life: number): Promise<void> {
    const [page, text] = await Promise.all([this.#load(), this.#readText()]);
    if (life !== this.#life) return;
    const element = document.createElement('div');
    element.className = 'text-layer';
    const layer = new TextLayer({
      textContentSource: text.content,
      container: element,
      viewport: page.getViewport({ scale: this.#cssScale() }),
    });
    await layer.render();
    if (life !== this.#life) return;
    const end = document.createElement('div');
    end.className = 'text-end';
    element.append(end);
    this.element.append(element);
    this.#layerElement = element;
    if (text.matches && this.span) {
      this.drawn = new DrawnText(runsOfLayer(text.runs, layer.textDivs, this.span.start));
    }
  }

  #load(): Promise<PDFPageProxy> {
    this.#page ??= this.#pdf.getPage(this.number);
    return this.#page;
  }

  async #readText(): Promise<PdfPageText> {
    this.#text ??= this.#load().then((page) => readPageText(page, this.#expected));
    const text = await this.#text;
    this.matches = text.matches;
    return text;
  }

  #cssScale(): number {
    return Number(this.element.style.getPropertyValue('--total-scale-factor'));
  }

  #sharpScale(): number {
    const scale = this.#cssScale() * devicePixelRatio;
    const { width, height } = this.#size;
    return Math.min(scale, Math.sqrt(mostPixels / (width * height)));
  }
}
