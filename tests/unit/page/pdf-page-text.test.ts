import { expect, it } from 'vitest';
import { pageSpans, readPageText } from '../../../renderer/page/pdf-page-text.ts';

const rule = { name: 'dossier-pdf-text', version: 2 };

type Page = Parameters<typeof readPageText>[0];
const pageOf = (...items: readonly (readonly [string, boolean])[]): Page =>
  ({
    getTextContent: async () => ({
      items: items.map(([str, hasEOL]) => ({ str, hasEOL, transform: [1, 0, 0, 1, 0, 0] })),
      styles: {},
      lang: null,
    }),
  }) as unknown as Page;

it('pages of the stored text are what lies between form feeds', () => {
  expect(pageSpans('one\f\fthree')).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 4 },
    { start: 5, end: 10 },
  ]);
  expect(pageSpans('')).toEqual([{ start: 0, end: 0 }]);
});

it('a page matches when its items make the stored text', async () => {
  const page = pageOf(['One', false], [' ', false], ['line', true], ['two', false]);
  expect((await readPageText(page, 'One line\ntwo', rule)).matches).toBe(true);
  expect((await readPageText(page, 'One line two', rule)).matches).toBe(false);
  expect((await readPageText(page, null, rule)).matches).toBe(false);
});

it('the text layer gets the strings that the offsets count in', async () => {
  const page = pageOf(['Mun\u0303oz\fsaid', false]);
  const { content, runs, matches } = await readPageText(page, 'Muñoz said', rule);
  expect(matches).toBe(true);
  expect(content.items.map((item) => 'str' in item && item.str)).toEqual(['Muñoz said']);
  expect(runs).toEqual([{ item: 0, start: 0, end: 10 }]);
});
