import { describe, expect, it } from 'vitest';
import { mostInView, reaching } from '../../../renderer/page/sheet-stack.ts';

/** Sheets of 100 with gaps of 10. */
const slab = (i: number) => ({ top: i * 110, bottom: i * 110 + 100 });

describe('sheets that reach into a stretch', () => {
  const cases = [
    { stretch: [0, 50], found: [0, 1] },
    { stretch: [90, 111], found: [0, 2] },
    { stretch: [100, 110], found: [1, 1] },
    { stretch: [250, 1_000], found: [2, 5] },
    { stretch: [-500, -1], found: [0, 0] },
    { stretch: [9_000, 9_100], found: [5, 5] },
  ] as const;
  for (const { stretch, found } of cases) {
    it(`${stretch.join(' to ')}`, () => {
      expect(reaching(5, slab, { top: stretch[0], bottom: stretch[1] })).toEqual(found);
    });
  }
});

it('the sheet most in view is the one that shows most', () => {
  expect(mostInView(5, slab, { top: 0, bottom: 90 })).toBe(0);
  expect(mostInView(5, slab, { top: 60, bottom: 200 })).toBe(1);
  expect(mostInView(5, slab, { top: 0, bottom: 210 })).toBe(0);
  expect(mostInView(5, slab, { top: 9_000, bottom: 9_100 })).toBe(4);
});
