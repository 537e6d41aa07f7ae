import { describe, expect, test } from 'vitest';
import { pageSelectors } from '../../../archive/anchoring/pdf-quads.ts';
import type { PageLayout } from '../../../archive/importing/parsed.ts';

/** A run of 10-point text, 10 points a character, from (100, 700). */
const run = (start: number, end: number, matrix: readonly number[] = [10, 0, 0, 10, 100, 700]): number[] => [
  start,
  end,
  ...matrix,
  (end - start) * 10,
  10,
];
const layout = (...runs: number[][]): PageLayout => ({ width: 595, height: 842, rotate: 0, runs });
const page = (number: number, ...quads: number[][]) => ({ type: 'PdfPageSelector', page: number, quads });

describe('the quads of a passage', () => {
  const text = 'first line\nsecond\fnext page';
  const pages = [layout(run(0, 10), run(11, 17, [10, 0, 0, 10, 100, 680])), layout(run(0, 9))];
  const cases: readonly (readonly [name: string, words: string, expected: ReturnType<typeof page>[]])[] = [
    ['a whole run', 'first line', [page(1, [100, 698, 200, 698, 100, 708, 200, 708])]],
    ['part of a run', 'line', [page(1, [160, 698, 200, 698, 160, 708, 200, 708])]],
    [
      'over two lines',
      'line\nsec',
      [page(1, [160, 698, 200, 698, 160, 708, 200, 708], [100, 678, 130, 678, 100, 688, 130, 688])],
    ],
    [
      'over two pages',
      'second\fnext',
      [page(1, [100, 678, 160, 678, 100, 688, 160, 688]), page(2, [100, 698, 140, 698, 100, 708, 140, 708])],
    ],
    ['on the second page', 'page', [page(2, [150, 698, 190, 698, 150, 708, 190, 708])]],
  ];
  test.each(cases)('%s', (_name, words, expected) => {
    const start = text.indexOf(words);
    expect(pageSelectors(text, pages, start, start + words.length)).toEqual(expected);
  });

  test('follow a line that is turned', () => {
    const turned = [layout(run(0, 4, [0, 10, -10, 0, 100, 700]))];
    expect(pageSelectors('word', turned, 0, 4)).toEqual([page(1, [102, 700, 102, 740, 92, 700, 92, 740])]);
  });

  test('are none where no geometry is known', () => {
    expect(pageSelectors('words', [], 0, 5)).toEqual([page(1)]);
    expect(pageSelectors('', [layout()], 0, 0)).toEqual([]);
  });

  test('are finite for a run that has no width or no direction', () => {
    for (const strange of [
      [0, 4, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 4],
      [2, 2, 10, 0, 0, 10, 0, 0, 5, 10],
    ]) {
      const quads = pageSelectors('word', [layout(strange)], 0, 4).flatMap((selector) =>
        selector.quads.flat(),
      );
      expect(quads.every(Number.isFinite)).toBe(true);
    }
  });
});
