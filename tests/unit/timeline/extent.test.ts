import { describe, expect, test } from 'vitest';
import { stretchOf } from '../../../archive/timeline/extent.ts';
import { edtfDay, yearAt, yearStart, yearWords } from '../../../archive/timeline/years.shared.ts';

const iso = (moment: number | null | undefined): string | null | undefined =>
  moment === null || moment === undefined ? moment : new Date(moment).toISOString().replace('.000Z', 'Z');

describe('a date as a stretch of the line', () => {
  test.each([
    ['2022-10-11', 'moment', '2022-10-11T00:00:00Z', '2022-10-11T23:59:59.999Z', false],
    ['2022-10', 'within', '2022-10-01T00:00:00Z', '2022-10-31T23:59:59.999Z', false],
    ['1990~', 'within', '1990-01-01T00:00:00Z', '1990-12-31T23:59:59.999Z', true],
    ['2022-10-11?', 'moment', '2022-10-11T00:00:00Z', '2022-10-11T23:59:59.999Z', true],
    ['[2021-05-01..2021-05-09]', 'within', '2021-05-01T00:00:00Z', '2021-05-09T23:59:59.999Z', false],
    ['2021-05-01/2021-05-09', 'throughout', '2021-05-01T00:00:00Z', '2021-05-09T23:59:59.999Z', false],
    ['[..2022-05-11]', 'within', null, '2022-05-11T23:59:59.999Z', false],
    ['2022-05-11/..', 'throughout', '2022-05-11T00:00:00Z', null, false],
    ['../1990', 'throughout', null, '1990-12-31T23:59:59.999Z', false],
    ['156X', 'within', '1560-01-01T00:00:00Z', '1569-12-31T23:59:59.999Z', false],
    ['-0043-03-15', 'moment', '-000043-03-15T00:00:00Z', '-000043-03-15T23:59:59.999Z', false],
    // Spring is another one south of the equator: only the year is sure.
    ['2021-21', 'within', '2021-01-01T00:00:00Z', '2021-12-31T23:59:59.999Z', true],
    ['2021-24', 'within', '2021-01-01T00:00:00Z', '2022-02-28T23:59:59.999Z', true],
    ['2021-25', 'within', '2021-03-01T00:00:00Z', '2021-05-31T23:59:59.999Z', true],
  ])('%s', (edtf, kind, from, to, doubt) => {
    const stretch = stretchOf(edtf);
    expect([stretch?.kind, iso(stretch?.from), iso(stretch?.to), stretch?.doubt]).toEqual([
      kind,
      from,
      to,
      doubt,
    ]);
  });

  test('years beyond the calendar of machines have a place as well', () => {
    const far = stretchOf('Y170000002');
    expect(far?.from).toBeGreaterThan(5e18);
    expect(yearAt(far?.from ?? 0)).toBe(170000002);
    expect(stretchOf('Y-17E7')?.to).toBeLessThan(-5e18);
  });

  test('what is no date has none', () => {
    for (const edtf of ['', 'soon', '2021-02-31', '../..', 'Y1E99']) expect(stretchOf(edtf)).toBeUndefined();
  });
});

test('years are counted as people do, without a year 0', () => {
  expect([1, 0, -43, 2024, -11_999, 170_000_002].map(yearWords)).toEqual([
    '1',
    '1 BC',
    '44 BC',
    '2024',
    '12,000 BC',
    '170 million',
  ]);
  for (const year of [-300_000, -44, 0, 99, 1970, 2024, 400_000]) expect(yearAt(yearStart(year))).toBe(year);
  expect(edtfDay(Date.UTC(2022, 9, 11, 5))).toBe('2022-10-11');
  expect(edtfDay(yearStart(-43))).toBe('-0043-01-01');
  expect(edtfDay(yearStart(12_000))).toBe('Y12000');
});
