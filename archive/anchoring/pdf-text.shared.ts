/**
 * The canonical text of a PDF: the items of pdf.js in the order of the page, a line break where pdf.js sees
 * the end of a line, NFC item by item, pages joined by form feeds. Shared by the parser that writes it and
 * the page that draws the text layer, so that an item's place in the text is known on both sides.
 */

export const pdfTextRule = { name: 'dossier-pdf-text', version: 1 } as const;

export const pageBreak = '\f';

/** The members of a pdf.js text item that are needed. */
export interface PdfTextItem {
  readonly str: string;
  readonly hasEOL: boolean;
}

/** Where one item's characters stand, in UTF-16 code units; `item` is its index in the page's items. */
export interface PdfTextRun {
  readonly item: number;
  readonly start: number;
  readonly end: number;
}

/** The text of one page, and where each item stands in it, counted from the beginning of the page. */
export function readPdfPage(items: readonly PdfTextItem[]): {
  readonly text: string;
  readonly runs: readonly PdfTextRun[];
} {
  const runs: PdfTextRun[] = [];
  let text = '';
  items.forEach((item, index) => {
    // A form feed inside a page would read as the end of it.
    const words = item.str.replaceAll(pageBreak, ' ').normalize('NFC');
    if (words !== '') runs.push({ item: index, start: text.length, end: text.length + words.length });
    text += item.hasEOL ? `${words}\n` : words;
  });
  return { text, runs };
}
