import { describe, expect, it } from 'vitest';
import { fromPageSchema } from '../../../archive/contract/page.ts';
import { layoutReport, mostInReport, near, nearest } from '../../../renderer/page/layout-report.ts';

const id = (n: number): string =>
  n
    .toString(32)
    .padStart(12, '0')
    .replace(/[ilou]/g, 'z');
const standing = (tops: readonly number[]) => tops.map((top, i) => ({ id: id(i), top, bottom: top + 20 }));

describe('near', () => {
  it('keeps marks in view and within one height of it', () => {
    const marks = standing([0, 480, 1_000, 1_900, 2_600, 3_000]);
    expect(near(marks, 1_000, 500).map((mark) => mark.top)).toEqual([480 + 0, 1_000, 1_900]);
  });

  it('keeps a long mark that reaches through the view from far above it', () => {
    const marks = [{ id: id(1), top: 0, bottom: 90_000 }];
    expect(near(marks, 40_000, 800)).toHaveLength(1);
  });
});

describe('nearest', () => {
  it('keeps the given order of those nearest', () => {
    const marks = standing([0, 100, 200, 300, 400]);
    expect(nearest(marks, 210, 3).map((mark) => mark.top)).toEqual([100, 200, 300]);
  });
});

describe('the report', () => {
  const view = { scrollY: 100, viewHeight: 800, height: 5_000 };

  it('counts from the top of the frame', () => {
    const report = layoutReport([{ id: id(1), top: 150.04, bottom: 170 }], view, mostInReport);
    expect(report).toEqual({
      kind: 'layout',
      tops: [{ id: id(1), top: 50, bottom: 70 }],
      height: 5_000,
    });
  });

  it('never holds more than the contract allows', () => {
    const marks = standing(Array.from({ length: mostInReport + 500 }, (_, i) => i));
    const report = layoutReport(marks, view, mostInReport);
    expect(report.tops).toHaveLength(mostInReport);
    expect(fromPageSchema.safeParse(report).success).toBe(true);
  });
});
