import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placedCards } from '../../../renderer/reader/margin-layout.ts';

const gap = 8;
const cards = fc
  .array(
    fc.record({ top: fc.integer({ min: -2000, max: 20_000 }), height: fc.integer({ min: 20, max: 400 }) }),
  )
  .map((rects) => rects.sort((a, b) => a.top - b.top).map((rect, index) => ({ id: String(index), ...rect })));

describe('the cards of the margin', () => {
  test('never lie over one another, whichever is active', () => {
    fc.assert(
      fc.property(cards, fc.nat(), (list, at) => {
        const placed = placedCards(list, list[at % Math.max(1, list.length)]?.id ?? null, gap);
        list.slice(1).forEach((card, index) => {
          const before = list[index];
          const bottom = (placed.get(before?.id ?? '') ?? 0) + (before?.height ?? 0);
          expect(placed.get(card.id)).toBeGreaterThanOrEqual(bottom + gap);
        });
      }),
    );
  });

  test('the active one stands at its passage', () => {
    fc.assert(
      fc.property(
        cards.filter((list) => list.length > 0),
        fc.nat(),
        (list, at) => {
          const active = list[at % list.length];
          expect(placedCards(list, active?.id ?? null, gap).get(active?.id ?? '')).toBe(active?.top);
        },
      ),
    );
  });
});
