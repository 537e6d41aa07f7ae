import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { addAnnotation } from '../../../archive/annotations/annotate.ts';
import { existingAnnotation, viewById } from '../../../archive/annotations/annotation.ts';
import type { RequestInput } from '../../../archive/contract/requests.ts';
import { importContent, newArchive, problemOf, type TestArchive } from '../archive-in-folder.ts';
import { reportPdf } from '../importing/report-pdf.ts';

type Passage = RequestInput<'annotations.add'>['passage'];

const add = ({ archive, texts }: TestArchive, article: string, passage: Passage): string =>
  addAnnotation(archive, texts, { article, passage });

async function withReport(): Promise<{ opened: TestArchive; article: string }> {
  const opened = newArchive();
  return { opened, article: await importContent(opened, 'report.pdf', reportPdf(3)) };
}

test('a rectangle on a page is a mark with the words in it', async () => {
  const { opened, article } = await withReport();
  const id = add(opened, article, { region: { page: 2, rect: [400, 290, 80, 104] } });
  expect(viewById(opened.archive, opened.texts, id)).toMatchObject({
    quote: 'Figure 2: bars that were counted',
    state: 'exact',
    page: 2,
    region: { page: 2, rect: [80, 104, 400, 290] },
  });
  const { target } = existingAnnotation(opened.archive, id);
  expect(target.region).toEqual({ type: 'PdfRegionSelector', page: 2, rect: [80, 104, 400, 290] });
  expect(target.pages).toMatchObject([{ page: 2 }]);
});

test('a rectangle without words stands on its page', async () => {
  const { opened, article } = await withReport();
  const id = add(opened, article, { region: { page: 3, rect: [80, 140, 500, 250] } });
  expect(viewById(opened.archive, opened.texts, id)).toMatchObject({ quote: '', state: 'exact', page: 3 });
});

test('across two columns it is in pieces, of which none holds what lies outside', async () => {
  const { opened, article } = await withReport();
  const id = add(opened, article, { region: { page: 1, rect: [60, 715, 560, 730] } });
  const { target } = existingAnnotation(opened.archive, id);
  const pieces = [target, ...(target.further ?? [])].map(({ quote }) => quote.exact);
  expect(pieces).toEqual([
    'Line 1 in the left column of leaf 1 stands here.',
    'Line 1 in the right column of leaf 1 stands here.',
  ]);
});

test.each([
  ['a page that is not there', { page: 4, rect: [0, 0, 100, 100] }, /has no page 4/u],
  ['no size', { page: 1, rect: [50, 50, 50, 90] }, /one point wide/u],
] as const)('what can’t be marked is refused, and nothing is written: %s', async (_name, region, message) => {
  const { opened, article } = await withReport();
  const history = (): string =>
    readFileSync(join(opened.path, 'history', opened.archive.device, '000001.jsonl'), 'utf8');
  const before = history();
  const problem = problemOf(() =>
    add(opened, article, { region: { page: region.page, rect: [...region.rect] } }),
  );
  expect(problem).toMatchObject({ code: 'invalid-value', message: expect.stringMatching(message) });
  expect(history()).toBe(before);
});

test('of a text there are no rectangles', async () => {
  const opened = newArchive();
  const article = await importContent(opened, 'a.txt', 'Some words.');
  const problem = problemOf(() => add(opened, article, { region: { page: 1, rect: [0, 0, 100, 100] } }));
  expect(problem?.message).toMatch(/is not a PDF/u);
});

test('words in no sure order can’t be quoted; a rectangle round them can be drawn', async () => {
  const opened = newArchive();
  const pdf = readFileSync(resolve(import.meta.dirname, '../../fixtures/pdf/arabic-unread.pdf'));
  const article = await importContent(opened, 'unread.pdf', pdf);
  const problem = problemOf(() => add(opened, article, { start: 0, end: 10 }));
  expect(problem?.message).toMatch(/words on page 1 of .* in no sure order/u);
  const id = add(opened, article, { region: { page: 1, rect: [50, 600, 600, 760] } });
  expect(viewById(opened.archive, opened.texts, id)).toMatchObject({ quote: '', state: 'exact', page: 1 });
});
