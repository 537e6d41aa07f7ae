/** Small pictures of all pages, of which only those near the view are drawn. */
import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageSize } from './pdf-scale.ts';

/** CSS pixels. */
const width = 104;
/** Pictures kept at most; those longest out of sight go first. */
const mostKept = 80;
/** Milliseconds after which it is asked again whether the pages themselves have been drawn. */
const patience = 60;

interface Thumbnails {
  readonly pdf: PDFDocumentProxy;
  readonly names: readonly string[];
  /** Of the first page: all others are taken to be alike until they are drawn. */
  readonly size: PageSize;
  /** Whether nothing more urgent is being drawn. */
  readonly idle: () => boolean;
  readonly go: (index: number) => void;
}

export class PdfThumbnails {
  readonly element = document.createElement('ol');
  readonly #given: Thumbnails;
  readonly #buttons: HTMLButtonElement[] = [];
  readonly #inSight = new Set<number>();
  readonly #canvases = new Map<number, HTMLCanvasElement>();
  readonly #watch: IntersectionObserver;
  #current = -1;
  #working = false;
  #closed = false;

  constructor(given: Thumbnails) {
    this.#given = given;
    this.element.className = 'thumbnails';
    const items = given.names.map((name, index) => this.#item(name, index));
    this.element.append(...items);
    this.#watch = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '300px 0px' });
    for (const button of this.#buttons) this.#watch.observe(button);
  }

  show(index: number): void {
    const before = this.#buttons[this.#current];
    const button = this.#buttons[index];
    this.#current = index;
    before?.removeAttribute('aria-current');
    button?.setAttribute('aria-current', 'page');
    if (before && before !== document.activeElement) before.tabIndex = -1;
    if (button) button.tabIndex = 0;
    if (this.element.isConnected) button?.scrollIntoView({ block: 'nearest' });
  }

  close(): void {
    this.#closed = true;
    this.#watch.disconnect();
    for (const index of [...this.#canvases.keys()]) this.#free(index);
  }

  #item(name: string, index: number): HTMLLIElement {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const picture = document.createElement('span');
    const label = document.createElement('span');
    button.type = 'button';
    // The page in view is reached by Tab, the others by arrows.
    button.tabIndex = -1;
    button.ariaLabel = `Page ${name}`;
    button.addEventListener('click', () => this.#given.go(index));
    picture.className = 'thumbnail';
    this.#fit(picture, this.#given.size);
    label.textContent = name;
    button.append(picture, label);
    item.append(button);
    this.#buttons.push(button);
    return item;
  }

  #fit(picture: HTMLElement, { width: w, height: h }: PageSize): void {
    const shown = Math.min(width, (width * 1.4 * w) / h);
    picture.style.width = `${Math.round(shown)}px`;
    picture.style.height = `${Math.round((shown * h) / w)}px`;
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const index = this.#buttons.indexOf(target as HTMLButtonElement);
      if (isIntersecting) this.#inSight.add(index);
      else this.#inSight.delete(index);
    }
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let index = this.#next(); index !== undefined && !this.#closed; index = this.#next()) {
      while (!this.#given.idle()) await new Promise((done) => setTimeout(done, patience));
      await this.#draw(index).catch(() => this.#inSight.delete(index as number));
    }
    this.#working = false;
  }

  #next(): number | undefined {
    return [...this.#inSight].sort((a, b) => a - b).find((index) => !this.#canvases.has(index));
  }

  async #draw(index: number): Promise<void> {
    const page = await this.#given.pdf.getPage(index + 1);
    const size = page.getViewport({ scale: 1 });
    const picture = this.#buttons[index]?.firstElementChild as HTMLElement | null;
    if (!picture || this.#closed) return;
    this.#fit(picture, size);
    const scale = (Number.parseFloat(picture.style.width) * devicePixelRatio) / size.width;
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    await page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE }).promise;
    if (this.#closed) return;
    picture.replaceChildren(canvas);
    this.#canvases.set(index, canvas);
    for (const old of this.#canvases.keys()) {
      if (this.#canvases.size <= mostKept) break;
      if (!this.#inSight.has(old)) this.#free(old);
    }
  }

  #free(index: number): void {
    const canvas = this.#canvases.get(index);
    if (!canvas) return;
    canvas.remove();
    canvas.width = canvas.height = 0;
    this.#canvases.delete(index);
  }
}
