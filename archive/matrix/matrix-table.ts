/** The matrix as a table for spreadsheets. */

import { oneLine } from '../anchoring/context.ts';
import { type AnnotationRecord, readAnnotation } from '../annotations/annotation.ts';
import { quoteOf } from '../annotations/quote.ts';
import { readSpeech } from '../annotations/speech.ts';
import { articleHome, readArticle } from '../articles/article.ts';
import type { Matrix, MatrixColumn, MatrixSource, MatrixTable } from '../contract/matrix.ts';
import type { Stance } from '../contract/record-parts.ts';
import { writeCsv } from '../exchanging/csv.ts';
import type { Archive } from '../storage/archive.ts';
import { gatherCells, matrixOf } from './matrix.ts';
import { gapWords, passageLink, sidesInWords, subjectNames, weightInWords } from './matrix-words.shared.ts';

interface CellMark {
  readonly record: AnnotationRecord;
  readonly stance: Stance;
}

type MarksOf = (source: string, column: string) => readonly CellMark[];

export function matrixTable(archive: Archive, table: MatrixTable): { csv: string; matrix: Matrix } {
  const matrix = matrixOf(archive, table);
  const cells = new Map(
    gatherCells(archive, table.of).map(({ source, of, marks }) => [`${source} ${of}`, marks] as const),
  );
  const marksOf: MarksOf = (source, column) =>
    [...(cells.get(`${source} ${column}`) ?? [])].flatMap(([address, stance]) => {
      const record = readAnnotation(archive.replica, address);
      return record ? [{ record, stance }] : [];
    });
  const rows =
    table.layout === 'list'
      ? listRows(archive, matrix, marksOf)
      : gridRows(matrix, marksOf, table.transposed);
  return { csv: writeCsv(rows, { bom: table.bom ?? false }), matrix };
}

const quoted = ({ record }: CellMark): string => `“${oneLine(quoteOf(record.target))}”`;

/** A row for each passage, and one for each gap. */
function listRows(archive: Archive, { of, columns, sources }: Matrix, marksOf: MarksOf): string[][] {
  const name = capital(subjectNames[of].one);
  const head = [
    'Article',
    'Publisher',
    'Published',
    'Derives from',
    name,
    'Date',
    'Stance',
    'Quotation',
    'Speaker',
    'Page',
    'Link',
    'Article id',
    `${name} id`,
    'Mark id',
  ];
  const rows = sources.flatMap((source) =>
    columns.flatMap((column) => {
      const before = [...sourceCells(source), column.title, column.date ?? ''];
      const marks = marksOf(source.id, column.id);
      if (marks.length === 0) return [[...before, gapWords, '', '', '', '', source.id, column.id, '']];
      return marks.map(({ record, stance }) => [
        ...before,
        stance,
        oneLine(quoteOf(record.target)),
        readSpeech(archive, record.address).speaker?.name ?? '',
        pageOf(archive, source.id, record),
        passageLink(source.id, record.id),
        source.id,
        column.id,
        record.id,
      ]);
    }),
  );
  return [head, ...rows];
}

/** Of a PDF alone. */
function pageOf({ replica }: Archive, article: string, { target }: AnnotationRecord): string {
  const { capture } = readArticle(replica, articleHome(article));
  return capture?.announced.kind === 'pdf' ? String(target.pages[0]?.page ?? target.region?.page ?? '') : '';
}

const sourceCells = ({ title, publisher, published, derivesFrom }: MatrixSource): string[] => [
  title,
  publisher,
  published ?? '',
  derivesFrom.map((from) => from.title || from.id).join('; '),
];

/** A row for each article and a column for each event, or the other way round; a gap is an empty cell. */
function gridRows({ of, columns, sources }: Matrix, marksOf: MarksOf, transposed = false): string[][] {
  const cell = (source: MatrixSource, column: MatrixColumn): string =>
    marksOf(source.id, column.id)
      .map((mark) => `${mark.stance}: ${quoted(mark)} ${passageLink(source.id, mark.record.id)}`)
      .join('\n');
  if (transposed)
    return [
      [capital(subjectNames[of].one), 'Date', 'Sources', ...sources.map(({ title }) => title)],
      ['', '', 'Publisher', ...sources.map(({ publisher }) => publisher)],
      ['', '', 'Published', ...sources.map(({ published }) => published ?? '')],
      ['', '', 'Derives from', ...sources.map((source) => sourceCells(source)[3] ?? '')],
      ...columns.map((column) => [
        column.title,
        column.date ?? '',
        weightOf(column),
        ...sources.map((source) => cell(source, column)),
      ]),
    ];
  return [
    ['Article', 'Publisher', 'Published', 'Derives from', ...columns.map(({ title }) => title)],
    ...(of === 'events' ? [['', '', '', 'Date', ...columns.map(({ date }) => date ?? '')]] : []),
    ...sources.map((source) => [...sourceCells(source), ...columns.map((column) => cell(source, column))]),
    ['', '', '', 'Sources', ...columns.map(weightOf)],
  ];
}

function weightOf(column: MatrixColumn): string {
  const sides = sidesInWords(column);
  return `${weightInWords(column.all)}${sides === '' ? '' : ` (${sides})`}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
