import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOf, endOf, farAndNear, nearAndFar } from '../../../renderer/captures/context-words.ts';

const text = 'The water board said on Monday that the gate had been closed.';

test.each([
  [endOf(text, 100), text],
  [endOf(text, 20), '… had been closed.'],
  [endOf(text, 21), '… gate had been closed.'],
  [endOf(text, 22), '… gate had been closed.'],
  [endOf('one\n\ntwo', 10), 'one two'],
  [beginningOf(text, 100), text],
  [beginningOf(text, 9), 'The water …'],
  [beginningOf(text, 11), 'The water …'],
])('words are cut between words: %s', (cut, expected) => {
  expect(cut).toBe(expected);
});

test('a word that is too long is cut within it', () => {
  expect(beginningOf('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)} …`);
});

test('both halves together are the whole', () => {
  const words = fc.array(fc.string({ maxLength: 12 }), { maxLength: 20 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(words, fc.nat(80), (whole, near) => {
      expect(farAndNear(whole, near).join('')).toBe(whole);
      expect(nearAndFar(whole, near).join('')).toBe(whole);
    }),
  );
});
