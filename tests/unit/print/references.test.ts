import { describe, expect, test } from 'vitest';
import { english } from '../../../archive/documents/labels/english.ts';
import { pageLinks, quotationLinks } from '../../../archive/print/references-html.ts';

const words = (html: string): string => html.replaceAll(/<[^>]*>/gu, '');
const placesOn = (pages: readonly number[]) => {
  const known = Object.fromEntries(pages.map((page, index) => [`q-${index + 1}`, page]));
  return words(pageLinks(Object.keys(known), known));
};

describe('pages in the index', () => {
  test.each([
    [[4], '4'],
    [[4, 4, 7], '4, 7'],
    [[4, 5], '4, 5'],
    [[4, 5, 6], '4–6'],
    [[9, 4, 5, 6, 6, 12], '4–6, 9, 12'],
  ])('%j are printed as %s', (pages, printed) => expect(placesOn(pages)).toBe(printed));

  test('lead to the first place on each', () =>
    expect(pageLinks(['q-1', 'q-2', 'q-3'], { 'q-1': 4, 'q-2': 4, 'q-3': 6 })).toBe(
      '<a href="#q-1">4</a>, <a href="#q-3">6</a>',
    ));

  test('are as wide as a number while they are not known', () =>
    expect(words(pageLinks(['q-1', 'q-2'], {}))).toBe('000, 000'));
});

test.each([
  [[], ''],
  [[3], 'Quotation 3'],
  [[3, 7], 'Quotations 3 and 7'],
  [[3, 7, 9], 'Quotations 3, 7 and 9'],
])('quotations %j are named', (numbers, named) =>
  expect(words(quotationLinks(numbers, english))).toBe(named),
);
