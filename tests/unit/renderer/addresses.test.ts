import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  type ArticleSide,
  readAddress,
  roomOf,
  writeAddress,
} from '../../../renderer/window/addresses.ts';

const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/);
const capture = fc.stringMatching(/^\d{8}T\d{6}Z-[0-9a-f]{8}$/);
const side: fc.Arbitrary<ArticleSide> = fc.oneof(
  fc.record({ id }),
  fc.record({ id, annotation: id }),
  fc.record({ id, place: fc.record({ start: fc.nat(), end: fc.nat() }) }),
  fc.record({ id, at: fc.nat() }),
  fc.record({ id, capture, at: fc.nat() }),
);
const address: fc.Arbitrary<Address> = fc.oneof(
  fc.constantFrom<Address>(
    { kind: 'library' },
    { kind: 'people' },
    { kind: 'events' },
    { kind: 'briefings' },
    { kind: 'history' },
    { kind: 'trash' },
  ),
  fc.record({ kind: fc.constant('copies' as const), id, show: fc.constant('report' as const) }),
  fc.record({
    kind: fc.constant('copies' as const),
    id,
    show: fc.constant('compare' as const),
    from: capture,
    to: capture,
  }),
  fc.record({
    kind: fc.constant('copies' as const),
    id,
    show: fc.constant('place' as const),
    annotation: id,
  }),
  side.map((one) => ({ kind: 'article' as const, ...one })),
  fc.record({ main: side, beside: side }).map(({ main, beside }) => ({
    kind: 'article' as const,
    ...main,
    beside,
  })),
  fc.record({ kind: fc.constant('search' as const), words: fc.string({ unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('history' as const), of: id }),
  fc
    .uniqueArray(id, { minLength: 2, maxLength: 4 })
    .map(([one = '', ...beside]) => ({ kind: 'briefing' as const, id: one, beside })),
  fc.record({ kind: fc.constantFrom('person' as const, 'event' as const, 'briefing' as const), id }),
);

describe('addresses', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(readAddress(writeAddress(given))).toEqual(given);
      }),
    );
  });

  test.each([
    ['', 'library'],
    ['nonsense/here', 'library'],
    ['articles', 'library'],
    ['search/%E0%A4%A', 'search'],
  ])('%j is taken for the %s', (written, room) => {
    expect(roomOf(readAddress(written))).toBe(room);
  });
});
