import parse from 'edtf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edtfBounds, isEdtf } from '../../../archive/events/edtf-date.ts';

// The library errs in leap years before 100, which it takes for those of the last century.
test('plain dates reach as far as the library says', () => {
  const number = (most: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'));
  const date = fc
    .tuple(
      fc.integer({ min: 100, max: 9999 }).map((year) => String(year).padStart(4, '0')),
      fc.option(number(13)),
      fc.option(number(32)),
      fc.constantFrom('', '', '?', '~', '%'),
    )
    .map(
      ([year, month, day, doubt]) =>
        [year, month, month === null ? null : day].filter((part) => part !== null).join('-') + doubt,
    );
  fc.assert(
    fc.property(date, (edtf) => {
      const bounds = edtfBounds(edtf);
      if (!isEdtf(edtf)) expect(bounds).toBeUndefined();
      else {
        const { min, max } = parse(edtf);
        expect(bounds).toEqual({ from: min, to: max });
      }
    }),
    { numRuns: 400 },
  );
  expect(edtfBounds('2024-02-29')?.to).toBe(Date.UTC(2024, 2, 1) - 1);
  for (const never of ['2023-02-29', '2022-13', '2022-00', '2022-04-31', '-0000'])
    expect(isEdtf(never)).toBe(false);
});
