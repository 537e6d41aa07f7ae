import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Positioned, positionsAt } from '../../../archive/briefings/positions.ts';

const inOrder = (blocks: readonly Positioned[]): Positioned[] =>
  [...blocks].sort((a, b) =>
    a.position === b.position ? (a.address < b.address ? -1 : 1) : a.position < b.position ? -1 : 1,
  );

describe('positions', () => {
  const position = fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', '', 'nonsense!', 'a00', 'zzz', '~', '0');
  const step = fc.record({ at: fc.nat(), count: fc.integer({ min: 1, max: 3 }) });

  test('keep what was there in its order, and put the new between, whatever positions there are', () => {
    fc.assert(
      fc.property(
        fc.array(position, { maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        (given, steps) => {
          let blocks = inOrder(given.map((key, index) => ({ address: `old ${index}`, position: key })));
          steps.forEach(({ at: pick, count }, round) => {
            const at = pick % (blocks.length + 1);
            const added = positionsAt(blocks, at, count);
            expect(added.given).toHaveLength(count);
            const put = added.given.map((key, index) => ({
              address: `new ${round} ${index}`,
              position: key,
            }));
            const expected = [...blocks.slice(0, at), ...put, ...blocks.slice(at)].map(
              ({ address }) => address,
            );
            const mended = new Map(added.mended.map((block) => [block.address, block]));
            blocks = inOrder([...blocks.map((block) => mended.get(block.address) ?? block), ...put]);
            expect(blocks.map(({ address }) => address)).toEqual(expected);
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('touch nothing that stands well', () => {
    const blocks = ['a0', 'a1', 'a2'].map((key) => ({ address: key, position: key }));
    for (const at of [0, 1, 2, 3]) expect(positionsAt(blocks, at, 2).mended).toEqual([]);
  });
});
