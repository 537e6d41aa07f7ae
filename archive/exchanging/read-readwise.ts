/**
 * Readwise's CSV (its export, and what its import takes: docs.readwise.io). Only words, no places: finding them
 * is for the archive.
 */
import { createHash } from 'node:crypto';
import { Refusal } from '../importing/parsed.ts';
import type { CsvRow } from './csv.ts';
import { colorFromText } from './nearest-color.ts';
import { instant, noPiece, type OutsideFile, OutsideMarks } from './outside-mark.ts';

export const isReadwise = (header: readonly string[]): boolean => {
  const names = header.map((name) => name.trim().toLowerCase());
  return names.includes('highlight') && (names.includes('book title') || names.includes('title'));
};

export function readReadwise([header, ...rows]: readonly CsvRow[]): OutsideFile {
  if (!header || !isReadwise(header.cells)) throw new Refusal('has no columns “Highlight” and “Book Title”');
  const marks = new OutsideMarks('readwise');
  const names = header.cells.map((name) => name.trim().toLowerCase());
  for (const { line, cells } of rows) {
    const where = `line ${line}`;
    const cell = (...wanted: string[]): string => {
      const at = names.findIndex((name) => wanted.includes(name));
      return at < 0 ? '' : (cells[at] ?? '').trim();
    };
    const words = cell('highlight');
    const note = cell('note');
    if (words === '' && note === '') {
      marks.leave('A row has neither a highlight nor a note.', where);
      continue;
    }
    const title = cell('book title', 'title');
    const book = cell('amazon book id');
    const isPage = cell('location type') === 'page';
    const place = Number(cell('location'));
    const page = isPage && Number.isInteger(place) && place > 0 ? place : null;
    if (cell('location') !== '' && page === null)
      marks.leave(`A place (${cell('location type') || 'location'}) that is no page is not carried.`, where);
    if (book !== '') marks.leave('The number that a book has at Amazon is not carried.', where);
    if (cell('document tags') !== '') marks.leave('Tags of a whole document are not carried.', where);
    const url = cell('url', 'source url', 'document url');
    marks.add({
      // The export gives its highlights no ids: they are told apart by what they say.
      origin: `readwise:${createHash('sha256')
        .update(JSON.stringify([title, book, words, cell('location'), words === '' ? note : '']))
        .digest('hex')
        .slice(0, 32)}`,
      where,
      source: marks.source({ title, addresses: url === '' ? [] : [url] }),
      pieces: words === '' ? [] : [{ ...noPiece, exact: words }],
      page,
      color: colorFromText(cell('color')),
      note,
      tags: cell('tags')
        .split(',')
        .map((tag) => tag.trim().replace(/^[.#]/u, ''))
        .filter((tag) => tag !== ''),
      created: instant(cell('highlighted at', 'date')),
    });
  }
  return marks.done();
}
