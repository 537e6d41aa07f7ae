/** The text of one PDF page, read as the parser reads it, and whether it is the text that the archive stores. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextRun } from '../../archive/anchoring/canonical-text.shared.ts';
import { type PdfTextRun, pageBreak, readPdfPage } from '../../archive/anchoring/pdf-text.shared.ts';
import type { Span } from './span.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Item = Extract<TextContent['items'][number], { str: string }>;

/** Name and version of the rule by which a stored text was made. */
export interface TextRule {
  readonly name: string;
  readonly version: number;
}

export interface PdfPageText {
  readonly text: string;
  /** For the text layer: items in the order of the text, with the strings that the canonical text has. */
  readonly content: TextContent;
  /** Counted from the beginning of the page; `item` is the index of the text layer's element. */
  readonly runs: readonly PdfTextRun[];
  readonly matches: boolean;
  /** Whether the words could be put in the order in which they are read. */
  readonly ordered: boolean;
}

/** Reads a page's text by the rule of the stored one; `expected` is its stored text, null where there is none. */
export async function readPageText(
  page: PDFPageProxy,
  expected: string | null,
  rule: TextRule,
): Promise<PdfPageText> {
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is Item => 'str' in item);
  const read = readPdfPage(items, rule.version);
  // Elements must stand in the order of the text: a selection runs from one to the next.
  const shown = read.runs.map(({ item, start, end, part }) => ({
    ...partOf(items[item] as Item, part),
    str: read.text.slice(start, end),
    hasEOL: read.text.charAt(end) === '\n',
  }));
  return {
    text: read.text,
    content: { ...content, items: shown },
    runs: read.runs.map((run, index) => ({ ...run, item: index })),
    matches: read.text === expected,
    ordered: read.ordered,
  };
}

/** A part of an item, as wide as its share of the characters. */
function partOf(item: Item, [from, to]: readonly [number, number] = [0, 1]): Item {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
  const way = (item.width * from) / (Math.hypot(a, b) || 1);
  return { ...item, transform: [a, b, c, d, e + a * way, f + b * way], width: item.width * (to - from) };
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
