/**
 * What stands beside the pages: their small pictures, or the contents. It is drawn here in the page's own frame, so
 * that neither a picture nor a title of a hostile file ever reaches the window.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfLook } from '../../archive/contract/pdf-page.ts';
import { contentsOf } from './pdf-contents.ts';
import type { Destination } from './pdf-links.ts';
import type { PageSize } from './pdf-scale.ts';
import { PdfThumbnails } from './pdf-thumbnails.ts';

export type SideKind = PdfLook['side'];

interface Beside {
  readonly pdf: PDFDocumentProxy;
  readonly names: readonly string[];
  readonly size: PageSize;
  readonly idle: () => boolean;
  readonly go: (index: number) => void;
  readonly goTo: (to: Destination) => void;
  readonly choose: (kind: SideKind) => void;
}

const tabs = [
  ['pages', 'Pages'],
  ['contents', 'Contents'],
] as const;

/** Under this width of the frame it lies over the pages, not beside them. */
const leastBeside = 640;

export class PdfSide {
  readonly #given: Beside;
  readonly #element = document.createElement('nav');
  readonly #body = document.createElement('div');
  readonly #tabs = new Map<SideKind, HTMLButtonElement>();
  #thumbnails: PdfThumbnails | null = null;
  #contents: Promise<HTMLElement | null> | null = null;
  #kind: SideKind = 'none';
  #current = 0;

  constructor(given: Beside) {
    this.#given = given;
    this.#element.className = 'pdf-side';
    this.#element.ariaLabel = 'Pages and contents';
    this.#body.className = 'pdf-side-body';
    const bar = document.createElement('div');
    bar.className = 'pdf-side-tabs';
    for (const [kind, label] of tabs) {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.textContent = label;
      tab.addEventListener('click', () => given.choose(kind));
      this.#tabs.set(kind, tab);
      bar.append(tab);
    }
    this.#element.append(bar, this.#body);
    this.#element.addEventListener('keydown', (event) => this.#key(event));
    this.#body.addEventListener('focusin', ({ target }) => this.#reach(target));
  }

  /** CSS pixels of the view that it takes from the pages. */
  get taken(): number {
    if (this.#kind === 'none' || document.documentElement.clientWidth < leastBeside) return 0;
    return this.#element.offsetWidth;
  }

  show(kind: SideKind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    for (const [of, tab] of this.#tabs) tab.ariaPressed = String(of === kind);
    if (kind === 'none') {
      this.#element.remove();
      return;
    }
    document.body.prepend(this.#element);
    if (kind === 'pages') this.#showPages();
    else void this.#showContents();
  }

  /** Brings the focus here: to the page in view, or to the first heading. */
  async focus(): Promise<void> {
    await this.#contents;
    const entries = this.#entries();
    const entry = entries.find((one) => one.ariaCurrent) ?? entries[0] ?? this.#tabs.get(this.#kind);
    entry?.focus();
  }

  /** Which page is in view. */
  current(index: number): void {
    this.#current = index;
    this.#thumbnails?.show(index);
  }

  close(): void {
    this.#thumbnails?.close();
    this.#element.remove();
  }

  #entries(): HTMLButtonElement[] {
    return [...this.#body.querySelectorAll<HTMLButtonElement>('button:enabled')];
  }

  /** Keys pressed here are for the list, which may be long; Escape and letters are still for the window. */
  #key(event: KeyboardEvent): void {
    const entries = this.#entries();
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.stopPropagation();
    if (to === undefined || at < 0) return;
    event.preventDefault();
    entries[to]?.focus();
  }

  /** One entry of the list is reached by Tab, from there arrows go on. */
  #reach(target: EventTarget | null): void {
    for (const entry of this.#entries()) entry.tabIndex = entry === target ? 0 : -1;
  }

  #showPages(): void {
    const { pdf, names, size, idle, go } = this.#given;
    this.#thumbnails ??= new PdfThumbnails({ pdf, names, size, idle, go });
    this.#body.replaceChildren(this.#thumbnails.element);
    this.#thumbnails.show(this.#current);
  }

  async #showContents(): Promise<void> {
    this.#contents ??= contentsOf(this.#given.pdf, this.#given.goTo);
    const list = await this.#contents;
    if (this.#kind !== 'contents') return;
    this.#body.replaceChildren(list ?? notice('This PDF has no table of contents of its own.'));
  }
}

function notice(sentence: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = sentence;
  return paragraph;
}
