import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageMark, ToPage } from '../../../archive/contract/page.ts';
import { ShownMarks } from '../../../renderer/reader/shown-marks.ts';

/** As the page keeps them. */
function received(marks: readonly PageMark[], message: ToPage | null): readonly PageMark[] {
  if (!message) return marks;
  if (message.kind === 'marks') return message.marks;
  if (message.kind !== 'marks-changed') throw new Error(message.kind);
  const others = new Set([...message.gone, ...message.put.map(({ id }) => id)]);
  return [...marks.filter(({ id }) => !others.has(id)), ...message.put];
}

const byId = (marks: readonly PageMark[]): readonly PageMark[] =>
  [...marks].sort((a, b) => (a.id < b.id ? -1 : 1));

const mark = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  start: fc.nat(3),
  end: fc.constant(9),
  color: fc.constantFrom('key' as const, 'question' as const),
  further: fc.option(fc.constant<{ start: number; end: number }[]>([{ start: 20, end: 22 }]), {
    nil: undefined,
  }),
});
const list = fc
  .uniqueArray(mark, { selector: ({ id }) => id })
  .map((marks): PageMark[] =>
    marks.map(({ further, ...rest }) => ({ ...rest, ...(further && { further }) })),
  );

test('the page knows just the marks of the window, whatever changes', () => {
  fc.assert(
    fc.property(fc.array(list, { minLength: 1 }), (lists) => {
      const shown = new ShownMarks();
      let known: readonly PageMark[] = [];
      for (const marks of lists) {
        known = received(known, shown.message(marks, null));
        expect(byId(known)).toEqual(byId(marks));
      }
    }),
  );
});

test('one mark more is told alone, and once', () => {
  const shown = new ShownMarks();
  const many = Array.from(
    { length: 5_000 },
    (_, at): PageMark => ({ id: `m${at}`, start: at, end: at + 1, color: 'key' }),
  );
  expect(shown.message(many, null)).toMatchObject({ kind: 'marks' });
  const made: PageMark = { id: 'new', start: 3, end: 5, color: 'question' };
  expect(shown.added(made)).toEqual({ kind: 'marks-changed', put: [made], gone: [], active: 'new' });
  expect(shown.message([...many, { ...made }], 'new')).toBeNull();
  expect(shown.message([...many, { ...made }], null)).toMatchObject({ put: [], gone: [], active: null });
  expect(shown.message(many, null)).toMatchObject({ put: [], gone: ['new'] });
  shown.forget();
  expect(shown.message(many, null)).toMatchObject({ kind: 'marks' });
});
