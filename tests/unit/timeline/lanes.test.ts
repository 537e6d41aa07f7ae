import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lain, lainThings, layOut, measures, roomOf } from '../../../archive/timeline/lanes.shared.ts';
import { edtfDay } from '../../../archive/timeline/years.shared.ts';
import { thing } from './things.ts';

const day = 86_400_000;

function roomsOf(things: readonly Lain[], scale: number, lanes: Int16Array) {
  return things
    .map((lain, at) => ({
      lane: lanes[at] ?? -1,
      room: roomOf(lain, (lain.from - (things[0]?.from ?? 0)) * scale, (lain.to - lain.from) * scale),
    }))
    .filter(({ lane }) => lane >= 0);
}

const someThings = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 4000 }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
      open: fc.constantFrom('no', 'before', 'after'),
      title: fc.string({ minLength: 1, maxLength: 60 }),
      passages: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((made) =>
    lainThings(
      made.map(({ day: from, length, open, title, passages }) => {
        const [first, last] = [edtfDay(from * day), edtfDay((from + length) * day)];
        const edtf =
          open === 'before'
            ? `[..${last}]`
            : open === 'after'
              ? `${first}/..`
              : length === 0
                ? first
                : `${first}/${last}`;
        return thing([edtf], { title, passages });
      }),
    ),
  );

test('nothing lies over anything else, and everything is somewhere, at that scale and at every greater one', () => {
  fc.assert(
    fc.property(
      someThings,
      fc.double({ min: 1e-9, max: 1e-5, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 1, max: 1.19, noNaN: true }),
      (things, scale, most, nearer) => {
        const { lanes, groups, used } = layOut(things, scale, most);
        const grouped = groups.flatMap(({ members }) => members);
        expect(grouped.length + roomsOf(things, scale, lanes).length).toBe(things.length);
        expect(new Set(grouped).size).toBe(grouped.length);
        expect(used).toBeLessThanOrEqual(most);
        const rooms = roomsOf(things, scale * nearer, lanes);
        for (const { lane, room } of rooms)
          for (const other of rooms)
            if (other.room !== room && other.lane === lane)
              expect(room[1] <= other.room[0] || other.room[1] <= room[0]).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('groups do not lie over each other', () => {
  fc.assert(
    fc.property(someThings, fc.double({ min: 1e-9, max: 1e-5, noNaN: true }), (things, scale) => {
      const { groups } = layOut(things, scale, 1);
      for (const [at, { from }] of groups.entries()) {
        const before = groups[at - 1];
        if (before) expect((from - before.from) * scale).toBeGreaterThanOrEqual(measures.group - 0.001);
      }
    }),
  );
});

test('what many passages speak of gets its place first', () => {
  const things = lainThings([
    thing(['2022-10-11'], { title: 'Hardly mentioned', passages: 1 }),
    thing(['2022-10-11'], { title: 'Mentioned by all', passages: 40 }),
  ]);
  const { lanes, groups } = layOut(things, 1e-9, 1);
  expect([...lanes]).toEqual([-1, 0]);
  expect(groups).toMatchObject([{ members: [0] }]);
});

test('5,000 events of one day are one group and some names, at once', () => {
  const things = lainThings(Array.from({ length: 5000 }, () => thing(['2022-10-11'])));
  const start = performance.now();
  const { groups, used } = layOut(things, 1200 / (30 * day), 10);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(used).toBe(10);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.members).toHaveLength(4990);
});
