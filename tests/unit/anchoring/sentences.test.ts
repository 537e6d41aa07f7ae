import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../../archive/anchoring/sentences.shared.ts';

const split = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each<[what: string, sentences: string[]]>([
    ['two plain ones', ['He left.', 'She stayed.']],
    ['questions, calls and dots', ['Did he leave?', 'He did!', 'And then… nothing.']],
    ['titles', ['Mr. Cedillo met Dr. Ana Ruiz.', 'They spoke.']],
    ['initials', ['Robert F. Kennedy spoke.', 'J. K. Rowling wrote.']],
    [
      'letters of a country',
      ['She came to the U.S. Senate in May.', 'He went to the U.S.', 'The rest stayed.'],
    ],
    ['numbers', ['It cost 3.5 million dollars.', 'See No. 5 Main Street.', 'Fig. 2 shows it.']],
    ['months', ['It began on Oct. 9 at noon.', 'It ended in Dec. 2022.']],
    ['closing marks', ['“He will not resign.”', 'She said so (twice.)', 'Then he left.']],
    ['words for example', ['Some left, e.g. Ana and Luis.', 'Others, i.e. the rest, stayed.']],
    ['days in German', ['Am 3. Mai trat er zurück.', 'Das war z. B. Herrn Dr. Meier neu.']],
    ['Chinese', ['他辞职了。', '她没有。']],
    ['Arabic', ['استقال الرئيس.', 'بقي الآخرون.']],
  ])('%s', (_, sentences) => {
    const text = sentences.join(/\p{sc=Han}/u.test(sentences[0] ?? '') ? '' : ' ');
    expect(split(text)).toEqual(sentences);
  });

  test('end at a line break, and need a letter or a number', () => {
    expect(split('One\nTwo\n\n—\n\n3')).toEqual(['One', 'Two', '3']);
    expect(split('')).toEqual([]);
    expect(split(' … ')).toEqual([]);
  });

  test('hold every letter of any text, in order and once', () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    const word = fc.constantFrom(
      'He',
      'left',
      'Dr',
      'U',
      'S',
      'No',
      '5',
      '“',
      '”',
      '(',
      ')',
      '.',
      '…',
      '\n',
      '!',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 30 }), (words) => {
        const text = words.join(' ');
        const found = sentencesOf(text);
        expect(letters(found.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(letters(text));
        found.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(found[at - 1]?.end ?? 0);
        });
      }),
    );
  });
});
