/** Draws the sheets near the view, the nearest first, and frees those that are far: memory stays bounded. */
import type { PdfFlow } from './pdf-flow.ts';
import type { PdfSheet } from './pdf-sheet.ts';

/** Drawn this many heights of the view before and after it; freed beyond the second. */
const drawnAhead = 1;
const keptAhead = 3;

export class PdfPainter {
  readonly #sheets: readonly PdfSheet[];
  readonly #flow: PdfFlow;
  readonly #drawn: () => void;
  #working = false;
  #closed = false;

  /** `drawn` is called when what is drawn has changed. */
  constructor(sheets: readonly PdfSheet[], flow: PdfFlow, drawn: () => void) {
    this.#sheets = sheets;
    this.#flow = flow;
    this.#drawn = drawn;
  }

  /** Nothing is being drawn: others may use pdf.js. */
  get idle(): boolean {
    return !this.#working;
  }

  close(): void {
    this.#closed = true;
    for (const sheet of this.#sheets) sheet.erase();
  }

  free(): void {
    const [from, to] = this.#flow.within(keptAhead);
    const [near, nearEnd] = this.#flow.within(drawnAhead);
    const selection = document.getSelection();
    let freed = false;
    this.#sheets.forEach((sheet, i) => {
      if (i < near || i >= nearEnd) sheet.stopPainting();
      if ((i >= from && i < to) || sheet.empty || holdsEndOf(selection, sheet.element)) return;
      sheet.erase();
      freed = true;
    });
    if (freed) this.#drawn();
  }

  /** Draws one sheet after the other, always that which is nearest to the middle of the view now. */
  async work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const failed = new Set<PdfSheet>();
    for (let sheet = this.#next(failed); sheet && !this.#closed; sheet = this.#next(failed)) {
      const before = sheet.drawn;
      const matched = sheet.matches;
      const links = sheet.links;
      // One after the other: both in one frame of the screen would hold up scrolling.
      const [picture] = await Promise.allSettled([sheet.paint()]);
      const [layer] = await Promise.allSettled([sheet.drawText()]);
      // A page that fails stays as it is until the next scroll; one that was called off is asked for again if near.
      if (layer.status === 'rejected' || picture.status === 'rejected') failed.add(sheet);
      if (sheet.drawn !== before || sheet.matches !== matched || sheet.links !== links) this.#drawn();
    }
    this.#working = false;
  }

  #next(failed: ReadonlySet<PdfSheet>): PdfSheet | undefined {
    const [from, to] = this.#flow.within(drawnAhead);
    let best: PdfSheet | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const sheet = this.#sheets[i];
      if (!sheet || failed.has(sheet) || sheet.complete) continue;
      const distance = this.#flow.distance(i);
      if (distance < least) [best, least] = [sheet, distance];
    }
    return best;
  }
}

function holdsEndOf(selection: Selection | null, element: Element): boolean {
  return (
    selection !== null && (element.contains(selection.anchorNode) || element.contains(selection.focusNode))
  );
}
