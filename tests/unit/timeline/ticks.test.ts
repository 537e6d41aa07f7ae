import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticksOf } from '../../../archive/timeline/ticks.shared.ts';
import { yearStart } from '../../../archive/timeline/years.shared.ts';

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const wordsOf = (from: number, to: number, width = 1000) => {
  const { fine, coarse } = ticksOf({ from, to }, width);
  return { fine: fine.map(({ words }) => words), coarse: coarse.map(({ words }) => words) };
};

test('the axis is as fine as its words have room', () => {
  expect(wordsOf(at('2022-10-11'), at('2022-10-12')).coarse).toContain('11 October 2022');
  expect(wordsOf(at('2022-10-11'), at('2022-10-12')).fine).toContain('12:00');
  expect(wordsOf(at('2022-10-01'), at('2022-10-25')).fine.slice(0, 3)).toEqual(['1', '2', '3']);
  expect(wordsOf(at('2022-10-01'), at('2022-12-25')).coarse).toEqual([
    'October 2022',
    'November 2022',
    'December 2022',
  ]);
  expect(wordsOf(at('2022-01-01'), at('2023-12-01')).fine.slice(0, 2)).toEqual(['Jan', 'Feb']);
  expect(wordsOf(at('1900-01-01'), at('2000-01-01')).fine).toEqual(
    Array.from({ length: 11 }, (_, n) => String(1900 + n * 10)),
  );
});

test('before Christ round years are those that people count, and the year after 1 BC is 1', () => {
  expect(wordsOf(yearStart(-299), yearStart(300), 500).fine).toEqual([
    '300 BC',
    '200 BC',
    '100 BC',
    '1',
    '100',
    '200',
    '300',
  ]);
  expect(wordsOf(yearStart(-2), yearStart(3), 400).fine).toEqual(['3 BC', '2 BC', '1 BC', '1', '2', '3']);
});

test('there are always some marks and never too many, wherever one looks', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5e21, max: 5e21, noNaN: true }),
      fc.double({ min: 2e7, max: 6e21, noNaN: true }),
      (from, length) => {
        // As the window does: no day is looked for where the calendar of machines ends.
        fc.pre(Math.abs(from) < 8e15 || length > Math.abs(from) * 1e-9);
        const { fine, coarse } = ticksOf({ from, to: from + length }, 1200);
        expect(fine.length).toBeLessThan(80);
        expect(coarse.length).toBeLessThan(80);
        for (const [n, { at: moment }] of fine.entries())
          if (n > 0) expect(moment).toBeGreaterThan(fine[n - 1]?.at ?? 0);
      },
    ),
  );
});
