import { describe, expect, test } from 'vitest';
import { findWords } from '../../../archive/anchoring/find-words.ts';

describe('words that a person typed', () => {
  const cases: readonly (readonly [name: string, text: string, words: string, found: readonly string[]])[] = [
    ['as they stand', 'He will stay.', 'will stay', ['will stay']],
    ['over a line break', 'He will\nstay.', 'will stay', ['will\nstay']],
    ['over a paragraph', 'He will\n\nstay.', 'will stay', ['will\n\nstay']],
    ['over a page', 'He will\n\fstay.', 'will stay', ['will\n\fstay']],
    ['over a space that does not break', 'He will\u00a0stay.', 'will stay', ['will\u00a0stay']],
    ['typed with more white space', 'He will stay.', '  will \n\t stay ', ['will stay']],
    ['not where the space is missing', 'He willstay.', 'will stay', []],
    ['several times', 'a b a b', 'a', ['a', 'a']],
    ['not overlapping', 'aaaa', 'aa', ['aa', 'aa']],
    [
      'with characters of patterns',
      'It cost $5.00 (net) [sic] a+b|c^d*e?f{1}\\g/h',
      '$5.00 (net) [sic] a+b|c^d*e?f{1}\\g/h',
      ['$5.00 (net) [sic] a+b|c^d*e?f{1}\\g/h'],
    ],
    ['with a dot, which is a dot', 'a5b a.b', 'a.b', ['a.b']],
    ['with a hyphen', 'then-Council President', 'then-Council', ['then-Council']],
    ['astral', 'a 🔥🔥 b', '🔥 b', ['🔥 b']],
    ['typed with accents apart', 'Kevin de León', 'de Leo\u0301n', ['de León']],
    ['with other case, which is other words', 'He Will stay', 'he will', []],
    ['nothing', 'words', '', []],
    ['white space only', 'words and words', ' \n ', []],
    ['absent', 'words', 'other', []],
  ];
  test.each(cases)('%s', (_name, text, words, found) =>
    expect(findWords(text, words).map(({ start, end }) => text.slice(start, end))).toEqual(found),
  );
});
