import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Part, shortened, wordDiff } from '../../../renderer/history/word-diff.ts';

const side = (parts: readonly Part[], kind: 'gone' | 'new'): string =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('what was changed in a text', () => {
  test('is told word by word', () => {
    expect(wordDiff('He will stay till May.', 'He may stay till June.')).toEqual([
      { kind: 'same', text: 'He ' },
      { kind: 'gone', text: 'will' },
      { kind: 'new', text: 'may' },
      { kind: 'same', text: ' stay till ' },
      { kind: 'gone', text: 'May' },
      { kind: 'new', text: 'June' },
      { kind: 'same', text: '.' },
    ]);
    expect(wordDiff('a b c d', 'x y c d')).toEqual([
      { kind: 'gone', text: 'a b' },
      { kind: 'new', text: 'x y' },
      { kind: 'same', text: ' c d' },
    ]);
  });

  test('makes both texts whole again, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '. ', 'é', '漢字', '👩‍🚀'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = wordDiff(from.join(''), to.join(''));
        expect(side(parts, 'gone')).toBe(from.join(''));
        expect(side(parts, 'new')).toBe(to.join(''));
        parts.forEach(({ kind, text: words }, index) => {
          expect(words).not.toBe('');
          expect(parts[index + 1]?.kind).not.toBe(kind);
        });
      }),
    );
  });

  test('of two very long texts is found in reasonable time', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`).join(' ');
    const parts = wordDiff(long('a'), long('b'));
    expect(side(parts, 'new')).toBe(long('b'));
  });

  test('can be shortened to what stands near the changes', () => {
    const far = 'word '.repeat(100);
    const parts = shortened(wordDiff(`${far}old ${far}old ${far}`, `${far}new ${far}new ${far}`));
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same', 'gone', 'new', 'same']);
    expect(parts.every(({ text }) => text.length < 150)).toBe(true);
  });
});
