/** What is set as a table in a Word document: a timeline in words, and a matrix. */
import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { PrintedMatrix } from '../contract/matrix-block.ts';
import { themeColors } from '../contract/theme.ts';
import type { Timeline } from '../contract/timeline.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { datesOf } from '../documents/labels/thing-dates.ts';
import { docxColor, ruleColor, styleIds } from './docx-styles.ts';
import { line } from './docx-words.ts';

/** Columns that the measure of a page has room for. */
const mostAcross = 4;
/** Twentieths of a point: the measure of a page of A4 with margins of 25 mm. */
export const measure = 9070;

const edge = { style: BorderStyle.SINGLE, size: 4, color: ruleColor };

interface CellContent {
  readonly paragraphs: readonly Paragraph[];
  /** Of a row or a column. */
  readonly head?: boolean;
  /** A colour in six digits. */
  readonly fill?: string;
}

/** Columns are as wide as their shares of the measure say; the first row is repeated on every page. */
export function docxTable(
  shares: readonly number[],
  rows: readonly (readonly CellContent[])[],
  width = measure,
): Table {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / all) * width));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: edge,
      bottom: edge,
      left: edge,
      right: edge,
      insideHorizontal: edge,
      insideVertical: edge,
    },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          cantSplit: true,
          children: cells.map(({ paragraphs, head, fill }, column) => {
            const shade = fill ?? (head ? docxColor(themeColors.light.paperRaised) : undefined);
            return new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              ...(shade && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
              // A cell without a paragraph is no cell to Word.
              children: paragraphs.length > 0 ? paragraphs : [new Paragraph({ style: styleIds.table })],
            });
          }),
        }),
    ),
  });
}

export const cellText = (
  text: string,
  looks: { readonly bold?: boolean; readonly italics?: boolean } = {},
): Paragraph => line(text, styleIds.table, looks);

export const headCell = (text: string): CellContent => ({
  paragraphs: [cellText(text, { bold: true })],
  head: true,
});

export const timelineTable = ({ things }: Timeline, labels: Labels): Table =>
  docxTable(
    [4, 4, 2],
    [
      [labels.date, labels.what, labels.where].map(headCell),
      ...things.map((thing) =>
        [datesOf(thing, labels), thing.title, thing.detail].map((text) => ({ paragraphs: [cellText(text)] })),
      ),
    ],
  );

type Head = PrintedMatrix['columns'][number];

/** As many tables as its columns need. */
export function matrixTables({ columns, rows }: PrintedMatrix, labels: Labels): (Table | Paragraph)[] {
  const parts = Math.ceil(columns.length / mostAcross);
  const each = Math.ceil(columns.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, part): (Table | Paragraph)[] => {
    const [from, to] = [part * each, Math.min((part + 1) * each, columns.length)];
    const table = docxTable(
      [1.3, ...columns.slice(from, to).map(() => 1)],
      [
        [{ paragraphs: [cellText('')], head: true }, ...columns.slice(from, to).map(head)],
        ...rows.map((row) => [
          head(row),
          ...row.cells.slice(from, to).map((content) => cell(content, labels)),
        ]),
      ],
    );
    return [table, new Paragraph({ style: styleIds.table, children: [new TextRun('')] })];
  }).flat();
}

const head = ({ title, facts }: Head): CellContent => ({
  paragraphs: [cellText(title, { bold: true }), ...facts.map((fact) => cellText(fact))],
  head: true,
});

function cell(content: PrintedMatrix['rows'][number]['cells'][number], labels: Labels): CellContent {
  if (!content) return { paragraphs: [cellText(labels.leavesOut, { italics: true })] };
  const { stances, quote, passages } = content;
  return {
    paragraphs: [
      cellText(stances.map((stance) => labels.stances[stance]).join(', '), { bold: true }),
      ...(quote === '' ? [] : [cellText(`“${quote}”`)]),
      ...(passages > 1 ? [cellText(labels.more(passages - 1))] : []),
    ],
  };
}
