import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innermostFirst, laneCount, MarkIndex } from '../../../renderer/page/mark-index.ts';

const spans = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 80 })), { maxLength: 60 });
const marksOf = (list: readonly (readonly [number, number])[]) =>
  list.map(([start, length], i) => ({
    id: `m${i}`,
    color: 'key' as const,
    piece: 0,
    start,
    end: start + length,
  }));

describe('an index of marks', () => {
  it('finds just those marks that a look at every mark would find', () => {
    fc.assert(
      fc.property(spans, fc.nat(260), fc.nat(60), (list, start, length) => {
        const index = new MarkIndex(marksOf(list));
        const span = { start, end: start + length };
        const slow = index.marks.filter((mark) => mark.start < span.end && mark.end > span.start);
        expect(index.overlapping(span)).toEqual(slow);
      }),
    );
  });

  it('gives marks that overlap lanes of their own, as long as there are any', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { marks } = new MarkIndex(marksOf(list));
        for (const lane of [0, 1, 2].slice(0, laneCount - 1)) {
          const inLane = marks.filter((mark) => mark.lane === lane);
          for (let i = 1; i < inLane.length; i++) {
            expect(inLane[i]?.start).toBeGreaterThanOrEqual(inLane[i - 1]?.end ?? 0);
          }
        }
        for (const mark of marks) expect(mark.lane).toBeLessThan(laneCount);
      }),
    );
  });

  it('puts the longer of two marks that begin alike nearest to the words', () => {
    const index = new MarkIndex(
      marksOf([
        [5, 3],
        [5, 30],
      ]),
    );
    expect(index.piecesOf('m1')[0]?.lane).toBe(0);
    expect(index.piecesOf('m0')[0]?.lane).toBe(1);
  });

  it('finds the few where one mark spans everything', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [i * 10, 8] as const);
    const index = new MarkIndex(marksOf([[0, 200_000], ...many]));
    for (let i = 0; i < 2_000; i++)
      expect(index.overlapping({ start: i * 90, end: i * 90 + 1 })).toHaveLength(2);
  });
});

it('innermost first is by length', () => {
  const list = marksOf([
    [0, 50],
    [10, 5],
    [8, 20],
  ]);
  expect(innermostFirst(list).map((mark) => mark.id)).toEqual(['m1', 'm2', 'm0']);
});

it('knows the pieces of a mark, in the order of the text', () => {
  const piece = (id: string, at: number, start: number) => ({
    id,
    color: 'key' as const,
    piece: at,
    start,
    end: start + 4,
  });
  const index = new MarkIndex([piece('a', 0, 3), piece('b', 0, 5), piece('a', 1, 20), piece('a', 2, 40)]);
  expect(index.piecesOf('a').map(({ start }) => start)).toEqual([3, 20, 40]);
  expect(index.piecesOf('b').map(({ start }) => start)).toEqual([5]);
  expect(index.piecesOf('c')).toEqual([]);
});

it('is the same after changes as one that was made of what is left', () => {
  const changes = fc.array(fc.tuple(fc.subarray(['m0', 'm1', 'm2', 'm3', 'm9']), spans), { maxLength: 6 });
  fc.assert(
    fc.property(spans, changes, (first, list) => {
      const index = new MarkIndex(marksOf(first));
      const left = new Map(marksOf(first).map((mark) => [mark.id, mark]));
      for (const [gone, put] of list) {
        const come = marksOf(put);
        for (const id of gone) left.delete(id);
        for (const mark of come) left.set(mark.id, mark);
        const stays = index.marks.filter(({ id }) => left.has(id) && !come.some((mark) => mark.id === id));
        index.change(new Set([...gone, ...come.map(({ id }) => id)]), come);
        for (const mark of stays) expect(index.marks).toContain(mark);
      }
      const fresh = new MarkIndex([...left.values()]);
      const places = ({ marks }: MarkIndex) => marks.map(({ start, end, lane }) => [start, end, lane]);
      expect(places(index)).toEqual(places(fresh));
      for (const id of left.keys()) expect(index.piecesOf(id)).toMatchObject([left.get(id)]);
      for (let start = 0; start < 280; start += 7)
        expect(index.overlapping({ start, end: start + 3 })).toHaveLength(
          fresh.overlapping({ start, end: start + 3 }).length,
        );
    }),
  );
});
