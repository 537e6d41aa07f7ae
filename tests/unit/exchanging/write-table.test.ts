import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewById } from '../../../archive/annotations/annotation.ts';
import { changeStance } from '../../../archive/annotations/change-stance.ts';
import { addDate } from '../../../archive/events/event-date.ts';
import { readCsv, writeCsv } from '../../../archive/exchanging/csv.ts';
import { marksOf } from '../../../archive/exchanging/export-marks.ts';
import { colorCodes, colorFromText, nearestColor } from '../../../archive/exchanging/nearest-color.ts';
import { ReportLines } from '../../../archive/exchanging/report-lines.ts';
import { marksAsCsv, marksAsMarkdown } from '../../../archive/exchanging/write-table.ts';
import { addParticipant } from '../../../archive/records/parts.ts';
import { addMarks, smallArchive } from './small-archive.ts';

describe('a table', () => {
  test('is read as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '=') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.boolean(),
        (rows, bom) => {
          const read = readCsv(writeCsv(rows, { bom })).map(({ cells }) => cells);
          expect(read).toEqual(rows.map((row) => row.map((one) => (/^[=\r]/u.test(one) ? `'${one}` : one))));
        },
      ),
    );
  });

  test('names the line on which something is broken', () => {
    expect(() => readCsv('a,b\n"one",x\n"two\nlines')).toThrow('line 3');
    expect(() => readCsv('a,b\n"one"x,y')).toThrow('line 2');
  });

  test('of marks runs no formula in the program that opens it, and says so', async () => {
    const made = await smallArchive();
    addMarks(made);
    const lines = new ReportLines();
    const csv = marksAsCsv(
      [...marksOf(made.open, made.article), ...marksOf(made.open, made.report)],
      true,
      lines,
    );
    expect(csv.startsWith('\ufeff"Article","Authors"')).toBe(true);
    const [header, ...rows] = readCsv(csv);
    const cell = (row: number, name: string) => rows[row]?.cells[header?.cells.indexOf(name) ?? -1];
    const quoted = rows.findIndex(({ cells }) => cells.includes('Quotation'));
    expect(cell(quoted, 'Tags')).toBe('a/b; Ünïcode tag');
    expect(cell(quoted, 'Events')).toBe('The hearing (2022-10-19)');
    expect(rows.map((_, row) => cell(row, 'Note'))).toContain(`'=HYPERLINK("http://bad.example")`);
    expect(lines.lines()).toMatchObject([{ count: 1 }]);
  });
});

test('Markdown is by article, with source, page, note and tags; signs of its own in words stay words', async () => {
  const made = await smallArchive();
  addMarks(made);
  const markdown = marksAsMarkdown(
    [...marksOf(made.open, made.article), ...marksOf(made.open, made.report)],
    'All *marks*',
  );
  expect(markdown).toContain(
    '# All \\*marks\\*\n\n## Councilman will not resign\n\nJune Vale · The Courant · 19 October 2022\n',
  );
  expect(markdown).toContain(
    '> I have to do the hard work\n>\n> — Quotation · Iván Sørlie to the press · translated from es by June Vale\n\n# Heading\n\nHe said so *twice*.\n\nTags: a/b, Ünïcode tag  \nPeople: Iván Sørlie  \nEvents: The hearing (19 October 2022)\n',
  );
  expect(markdown).toContain('> — p. 1 · Confirms');
});

test('colours of other programs come to the nearest of the six, ours to themselves', () => {
  for (const [color, code] of Object.entries(colorCodes)) expect(colorFromText(code)).toBe(color);
  const known = {
    '#ffd400': 'key',
    '#ff6666': 'contradicts',
    '#5fb236': 'confirms',
    '#2ea8e5': 'background',
    '#a28ae5': 'quotation',
    '#f19837': 'question',
    '#aaaaaa': 'key',
  };
  for (const [code, color] of Object.entries(known))
    expect([code, colorFromText(code)]).toEqual([code, color]);
  expect(nearestColor([0, 0, 0])).toBe('key');
  expect(colorFromText('no colour')).toBeNull();
});

test('stances and what a mark is evidence of stand in the table and in Markdown', async () => {
  const made = await smallArchive();
  const { quoted } = addMarks(made);
  const { events, people } = viewById(made.archive, made.texts, quoted);
  const [event, person] = [events[0]?.id ?? '', people[0]?.id ?? ''];
  changeStance(made.archive, { id: quoted, to: { event }, stance: 'contradicts' });
  addParticipant(made.archive, { id: event, person: { id: person }, role: 'chair', evidence: [quoted] });
  addDate(made.archive, { id: event, date: 'October 2022', evidence: [quoted] });
  const marks = marksOf(made.open, made.article);
  const [header, ...rows] = readCsv(marksAsCsv(marks, false, new ReportLines()));
  const cells = (name: string) => rows.map((row) => row.cells[header?.cells.indexOf(name) ?? -1]);
  expect(cells('Stances')).toContain('contradicts: The hearing');
  expect(cells('Evidence of')).toContain('Iván Sørlie, chair (The hearing); The hearing: October 2022');
  const markdown = marksAsMarkdown(marks, 'All');
  expect(markdown).toContain('Events: The hearing (19 October 2022) – *contradicts*');
  expect(markdown).toContain('Evidence of: Iván Sørlie, chair (The hearing); The hearing: October 2022');
});
