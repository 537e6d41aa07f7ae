/** A finished PDF as pdf.js reads it: words of its pages, references and the places that they lead to. */
import { readFileSync } from 'node:fs';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Reference {
  /** Page, from 1, on which it is printed. */
  readonly on: number;
  readonly words: string;
  readonly place: string;
}

/** A finished document, read by pdf.js. */
export class Finished {
  readonly document: PDFDocumentProxy;
  readonly text: readonly string[];
  readonly references: readonly Reference[];
  /** Page, from 1, of each named place. */
  readonly places: ReadonlyMap<string, number>;

  private constructor(made: Pick<Finished, 'document' | 'text' | 'references' | 'places'>) {
    this.document = made.document;
    this.text = made.text;
    this.references = made.references;
    this.places = made.places;
  }

  static async read(file: string): Promise<Finished> {
    const document = await getDocument({
      data: new Uint8Array(readFileSync(file)),
      verbosity: 0,
      isEvalSupported: false,
    }).promise;
    const text: string[] = [];
    const references: Reference[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []));
      text.push(
        items
          .map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str))
          .join('')
          .replace(/\s+/gu, ' '),
      );
      for (const { dest, rect } of await page.getAnnotations()) {
        if (typeof dest !== 'string') continue;
        const [left, bottom, right, top] = rect as [number, number, number, number];
        const within = items.filter(({ transform, width, str }) => {
          const [x, y] = [transform[4] as number, transform[5] as number];
          return (
            str.trim() !== '' && y > bottom - 1 && y < top && x + width / 2 > left && x + width / 2 < right
          );
        });
        references.push({
          on: number,
          place: dest,
          words: within
            .map(({ str }) => str)
            .join(' ')
            .trim(),
        });
      }
    }
    const places = new Map<string, number>();
    for (const [name, target] of Object.entries(await document.getDestinations()))
      places.set(name, (await document.getPageIndex((target as never[])[0] as never)) + 1);
    return new Finished({ document, text, references, places });
  }

  /** References that end with a page number: those of contents and index. */
  pageReferences(from: number, to: number): Reference[] {
    return this.references.filter(({ on, words }) => on >= from && on < to && /\d+$/u.test(words));
  }
}

export const lastNumber = (words: string): number => Number(/\d+$/u.exec(words)?.[0]);
