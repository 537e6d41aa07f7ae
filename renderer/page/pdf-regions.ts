/** Marks that are rectangles on a page, for figures and scans: drawn over the sheets, pressed and reached by keys. */
import type { PageMark } from '../../archive/contract/page.ts';
import type { Region } from '../../archive/contract/views.ts';
import type { StandingMark } from './layout-report.ts';
import { boxOnSheet, inViewOf, placeOnSheet } from './pdf-overlay.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import { type Box, contains } from './text-rects.ts';

type RegionMark = PageMark & { readonly region: Region };

/** What lies under a point: marks, the smallest first, and the box of that one in the view. */
export interface RegionsAt {
  readonly ids: readonly string[];
  readonly box: Box;
}

export class PdfRegions {
  readonly #sheets: readonly PdfSheet[];
  readonly #pressed: (at: RegionsAt) => void;
  readonly #elements = new Map<string, HTMLElement>();
  #marks: readonly RegionMark[] = [];
  #active: string | null = null;

  /** `pressed`: a rectangle was chosen by keys. */
  constructor(sheets: readonly PdfSheet[], pressed: (at: RegionsAt) => void) {
    this.#sheets = sheets;
    this.#pressed = pressed;
  }

  show(marks: readonly PageMark[], active: string | null): void {
    this.#marks = marks.filter((mark): mark is RegionMark => mark.region !== undefined);
    this.#active = active;
    this.draw();
  }

  /** After anything that may have moved the pages, or drawn or freed one. */
  draw(): void {
    const shown = new Set<string>();
    for (const mark of this.#marks) {
      const sheet = this.#sheetOf(mark);
      const box = sheet?.complete ? boxOnSheet(sheet, mark.region.rect) : null;
      if (!sheet || !box) continue;
      shown.add(mark.id);
      const element = this.#elementOf(mark.id);
      element.dataset.mark = mark.color;
      element.toggleAttribute('data-active', mark.id === this.#active);
      element.ariaLabel = `Marked part of page ${sheet.number}`;
      placeOnSheet(element, sheet, box);
      if (element.parentElement !== sheet.overlay) sheet.overlay.append(element);
    }
    for (const [id, element] of this.#elements) {
      if (shown.has(id)) continue;
      element.remove();
      this.#elements.delete(id);
    }
  }

  /** Where the rectangles that can be placed stand in the document. */
  standing(): StandingMark[] {
    return this.#marks.flatMap((mark) => {
      const box = this.#boxOf(mark);
      return box ? [{ id: mark.id, top: box.top + scrollY, bottom: box.top + box.height + scrollY }] : [];
    });
  }

  at(x: number, y: number): RegionsAt | null {
    const hit = this.#marks.flatMap((mark) => {
      const box = this.#boxOf(mark);
      return box && contains(box, x, y) ? [{ id: mark.id, box }] : [];
    });
    hit.sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
    const [first] = hit;
    return first ? { ids: hit.map(({ id }) => id), box: first.box } : null;
  }

  #boxOf(mark: RegionMark): Box | null {
    const sheet = this.#sheetOf(mark);
    if (!sheet || sheet.element.hidden) return null;
    const box = boxOnSheet(sheet, mark.region.rect);
    return box && inViewOf(sheet, box);
  }

  #sheetOf({ region }: RegionMark): PdfSheet | undefined {
    return this.#sheets[region.page - 1];
  }

  #elementOf(id: string): HTMLElement {
    const known = this.#elements.get(id);
    if (known) return known;
    const element = document.createElement('div');
    element.className = 'region';
    element.role = 'button';
    element.tabIndex = 0;
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      const { left, top, width, height } = element.getBoundingClientRect();
      this.#pressed({ ids: [id], box: { left, top, width, height } });
    });
    this.#elements.set(id, element);
    return element;
  }
}
