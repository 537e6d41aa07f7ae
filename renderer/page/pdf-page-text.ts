/** The text of one PDF page, read as the parser reads it, and whether it is the text that the archive stores. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextRun } from '../../archive/anchoring/canonical-text.shared.ts';
import { type PdfTextRun, pageBreak, readPdfPage } from '../../archive/anchoring/pdf-text.shared.ts';
import type { Span } from './span.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Item = Extract<TextContent['items'][number], { str: string }>;

export interface PdfPageText {
  /** For the text layer, with the strings that the canonical text has. */
  readonly content: TextContent;
  /** Counted from the beginning of the page; `item` is the index of the text layer's element. */
  readonly runs: readonly PdfTextRun[];
  readonly matches: boolean;
}

/** Reads a page's text; `expected` is its stored text, null where there is none to compare with. */
export async function readPageText(page: PDFPageProxy, expected: string | null): Promise<PdfPageText> {
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is Item => 'str' in item);
  const { text, runs } = readPdfPage(items);
  const canonical = items.map((item) => ({ ...item, str: canonicalWords(item.str) }));
  return { content: { ...content, items: canonical }, runs, matches: text === expected };
}

/** What `readPdfPage` makes of one item, so that offsets in the text layer are offsets in the text. */
function canonicalWords(words: string): string {
  return readPdfPage([{ str: words, hasEOL: false }]).text;
}

/** Where each page stands in the stored text. */
export function pageSpans(text: string): Span[] {
  let start = 0;
  return text.split(pageBreak).map((page) => {
    const span = { start, end: start + page.length };
    start = span.end + pageBreak.length;
    return span;
  });
}

/** Runs of the drawn text: the text layer's nodes with their places in the whole text. */
export function runsOfLayer(
  runs: readonly PdfTextRun[],
  layer: readonly HTMLElement[],
  pageStart: number,
): TextRun<Text>[] {
  return runs.flatMap(({ item, start, end }) => {
    const node = layer[item]?.firstChild;
    return node?.nodeType === Node.TEXT_NODE
      ? [{ node: node as Text, start: pageStart + start, end: pageStart + end }]
      : [];
  });
}
