/** Pages read from the right: put in the order of reading, and compared with poppler's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isReadable } from '../../../archive/anchoring/pdf-order.shared.ts';
import { pageSelectors } from '../../../archive/anchoring/pdf-quads.ts';
import { readPdfPage } from '../../../archive/anchoring/pdf-text.shared.ts';
import { parsePdfFile } from '../../../archive/importing/pdf-file.ts';
import { corpus } from '../importing/corpus.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/pdf');
const parse = (path: string) => parsePdfFile(new Uint8Array(readFileSync(path)), 'page.pdf');
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasPoppler) console.log('skipped: comparison with poppler (pdftotext is not here)');

test.each([
  [
    'arabic.pdf',
    [
      'تقرير عن ميناء الحديدة',
      'قال المتحدث باسم الميناء يوم الأحد 22 نوفمبر 2026 إن 340 سفينة',
      'بزيادة\n12.5% عن العام الماضي.',
      'وأضاف: «لا نعرف بعد سبب الحادث»، ثم أشار إلى تقرير شركة Harbour Audit Ltd الصادر في لندن. (انظر\nالصفحة 7).',
    ],
  ],
  [
    'hebrew.pdf',
    [
      'דוח על נמל חיפה',
      'כי 340 אוניות הגיעו לנמל השנה, עלייה של 12.5% לעומת אשתקד.',
      'והפנה לדוח של Harbour Audit Ltd בלונדון (ראו עמוד 7).',
    ],
  ],
  ['mixed.pdf', ['says الدخول ممنوع in red, and below it כניסה אסורה in blue, with the\nnumber 17']],
] as const)('%s reads as it was written', async (name, passages) => {
  const { text, rectanglesOnly } = await parse(join(fixtures, name));
  for (const passage of passages) expect(text).toContain(passage);
  expect(rectanglesOnly).toEqual([]);
});

test('a page whose letters come without characters takes rectangles only', async () => {
  const { rectanglesOnly } = await parse(join(fixtures, 'arabic-unread.pdf'));
  expect(rectanglesOnly).toEqual([1]);
});

/** Words of a line in a set order: signs and the order of runs are each reader's own. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e]/gu, ' ')
    .normalize('NFKC')
    .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];

const readings: readonly (readonly [name: string, path: string])[] = [
  ...['arabic.pdf', 'hebrew.pdf', 'mixed.pdf'].map((name) => [name, join(fixtures, name)] as const),
  ...(corpus === undefined
    ? []
    : readdirSync(join(corpus, 'pdf')).map((name) => [name, join(corpus ?? '', 'pdf', name)] as const)),
];

test.skipIf(!hasPoppler).each(readings)(
  '%s has the words that poppler finds, where it is read from the right',
  async (name, path) => {
    const parsed = await parse(path).catch(() => null);
    if (!parsed || !/[\u0590-\u08ff]/u.test(parsed.text) || parsed.rectanglesOnly?.length) return;
    const words = wordsOf(parsed.text);
    const theirs = wordsOf(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }));
    // poppler turns the letters of a joined lam-alef round.
    const plain = (all: readonly string[]): string[] => all.map((word) => [...word].sort().join('')).sort();
    expect(plain(words)).toEqual(plain(theirs));
    if (name === 'hebrew.pdf') expect(words).toEqual(theirs);
  },
);

test('stored captures keep the rule by which they were made', () => {
  const items = ['ב', ' ', 'א'].map((str, at) => ({
    str,
    hasEOL: at === 2,
    transform: [10, 0, 0, 10, at * 10, 0],
    width: 9,
  }));
  expect(readPdfPage(items, 1).text).toBe('ב א\n');
  expect(readPdfPage(items).text).toBe('א ב\n');
});

test('presentation forms and ligatures are written as letters, and runs keep where they stand', () => {
  const item = (str: string) => ({ str, hasEOL: false, transform: [10, 0, 0, 10, 0, 0], width: 20 });
  const { text, runs } = readPdfPage([item('of\ufb01ce '), item('\u2f08 m²')]);
  expect(text).toBe('office 人 m²');
  expect(runs.map(({ start, end }) => text.slice(start, end))).toEqual(['office ', '人 m²']);
});

test.each([
  ['words with their final letters at the end', 'שלום עולם ארץ', true],
  ['words turned round', 'םולש םלוע ץרא', false],
  ['a letter without a character', 'שלו\u0000 עולם', false],
  ['an accent without a letter', 'שלום \u05b0עולם', false],
  ['letters joined to nothing', '\ufedf \ufedf\ufe91 \ufee3', false],
  ['letters joined to the next', '\ufedf\ufe8e \ufe91\ufede', true],
] as const)('what reads like words, and what does not: %s', (_name, text, readable) => {
  expect(isReadable(text.normalize('NFKC'), text)).toBe(readable);
});

test('the quads of words read from the right lie where the words do', async () => {
  const { text, layout } = await parse(join(fixtures, 'hebrew.pdf'));
  const at = text.indexOf('נמל חיפה');
  const [page] = pageSelectors(text, layout ?? [], at, at + 'נמל חיפה'.length);
  const boxes = page?.quads ?? [];
  const left = Math.min(...boxes.map(([x = 0]) => x));
  const right = Math.max(...boxes.map(([, , x = 0]) => x));
  for (const [x1 = 0, , x2 = 0] of boxes) expect(x2).toBeGreaterThan(x1);
  // The last two of the heading's four words: its left half, beginning at the line's left end.
  const whole = pageSelectors(text, layout ?? [], 0, text.indexOf('\n'))[0]?.quads ?? [];
  expect(left).toBeCloseTo(Math.min(...whole.map(([x = 0]) => x)), 0);
  expect(right).toBeLessThan(Math.max(...whole.map(([, , x = 0]) => x)) - 20);
});
