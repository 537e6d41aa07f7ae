import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../archive/contract/views.ts';
import { changedList, listChanges } from '../../../renderer/reader/list-changes.ts';
import { MarkList } from '../../../renderer/reader/mark-list.ts';
import { pageMarkOf } from '../../../renderer/reader/marking-actions.ts';

const place = fc.option(fc.record({ start: fc.nat(9), end: fc.integer({ min: 10, max: 14 }) }), {
  nil: null,
});
const annotation = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    place,
    color: fc.constantFrom('key' as const, 'question' as const),
    state: fc.constantFrom('exact' as const, 'moved' as const, 'ambiguous' as const, 'lost' as const),
    trashed: fc.boolean(),
    note: fc.constantFrom('', 'n'),
  })
  .map((part) => ({ ...part, found: null, further: [], region: null }) as unknown as Annotation);
const many = fc.uniqueArray(annotation, { selector: ({ id }) => id });
const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

test('marks are listed as though each list were made anew, whatever changes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(many, many), { minLength: 1, maxLength: 8 }), (steps) => {
      const list = new MarkList();
      let before: readonly Annotation[] = [];
      for (const [stored, waiting] of steps) {
        // Those that say the same are the same, as in the window's cache.
        const kept = stored.map(
          (mark) => before.find((old) => JSON.stringify(old) === JSON.stringify(mark)) ?? mark,
        );
        before = kept;
        const listed = list.with(kept, waiting);
        const shown = [...kept, ...waiting.filter(({ id }) => !kept.some((mark) => mark.id === id))].filter(
          ({ trashed }) => !trashed,
        );
        expect(byId(listed.all)).toEqual(byId(shown));
        const starts = listed.all.map((mark) => mark.place?.start ?? -1);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(byId(listed.drawn)).toEqual(byId(shown.flatMap(pageMarkOf)));
        expect(listed.open).toBe(
          shown.filter(({ state }) => state === 'lost' || state === 'ambiguous').length,
        );
        for (const mark of shown) expect(listed.find(mark.id)).toBe(mark);
        expect(listed.find('none')).toBeUndefined();
        expect(list.with(kept, waiting)).toBe(listed);
      }
    }),
  );
});

test('what the page draws stays the same where only a note is other', () => {
  const list = new MarkList();
  const [one, two] = [1, 2].map(
    (start) =>
      ({
        id: `m${start}`,
        place: { start, end: 9 },
        color: 'key',
        state: 'exact',
        further: [],
      }) as unknown as Annotation,
  ) as [Annotation, Annotation];
  const { drawn } = list.with([one, two], []);
  expect(list.with([one, { ...two, note: 'n' }], []).drawn).toBe(drawn);
  expect(list.with([one, { ...two, color: 'question' }], []).drawn).not.toBe(drawn);
});

test('a changed list is the old one with what has changed', () => {
  const numbers = fc.array(fc.nat(50), { maxLength: 120 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const things = Array.from({ length: 51 }, (_, at) => ({ at }));
      const order = (x: { at: number }, y: { at: number }) => x.at - y.at;
      const of = (list: readonly number[]) =>
        [...new Set(list)].map((at) => things[at] as { at: number }).sort(order);
      expect(changedList(of(a), listChanges(of(a), of(b)), order)).toEqual(of(b));
    }),
  );
});
