import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextAfter, contextBefore, oneLine } from '../../../archive/anchoring/context.ts';

describe('the words before a passage', () => {
  test.each([
    ['all, where they are few', 'one two [', 20, 'one two '],
    ['cut at a word', 'one two three [', 8, '…three '],
    ['on one line', 'one\n\ntwo\f[', 20, 'one two '],
    ['a long word', `${'x'.repeat(30)}[`, 10, `…${'x'.repeat(10)}`],
    ['none', '[', 10, ''],
  ])('%s', (_name, text, length, expected) =>
    expect(contextBefore(text, text.indexOf('['), length)).toBe(expected),
  );
});

describe('the words after a passage', () => {
  test.each([
    ['all, where they are few', '] one two', 20, ' one two'],
    ['cut at a word', '] one two three', 8, ' one…'],
    ['on one line', ']\none\ttwo', 20, ' one two'],
    ['a long word', `]${'x'.repeat(30)}`, 10, `${'x'.repeat(10)}…`],
    ['none', ']', 10, ''],
  ])('%s', (_name, text, length, expected) =>
    expect(contextAfter(text, text.indexOf(']') + 1, length)).toBe(expected),
  );
});

test('no cut falls into the middle of a character, and none is longer than was asked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 100 }),
      fc.nat(),
      fc.integer({ min: 1, max: 30 }),
      (text, pick, length) => {
        const whole = Array.from(text);
        const unit = whole.slice(0, pick % (whole.length + 1)).join('').length;
        for (const words of [contextBefore(text, unit, length), contextAfter(text, unit, length)]) {
          expect(words).not.toMatch(/\p{Surrogate}/u);
          expect(words.length).toBeLessThanOrEqual(length + 1);
        }
      },
    ),
  );
});

test('a passage is read on one line', () => expect(oneLine('a\n\n b\f\tc')).toBe('a b c'));
