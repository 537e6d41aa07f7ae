/** The quotations of a document as a table, a row each. */
import type { BriefingDocument, DocumentQuotation, DocumentSource } from '../contract/document.ts';
import { markStyles } from '../contract/theme.ts';
import { english } from '../documents/labels/english.ts';
import { writeCsv } from '../exchanging/csv.ts';
import { inlineWords, locatorWords, proseWords, quotedWords } from './document-words.ts';

interface Row {
  readonly quotation: DocumentQuotation;
  readonly source: DocumentSource | undefined;
  /** Heading that it stands under. */
  readonly heading: string;
  /** Its note, as the style has it; else its source in a line. */
  readonly cited: string;
}

const columns: readonly (readonly [name: string, value: (row: Row) => string])[] = [
  ['Number', ({ quotation }) => String(quotation.number)],
  ['Sign', ({ quotation }) => quotation.sign],
  ['Heading', ({ heading }) => heading],
  ['Quotation', ({ quotation }) => quotedWords(quotation.pieces)],
  ['Verbatim', ({ quotation }) => verbatim(quotation)],
  ['Speaker', ({ quotation }) => quotation.speaker],
  ['Translated from', ({ quotation }) => quotation.translation?.from ?? ''],
  ['Translated by', ({ quotation }) => quotation.translation?.by ?? ''],
  ['Note', ({ quotation }) => noteOf(quotation)],
  ['Colour', ({ quotation }) => markStyles[quotation.color].name],
  ['State', ({ quotation }) => quotation.state],
  ['Machine-read', ({ quotation }) => machineRead(quotation)],
  ['Citation', ({ cited }) => cited],
  ['Locator', ({ quotation }) => locatorWords(quotation, english)],
  ['Source number', ({ source }) => String(source?.number ?? '')],
  ['Source sign', ({ source }) => source?.sign ?? ''],
  ['Source', ({ source }) => source?.title ?? ''],
  ['Address', ({ source }) => source?.address ?? ''],
  ['Copy stored', ({ source }) => source?.archived ?? ''],
  ['Characters', ({ quotation }) => quotation.stored?.pieces.map(stretch).join(' ') ?? ''],
  ['Text SHA-256', ({ quotation }) => quotation.stored?.textSha256 ?? ''],
  ['Original SHA-256', ({ quotation }) => quotation.stored?.originalSha256 ?? ''],
  ['Passage id', ({ quotation }) => quotation.annotation],
  ['Article id', ({ source }) => source?.article ?? ''],
];

/** The source’s own words alone. */
const verbatim = ({ pieces }: DocumentQuotation): string =>
  pieces
    .flatMap((piece) => (piece.kind === 'verbatim' ? [piece.text.replace(/\s+/gu, ' ').trim()] : []))
    .join(' | ');

const noteOf = ({ note }: DocumentQuotation): string =>
  note.versions.length > 0
    ? note.versions.map(({ label, text }) => `${label}: ${text}`).join(' | ')
    : proseWords(note.blocks);

const machineRead = ({ machineRead: read }: DocumentQuotation): string =>
  read === null ? '' : read.confirmed ? 'compared with its picture' : 'not compared yet';

/** Code points of the canonical text, the end not included. */
const stretch = ({ start, end }: { readonly start: number; readonly end: number }): string =>
  `${start}-${end}`;

export function quotationsAsCsv(document: BriefingDocument): string {
  const notes = new Map(document.notes.map(({ number, content }) => [number, content]));
  let heading = '';
  const rows = document.blocks.flatMap((block): Row[] => {
    if (block.kind === 'heading') heading = block.text;
    if (block.kind !== 'quotation') return [];
    const { quotation } = block;
    const note = quotation.cited === null ? undefined : notes.get(quotation.cited);
    return [
      {
        quotation,
        source: document.sources.find(({ number }) => number === quotation.source),
        heading,
        cited: inlineWords(note ?? quotation.citation),
      },
    ];
  });
  return writeCsv([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, of]) => of(row)))], {
    // Without it Excel takes the file for one of its own code page, and sets “é” as “Ã©”.
    bom: true,
  });
}
