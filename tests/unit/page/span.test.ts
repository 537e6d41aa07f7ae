import { describe, expect, it } from 'vitest';
import { CodePoints } from '../../../archive/anchoring/code-points.shared.ts';
import { placeOfSpan, shared, spanOfPlace, trimmed } from '../../../renderer/page/span.ts';

describe('trimmed', () => {
  const cases = [
    { name: 'keeps words as they are', text: 'a word here', span: [2, 6], kept: 'word' },
    { name: 'drops white space at both edges', text: 'a  word\n here', span: [1, 9], kept: 'word' },
    { name: 'drops the break between PDF pages', text: 'end\fnext', span: [0, 4], kept: 'end' },
    { name: 'drops no-break spaces', text: 'a\u00a0word\u00a0', span: [1, 7], kept: 'word' },
    { name: 'keeps white space inside', text: ' one\n\ntwo ', span: [0, 10], kept: 'one\n\ntwo' },
    { name: 'takes in the whole of a surrogate pair at its start', text: 'a😀b', span: [2, 4], kept: '😀b' },
    { name: 'takes in the whole of a surrogate pair at its end', text: 'a😀b', span: [0, 2], kept: 'a😀' },
    { name: 'is cut to the text', text: 'short', span: [-3, 99], kept: 'short' },
  ] as const;
  for (const { name, text, span, kept } of cases) {
    it(name, () => {
      const found = trimmed(text, { start: span[0], end: span[1] });
      expect(found && text.slice(found.start, found.end)).toBe(kept);
    });
  }

  it('is null where there are no words', () => {
    expect(trimmed('a \n\n b', { start: 1, end: 5 })).toBeNull();
    expect(trimmed('ab', { start: 1, end: 1 })).toBeNull();
  });
});

describe('places and spans', () => {
  const text = 'a😀b𝒜c';
  const points = new CodePoints(text);

  it('counts code points in places and code units in spans', () => {
    expect(spanOfPlace(points, { start: 1, end: 3 })).toEqual({ start: 1, end: 4 });
    expect(placeOfSpan(points, { start: 1, end: 4 })).toEqual({ start: 1, end: 3 });
  });

  it('cuts a place that reaches past the text, and drops one beyond it', () => {
    expect(spanOfPlace(points, { start: 4, end: 900 })).toEqual({ start: 6, end: 7 });
    expect(spanOfPlace(points, { start: 800, end: 900 })).toBeNull();
    expect(spanOfPlace(points, { start: 3, end: 1 })).toBeNull();
  });
});

it('shared is what two spans have in common', () => {
  expect(shared({ start: 0, end: 5 }, { start: 3, end: 9 })).toEqual({ start: 3, end: 5 });
  expect(shared({ start: 0, end: 3 }, { start: 3, end: 9 })).toBeNull();
});
