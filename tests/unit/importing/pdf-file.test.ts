import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPdfPage } from '../../../archive/anchoring/pdf-text.shared.ts';
import { Locked, Refusal } from '../../../archive/importing/parsed.ts';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { smallPdf } from './small-pdf.ts';

const parse = (pdf: Uint8Array, name = 'file.pdf') => parsePdfFile(new Uint8Array(pdf), name);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a PDF', () => {
  test('gives its text line by line, pages joined by form feeds', async () => {
    const parsed = await parse(smallPdf({ pages: [['First line', 'Second line'], ['Page two'], []] }));
    expect(parsed).toMatchObject({ kind: 'pdf', reading: null, pages: 3 });
    const [first = '', second = '', third] = parsed.text.split('\f');
    expect(first.trim()).toBe('First line\nSecond line');
    expect(second.trim()).toBe('Page two');
    expect(third).toBe('');
  });

  test('gives where each run of its text stands on the page', async () => {
    const parsed = await parse(smallPdf({ pages: [['First line', 'Second line']] }));
    const [page] = parsed.layout ?? [];
    expect(page).toMatchObject({ width: 595, height: 842, rotate: 0 });
    const runs = (page?.runs ?? []).map(([start = 0, end = 0, ...place]) => ({
      words: parsed.text.slice(start, end),
      place: place.slice(0, 6),
    }));
    expect(runs.filter(({ words }) => words.trim() !== '')).toEqual([
      { words: 'First line', place: [12, 0, 0, 12, 72, 770] },
      { words: 'Second line', place: [12, 0, 0, 12, 72, 750] },
    ]);
  });

  test('keeps how its pages are turned', async () => {
    const parsed = await parse(smallPdf({ pages: [['words']], rotate: 90 }));
    expect(parsed.layout?.[0]).toMatchObject({ width: 595, height: 842, rotate: 90 });
  });

  const titles: readonly (readonly [
    name: string,
    title: string | undefined,
    lines: readonly string[],
    expected: string,
  ])[] = [
    ['its own', 'The audit', ['Words of the page.'], 'The audit'],
    ['its first sentence where it has none', undefined, ['Words of the page. More.'], 'Words of the page.'],
    [
      'its first sentence where a program left one behind',
      'Microsoft Word - draft.docx',
      ['Words.'],
      'Words.',
    ],
    ['its first sentence where it is a file’s name', 'draft-3.docx', ['Words.'], 'Words.'],
    ['its first sentence where it is untitled', 'Untitled', ['Words.'], 'Words.'],
    ['its file’s name where it has no words', undefined, [], 'report 23-117'],
  ];
  test.each(titles)('has a title: %s', async (_name, title, lines, expected) => {
    const pdf = smallPdf(title === undefined ? { pages: [lines] } : { pages: [lines], title });
    expect((await parse(pdf, 'report 23-117.pdf')).found.title).toBe(expected);
  });

  test('has authors, and no date of its own', async () => {
    const { found } = await parse(smallPdf({ pages: [['words']], author: 'Ana Lund and Bo Ek' }));
    expect(found).toMatchObject({ authors: ['Ana Lund', 'Bo Ek'], published: null });
  });

  test('of the sample is read whole', async () => {
    const path = resolve(import.meta.dirname, '../../../samples/articles/audit-report.pdf');
    const parsed = await parse(readFileSync(path));
    expect(parsed.pages).toBeGreaterThan(1);
    expect(parsed.text.split('\f')).toHaveLength(parsed.pages ?? 0);
    expect(parsed.layout).toHaveLength(parsed.pages ?? 0);
    expect(parsed.text.length).toBeGreaterThan(1_000);
    expect(parsed.text).toBe(parsed.text.normalize('NFC'));
    for (const [index, page] of (parsed.layout ?? []).entries()) {
      const length = parsed.text.split('\f')[index]?.length ?? 0;
      for (const [start = -1, end = -1] of page.runs)
        expect(start >= 0 && end > start && end <= length).toBe(true);
    }
  });
});

describe('a PDF that can’t be read', () => {
  const whole = latin(smallPdf({ pages: [['words']] }));
  // The standard security handler, revision 2, with a user's password that is not empty.
  const locked = smallPdf({
    pages: [['words']],
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'4e'.repeat(32)}> /U <${'28'.repeat(32)}> /P -4 >> /ID [<00> <00>]`,
  });
  const cases: readonly (readonly [name: string, bytes: Uint8Array, reason: RegExp])[] = [
    ['locked', locked, /^is protected by a password: import it with that/u],
    ['a header and nothing more', Buffer.from('%PDF-1.7\n'), /^(?:is damaged|can’t be read)/u],
    [
      'nonsense after the header',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4_000, 7)]),
      /^(?:is damaged|can’t be read)/u,
    ],
    [
      'without a catalogue',
      Buffer.from(whole.replace('/Catalog', '/Nothing').replace('/Pages 2 0 R', '')),
      /^(?:is damaged|can’t be read)/u,
    ],
  ];
  test.each(cases)('is refused with a reason: %s', async (_name, bytes, reason) => {
    const error = await parse(bytes).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(reason);
  });

  const fixture = (name: string): Uint8Array =>
    readFileSync(resolve(import.meta.dirname, '../../fixtures/pdf', name));

  test('is not one whose password is given', async () => {
    const bytes = fixture('locked.pdf');
    await expect(parse(bytes)).rejects.toBeInstanceOf(Locked);
    await expect(parsePdfFile(new Uint8Array(bytes), 'locked.pdf', 'short room')).rejects.toThrow(
      /^is protected by another password/u,
    );
    const parsed = await parsePdfFile(new Uint8Array(bytes), 'locked.pdf', 'long room');
    expect(parsed.text).toContain('behind closed doors');
    expect(parsed.found.title).toBe('The sealed minutes');
  });

  test('is not one that only forbids to change it', async () => {
    expect((await parse(fixture('owner-only.pdf'))).text).toContain('behind closed doors');
  });

  test('is not one whose table of contents is wrong', async () => {
    const shifted = Buffer.from(whole.replace('%PDF-1.7\n', '%PDF-1.7\n% moved\n'), 'latin1');
    expect((await parse(shifted)).text.trim()).toBe('words');
  });
});

describe('the text of a page', () => {
  test.each([
    [
      'items without line ends run on',
      [
        ['a', false],
        ['b', false],
      ],
      'ab',
    ],
    [
      'line ends',
      [
        ['a', true],
        ['b', true],
      ],
      'a\nb\n',
    ],
    ['an accent apart', [['Leo\u0301n', false]], 'León'],
    ['a form feed inside a page', [['a\fb', false]], 'a b'],
    [
      'empty items',
      [
        ['', true],
        ['a', false],
        ['', false],
      ],
      '\na',
    ],
  ] as const)('%s', (_name, items, text) => {
    const page = readPdfPage(items.map(([str, hasEOL]) => ({ str, hasEOL })));
    expect(page.text).toBe(text);
    for (const { item, start, end } of page.runs)
      expect(page.text.slice(start, end)).toBe(items[item]?.[0].replace('\f', ' ').normalize('NFC'));
  });
});
