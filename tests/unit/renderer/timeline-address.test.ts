import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../renderer/window/addresses.ts';

test('what a timeline shows is in its address, and comes back from it', () => {
  const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/);
  const some = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 3 });
  const filter = fc
    .record(
      {
        people: some(id),
        places: some(id),
        tags: some(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })),
        articles: some(id),
        show: fc.constantFrom('events' as const, 'publications' as const),
        from: fc.constantFrom('2022-10-11', 'c. 1990'),
      },
      { requiredKeys: [] },
    )
    .filter((made) => Object.keys(made).length > 0);
  const view = fc
    .tuple(fc.integer({ min: -9e15, max: 8e15 }), fc.integer({ min: 1, max: 1e12 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.option(filter), fc.option(view), (shown, seen) => {
      const address = {
        kind: 'timeline' as const,
        ...(shown ? { filter: shown } : {}),
        ...(seen ? { view: seen } : {}),
      };
      expect(readAddress(writeAddress(address))).toEqual(address);
    }),
  );
});

test('an address that nobody wrote shows the whole timeline', () => {
  expect(writeAddress({ kind: 'timeline' })).toBe('timeline');
  for (const written of ['timeline', 'timeline/', 'timeline/people=nobody', 'timeline/show=%ff&view=5..1'])
    expect(readAddress(written)).toEqual({ kind: 'timeline' });
});
