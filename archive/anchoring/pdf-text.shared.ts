/**
 * The canonical text of a PDF: the items of pdf.js in the order of the page, a line break where pdf.js sees
 * the end of a line, NFC item by item, pages joined by form feeds. Shared by the parser that writes it and
 * the page that draws the text layer, so that an item's place in the text is known on both sides.
 *
 * Version 2 puts lines that are read from the right in the order in which they are read (`pdf-order.shared.ts`) and
 * writes the letters of presentation forms, ligatures and CJK radicals. Captures keep the version they were made by.
 */
import {
  isOnlyMarks,
  isReadable,
  isUpright,
  onOneLine,
  orderedLine,
  type PlacedItem,
  readsFromRight,
} from './pdf-order.shared.ts';

export const pdfTextRule = { name: 'dossier-pdf-text', version: 2 } as const;

export const pageBreak = '\f';

export type PdfTextItem = PlacedItem;

/** Where one item's characters stand, in UTF-16 code units; `item` is its index in the page's items. */
export interface PdfTextRun {
  readonly item: number;
  readonly start: number;
  readonly end: number;
  /** Of an item that was taken apart: where along its width the part begins and ends, 0 to 1. */
  readonly part?: readonly [from: number, to: number];
}

export interface PdfPageWords {
  readonly text: string;
  /** In the order of the text. */
  readonly runs: readonly PdfTextRun[];
  /** Whether the text is sure to be in the order in which it is read; if not, words of the page can't be quoted. */
  readonly ordered: boolean;
}

/** The text of one page, and where each item stands in it, counted from the beginning of the page. */
export function readPdfPage(
  items: readonly PdfTextItem[],
  version: number = pdfTextRule.version,
): PdfPageWords {
  if (version < 2 || !items.some(({ str }) => readsFromRight(str)))
    return inOrderOfPage(items, version < 2 ? plainWords : foldedWords);
  return inOrderOfReading(items, isMostlyRight(items));
}

/**
 * The text of a page with its lines of both directions read from the other side: whether such a line is one of a text from the right is
 * guessed from the whole page. Null where it has no letters that are read from the right.
 */
export const readFromOtherSide = (items: readonly PdfTextItem[]): string | null =>
  items.some(({ str }) => readsFromRight(str)) ? inOrderOfReading(items, !isMostlyRight(items)).text : null;

function isMostlyRight(items: readonly PdfTextItem[]): boolean {
  const all = items.map(({ str }) => str).join('');
  return [...all].filter(readsFromRight).length >= (all.match(/\p{L}/gu)?.length ?? 0) / 2;
}

/** A form feed inside a page would read as the end of it. */
const plainWords = (words: string): string => words.replaceAll(pageBreak, ' ').normalize('NFC');

/** Hebrew and Arabic presentation forms, Latin and Armenian ligatures, Kangxi and other radicals. */
const forms = /[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc]/gu;
const foldedWords = (words: string): string =>
  plainWords(words.replace(forms, (form) => form.normalize('NFKC')));

function inOrderOfPage(items: readonly PdfTextItem[], write: (words: string) => string): PdfPageWords {
  const runs: PdfTextRun[] = [];
  let text = '';
  items.forEach((item, index) => {
    const words = write(item.str);
    if (words !== '') runs.push({ item: index, start: text.length, end: text.length + words.length });
    text += item.hasEOL ? `${words}\n` : words;
  });
  return { text, runs, ordered: true };
}

interface Line {
  readonly items: [index: number, item: PdfTextItem][];
  /** Whether a line break follows. */
  readonly ends: boolean;
}

function inOrderOfReading(items: readonly PdfTextItem[], mostlyRight: boolean): PdfPageWords {
  const runs: PdfTextRun[] = [];
  let text = '';
  let shapes = '';
  let ordered = true;
  for (const { items: line, ends } of linesOf(items)) {
    const fromRight = line.some(([, { str }]) => readsFromRight(str));
    const parts = fromRight
      ? orderedLine(line, mostlyRight)
      : line.map(([item, { str }]) => ({ item, from: 0, to: str.length, words: str }));
    let written = '';
    for (const { item, from, to, words } of parts) {
      const folded = foldedWords(words);
      const start = text.length + written.length;
      const { length } = items[item]?.str ?? '';
      const part = to - from < length ? { part: [from / length, to / length] as const } : {};
      if (folded !== '') runs.push({ item, start, end: start + folded.length, ...part });
      written += folded;
    }
    if (fromRight) {
      ordered &&= isUpright(line.map(([, item]) => item));
      shapes += `${parts.map(({ words }) => words).join('')}\n`;
    }
    text += ends ? `${written}\n` : written;
  }
  return { text, runs, ordered: ordered && isReadable(foldedWords(shapes), shapes) };
}

/**
 * Items up to each end of a line. pdf.js counts an accent that begins a line to the one before, and one that stands
 * higher than its letter as a line of its own.
 */
function linesOf(items: readonly PdfTextItem[]): Line[] {
  const lines: Line[] = [];
  let line: Line['items'] = [];
  const end = (): void => {
    if (line.length > 0) lines.push({ items: line, ends: true });
    line = [];
  };
  items.forEach((item, index) => {
    const last = line.at(-1)?.[1];
    if (last && isOnlyMarks(item.str) && !onOneLine(last, item)) end();
    line.push([index, item]);
    if (item.hasEOL) end();
  });
  if (line.length > 0) lines.push({ items: line, ends: false });
  return lines.reduce<Line[]>((joined, next) => {
    const before = joined.at(-1);
    const last = before?.items.at(-1)?.[1];
    const first = next.items[0]?.[1];
    const sameLine = last && first && last.str !== '' && first.str !== '' && onOneLine(last, first);
    if (before && sameLine && [...before.items, ...next.items].some(([, { str }]) => readsFromRight(str)))
      joined[joined.length - 1] = { items: [...before.items, ...next.items], ends: next.ends };
    else joined.push(next);
    return joined;
  }, []);
}
