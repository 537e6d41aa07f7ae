import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePoints } from '../../../archive/anchoring/code-points.shared.ts';

/** Texts with astral characters, lone halves of pairs, and more than one step of the table. */
const text = fc
  .array(fc.constantFrom('a', 'é', '🔥', '\ud83d', '\udd25', '\n', '𝒳', 'words '), { maxLength: 400 })
  .chain((parts) => fc.constantFrom(1, 1, 12).map((times) => parts.join('').repeat(times)));

describe('code points', () => {
  test('are counted as Array.from counts them', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(new CodePoints(value).length).toBe(Array.from(value).length);
      }),
    );
  });

  test('are where Array.from has them', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, pick) => {
        const characters = Array.from(value);
        const points = new CodePoints(value);
        const point = pick % (characters.length + 1);
        const unit = characters.slice(0, point).join('').length;
        expect(points.toUnit(point)).toBe(unit);
        expect(points.fromUnit(unit)).toBe(point);
      }),
      { numRuns: 500 },
    );
  });

  test('cut as Array.from cuts', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (value, first, second) => {
        const characters = Array.from(value);
        const [start = 0, end = 0] = [first, second]
          .map((at) => at % (characters.length + 1))
          .sort((a, b) => a - b);
        expect(new CodePoints(value).slice(start, end)).toBe(characters.slice(start, end).join(''));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['inside a pair counts with the pair', 'a🔥b', 2, 2],
    ['beyond the end is the end', 'a🔥b', 99, 3],
    ['beyond the end of a plain text is the end', 'abc', 99, 3],
    ['of nothing is 0', '', 0, 0],
  ])('a unit %s', (_name, value, unit, point) => expect(new CodePoints(value).fromUnit(unit)).toBe(point));

  test.each([
    ['a🔥b', 4],
    ['abc', 3],
  ])('a point beyond the end is the end: %s', (value, unit) =>
    expect(new CodePoints(value).toUnit(99)).toBe(unit),
  );
});
