import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fate } from '../../../archive/contract/captures.ts';
import { changedSpans, drawnParagraph } from '../../../renderer/captures/drawn-paragraph.ts';

const fate = (id: string, start: number, end: number): Fate => ({
  id,
  color: 'key',
  quote: '',
  state: 'exact',
  found: null,
  place: { start, end },
  further: [],
  page: null,
});

test('a paragraph is drawn whole, whatever lies on it', () => {
  const span = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc.array(span),
      fc.nat(20),
      (text, spans, start) => {
        const marks = spans.map(([from, to], index) => fate(String(index), from, to));
        const place = { start, end: start + [...text].length };
        const drawn = drawnParagraph(text, place, marks, [{ start: 0, end: Math.min(3, text.length) }]);
        expect(drawn.map((stretch) => stretch.text).join('')).toBe(text);
        let at = 0;
        for (const stretch of drawn) {
          expect(stretch.at).toBe(at);
          at += stretch.text.length;
        }
      },
    ),
  );
});

test('marks stand where they are, in code points of the copy, the innermost above', () => {
  const drawn = drawnParagraph(
    '🔥 the gate was shut',
    { start: 100, end: 119 },
    [fate('outer', 102, 115), fate('inner', 106, 110)],
    [],
  );
  expect(drawn.map(({ text, mark }) => [text, mark?.id ?? ''])).toEqual([
    ['🔥 ', ''],
    ['the ', 'outer'],
    ['gate', 'inner'],
    [' was ', 'outer'],
    ['shut', ''],
  ]);
});

test('what a paragraph has and its counterpart has not is told for either side', () => {
  const [older, newer] = ['the gate was shut on Monday', 'the gate was opened on Monday'];
  const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end));
  expect(cut(older, changedSpans(older, newer, 'gone'))).toEqual(['shut']);
  expect(cut(newer, changedSpans(newer, older, 'new'))).toEqual(['opened']);
});
