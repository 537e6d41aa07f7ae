/** Page labels: what a page is called in the document itself, such as “iv”. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Characters shown of a label; the contract's limit. */
const longest = 40;

export class PageLabels {
  readonly #labels: readonly string[];
  readonly #count: number;

  /** `labels`: one a page, or null where the document has none. */
  constructor(labels: readonly string[] | null, count: number) {
    this.#labels = labels?.length === count ? labels.map((label) => label.trim().slice(0, longest)) : [];
    this.#count = count;
  }

  static async read(pdf: PDFDocumentProxy): Promise<PageLabels> {
    return new PageLabels(await pdf.getPageLabels().catch(() => null), pdf.numPages);
  }

  /** The label of a page (from 1), empty where it is but the number. */
  of(page: number): string {
    const label = this.#labels[page - 1] ?? '';
    return label === String(page) ? '' : label;
  }

  /** What to call a page: its label, or its number. */
  nameOf(page: number): string {
    return this.of(page) || String(page);
  }

  /** The page that is asked for by its label, or by its number where none is labelled so; null where there is none. */
  find(asked: string): number | null {
    const wanted = asked.trim().toLowerCase();
    const labelled = this.#labels.findIndex((label) => label !== '' && label.toLowerCase() === wanted);
    if (labelled >= 0) return labelled + 1;
    const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
    return number >= 1 && number <= this.#count ? number : null;
  }
}
