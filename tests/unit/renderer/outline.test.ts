import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../archive/contract/views.ts';
import { allMoved } from '../../../renderer/briefings/composer/moving.ts';
import {
  droppedSection,
  outlineOf,
  type SectionMove,
  shiftedSection,
} from '../../../renderer/briefings/composer/outline.ts';
import { placesTo } from '../../../renderer/briefings/preview/block-places.ts';

/** `1 A`: a heading of that level; `text`: own words; `when`: a timeline. */
function blocksOf(...written: string[]): Block[] {
  return written.map((line): Block => {
    const [, level, title = ''] = /^([123]) (.*)$/.exec(line) ?? [];
    if (level) return { id: title, kind: 'heading', level: Number(level) as 1 | 2 | 3, text: title };
    if (line.startsWith('when')) return { id: line, kind: 'timeline', filter: {}, text: line };
    return { id: line, kind: 'text', text: line, textSeen: [], textVersions: [] };
  });
}
const book = blocksOf('0', '1 A', 'a', '2 A1', 'a1', '2 A2', 'when', '1 B', 'b', '2 B1', '1 C');
const ids = (blocks: readonly Block[]) => blocks.map(({ id }) => id).join(' ');
const order = (move: SectionMove | null, blocks = book) =>
  move ? ids(allMoved(blocks, move.blocks, move.after)) : null;
const item = (block: string, blocks = book) => {
  const found = outlineOf(blocks).find((one) => one.block === block);
  if (!found) throw new Error(block);
  return found;
};

describe('the outline', () => {
  test('has headings with all below them, and what has a caption', () => {
    expect(
      outlineOf(book).map(({ block, level, blocks }) => `${level} ${block}: ${blocks.join(' ')}`),
    ).toEqual([
      '1 A: A a A1 a1 A2 when',
      '2 A1: A1 a1',
      '2 A2: A2 when',
      '3 when: when',
      '1 B: B b B1',
      '2 B1: B1',
      '1 C: C',
    ]);
  });

  test('moves a section up and down among its like, over the ends of its chapter', () => {
    expect(order(shiftedSection(book, 'B', -1))).toBe('0 B b B1 A a A1 a1 A2 when C');
    expect(order(shiftedSection(book, 'A', 1))).toBe('0 B b B1 A a A1 a1 A2 when C');
    expect(order(shiftedSection(book, 'A2', 1))).toBe('0 A a A1 a1 B A2 when b B1 C');
    expect(order(shiftedSection(book, 'B1', -1))).toBe('0 A a A1 a1 A2 when B1 B b C');
    expect(shiftedSection(book, 'A', -1)).toBeNull();
    expect(shiftedSection(book, 'C', 1)).toBeNull();
  });

  test('puts a section before or after another one, never into itself', () => {
    expect(order(droppedSection(book, item('C'), item('A2'), 'before'))).toBe('0 A a A1 a1 C A2 when B b B1');
    expect(order(droppedSection(book, item('A1'), item('B'), 'after'))).toBe('0 A a A2 when B b B1 A1 a1 C');
    expect(droppedSection(book, item('A'), item('A1'), 'after')).toBeNull();
  });

  test('loses no block, however sections are moved', () => {
    const line = fc.constantFrom('1', '2', '3', 'text', 'when');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 14 }),
        fc.array(fc.tuple(fc.nat(13), fc.constantFrom<1 | -1>(1, -1)), { maxLength: 12 }),
        (lines, steps) => {
          const made = blocksOf(
            ...lines.map((kind, at) => (/\d/.test(kind) ? `${kind} h${at}` : `${kind}${at}`)),
          );
          let now: Block[] = made;
          for (const [at, by] of steps) {
            const move = shiftedSection(now, now[at % now.length]?.id ?? '', by);
            if (!move) continue;
            const before = now;
            now = allMoved(now, move.blocks, move.after);
            expect(ids(now)).not.toBe(ids(before));
          }
          expect(now.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
        },
      ),
    );
  });
});

test('the place of a block in the printed pages is its own, or the nearest before, or the first after', () => {
  expect(placesTo(book, 'A1')).toEqual(['h-2', 'h-1', 'h-3', 'fig-1', 'h-4', 'h-5', 'h-6']);
  expect(placesTo(book, 'a1')[0]).toBe('h-2');
  expect(placesTo(book, 'when')[0]).toBe('fig-1');
  expect(placesTo(book, '0')[0]).toBe('h-1');
  expect(placesTo(book, 'nowhere')).toEqual([]);
});
