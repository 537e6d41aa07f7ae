/** A matrix in a briefing: what it shows is kept, and what that is now is set as a table. */
import { type MatrixSetup, matrixSetupSchema, type PrintedMatrix } from '../contract/matrix-block.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import { english } from '../documents/labels/english.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { quotesOf } from '../matrix/cell-passages.ts';
import { matrixOf } from '../matrix/matrix.ts';
import { weightInWords } from '../matrix/matrix-words.shared.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';

const field = 'matrix';

/** A value that can't be read shows all events. */
export const blockMatrix = (replica: Replica, address: string): MatrixSetup =>
  matrixSetupSchema.safeParse(replica.value(address, field)).data ?? { of: 'events' };

/** What is not said is left out. */
export function draftSetup(draft: Draft, address: string, setup: MatrixSetup): void {
  const said = Object.entries(setup).filter(([, value]) => value !== undefined && value !== false);
  draft.set(address, field, Object.fromEntries(said) as Json);
}

export function draftMatrix(
  draft: Draft,
  address: string,
  { matrix, text }: { readonly matrix: MatrixSetup; readonly text: string },
): void {
  draftSetup(draft, address, matrix);
  draft.set(address, 'text', text.replace(/\s+/gu, ' ').trim());
}

/** What a page can be asked to hold; who needs more writes a table for spreadsheets. */
export const mostColumns = 24;
export const mostRows = 80;

export function printedMatrix(
  archive: Archive,
  { transposed = false, ...question }: MatrixSetup,
  labels: Labels = english,
): PrintedMatrix {
  const { columns, sources, cells } = matrixOf(archive, question);
  const articles = sources.map(({ id, title, publisher, published, derivesFrom }) => ({
    id,
    title,
    facts: [
      publisher,
      published === null ? '' : dateIn(published, labels),
      derivesFrom.length > 0
        ? labels.derivesFrom(derivesFrom.map((from) => from.title || '?').join(', '))
        : '',
    ].filter(Boolean),
  }));
  const subjects = columns.map(({ id, title, date, all }) => ({
    id,
    title,
    facts: [
      date === null ? '' : dateIn(date, labels),
      labels === english ? weightInWords(all) : `${labels.sources}: ${all.sources}`,
    ].filter(Boolean),
  }));
  const [across, down] = transposed ? [articles, subjects] : [subjects, articles];
  const [shownAcross, shownDown] = [across.slice(0, mostColumns), down.slice(0, mostRows)];
  const byPlace = new Map(cells.map((cell) => [`${cell.source} ${cell.of}`, cell]));
  const quotes = new Map(
    quotesOf(
      archive,
      cells.map(({ annotation }) => annotation),
    ).map(({ id, quote }) => [id, quote]),
  );
  return {
    columns: shownAcross.map(({ title, facts }) => ({ title, facts })),
    rows: shownDown.map(({ id, title, facts }) => ({
      title,
      facts,
      cells: shownAcross.map((column) => {
        const cell = byPlace.get(transposed ? `${column.id} ${id}` : `${id} ${column.id}`);
        if (!cell) return null;
        const { stances, passages, annotation } = cell;
        return { stances, passages, quote: quotes.get(annotation) ?? '' };
      }),
    })),
    left: { rows: down.length - shownDown.length, columns: across.length - shownAcross.length },
  };
}
