import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placed, type Slot, withReady } from '../../../renderer/reader/slots.ts';

const numbers = (slots: readonly Slot[]): number[] => slots.map(({ number }) => number);

describe('places of articles', () => {
  test('the next article opens in the place that is kept ready, and leaves none', () => {
    const ready = withReady([]);
    expect(ready).toEqual([{ number: 1, side: null }]);
    expect(placed(ready, ['a'])).toEqual([{ number: 1, side: 'a' }]);
    expect(withReady(placed(ready, ['a']))).toEqual([
      { number: 1, side: 'a' },
      { number: 2, side: null },
    ]);
  });

  test('one that is open keeps its place, whatever opens or closes beside it', () => {
    const one = withReady(placed(withReady([]), ['a']));
    const two = withReady(placed(one, ['a', 'b']));
    expect(numbers(two)).toEqual([1, 2, 3]);
    expect(placed(two, ['b'])).toEqual(two.slice(1));
    // A new one on the left has a new place, as the ready one stands at the end.
    expect(placed(two, ['c', 'b'])).toEqual([{ number: 4, side: 'c' }, ...two.slice(1)]);
  });

  test('nothing changes where nothing is opened', () => {
    const slots = withReady(placed([], ['a']));
    expect(placed(slots, ['a'])).toBe(slots);
    expect(withReady(slots)).toBe(slots);
  });

  test('no place that stays ever changes its order among the others, so that no frame is moved', () => {
    const side = fc.constantFrom('a', 'b', 'c', 'd');
    const sides = fc.uniqueArray(side, { maxLength: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(sides, fc.boolean()), { maxLength: 20 }), (steps) => {
        let slots: readonly Slot[] = [];
        let shown: readonly string[] = [];
        for (const [wanted, rest] of steps) {
          // Two that are open are not exchanged.
          if (wanted.length === 2 && wanted.join() === shown.toReversed().join()) continue;
          const before = numbers(slots);
          slots = placed(slots, wanted);
          shown = wanted;
          const kept = numbers(slots).filter((number) => before.includes(number));
          expect(kept).toEqual(before.filter((number) => kept.includes(number)));
          expect(slots.flatMap((slot) => slot.side ?? [])).toEqual(wanted);
          if (rest) slots = withReady(slots);
        }
      }),
    );
  });
});
