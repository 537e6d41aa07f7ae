/** Following the links of a PDF, with pointer and keys: inside the document; what leads out is only told. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Destination, destinationOf, type PdfLink } from './pdf-links.ts';
import { boxOnSheet, inViewOf, placeOnSheet } from './pdf-overlay.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import { selectedRange } from './selection-watch.ts';
import { contains } from './text-rects.ts';

export class PdfFollowing {
  readonly #pdf: PDFDocumentProxy;
  readonly #sheets: readonly PdfSheet[];
  readonly #go: (to: Destination) => void;
  readonly #listening = new AbortController();
  readonly #told = document.createElement('p');
  readonly #drawn = new WeakMap<PdfSheet, readonly PdfLink[]>();
  #frame = 0;

  constructor(pdf: PDFDocumentProxy, sheets: readonly PdfSheet[], go: (to: Destination) => void) {
    this.#pdf = pdf;
    this.#sheets = sheets;
    this.#go = go;
    this.#told.className = 'link-told';
    this.#told.role = 'status';
    const { signal } = this.#listening;
    document.addEventListener('click', (event) => this.#clicked(event), { signal });
    document.addEventListener('pointermove', (event) => this.#moved(event), { signal, passive: true });
  }

  /** Lays what keys can reach over the pages that are drawn. */
  draw(): void {
    for (const sheet of this.#sheets) {
      if (!sheet.complete || this.#drawn.get(sheet) === sheet.links) continue;
      this.#drawn.set(sheet, sheet.links);
      for (const old of sheet.overlay.querySelectorAll('.pdf-link')) old.remove();
      for (const link of sheet.links) this.#lay(sheet, link);
    }
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#listening.abort();
    this.#told.remove();
    document.documentElement.classList.remove('over-link');
  }

  #lay(sheet: PdfSheet, link: PdfLink): void {
    const box = boxOnSheet(sheet, link.rect);
    if (!box) return;
    const element = document.createElement('div');
    element.className = 'pdf-link';
    element.role = 'link';
    element.tabIndex = 0;
    element.ariaLabel = link.outside ? `${link.outside} (not opened)` : 'Link within this document';
    if (link.outside) element.ariaDisabled = 'true';
    element.addEventListener('focus', () => this.#tell(link));
    element.addEventListener('blur', () => this.#tell(null));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      void this.#follow(link);
    });
    placeOnSheet(element, sheet, box);
    sheet.overlay.prepend(element);
  }

  #clicked(event: MouseEvent): void {
    // A mark that lies over a link is what is meant.
    const overMark = document.documentElement.classList.contains('over-mark');
    if (event.button !== 0 || overMark || selectedRange()) return;
    const link = this.#at(event);
    if (link) void this.#follow(link);
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const link = event.buttons === 0 ? this.#at(event) : null;
      document.documentElement.classList.toggle('over-link', link !== null && link.outside === '');
      this.#tell(link);
    });
  }

  #at({ clientX, clientY, target }: MouseEvent): PdfLink | null {
    const sheet = this.#sheets.find(
      ({ element, links }) => links.length > 0 && element.contains(target as Node),
    );
    if (!sheet) return null;
    const hit = sheet.links.find(({ rect }) => {
      const box = boxOnSheet(sheet, rect);
      return box && contains(inViewOf(sheet, box), clientX, clientY);
    });
    return hit ?? null;
  }

  async #follow({ target, outside }: PdfLink): Promise<void> {
    if (outside !== '') return;
    const to = await destinationOf(this.#pdf, target);
    if (to) this.#go(to);
  }

  #tell(link: PdfLink | null): void {
    if (!link?.outside) {
      this.#told.remove();
      return;
    }
    this.#told.textContent = `${link.outside} – links out of the document are not opened`;
    if (!this.#told.isConnected) document.body.append(this.#told);
  }
}
