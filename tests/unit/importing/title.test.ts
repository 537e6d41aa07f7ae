import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titleFromText } from '../../../archive/importing/title.ts';

describe('a title made of the text', () => {
  const cases: readonly (readonly [name: string, text: string, title: string])[] = [
    ['the first sentence', 'He will stay. The council met.', 'He will stay.'],
    ['a first line without an end', 'Councilman will not resign\nHe said so.', 'Councilman will not resign'],
    ['a question', 'Will he stay? He will.', 'Will he stay?'],
    ['after empty lines', '\n\n  \nHe stays.', 'He stays.'],
    ['without its date', 'date 2022-10-19 Kevin de León stays. He said so.', 'Kevin de León stays.'],
    ['of the line after one that is only a date', 'date 2022-10-19\nHe stays.', 'He stays.'],
    ['with an impossible date, which is none', 'date 2022-02-31 He stays.', 'date 2022-02-31 He stays.'],
    ['with white space collapsed', 'He\t\twill   stay.', 'He will stay.'],
    [
      'not cut at an abbreviation',
      'Dr. Inês Carvalhão warned of it. She was right.',
      'Dr. Inês Carvalhão warned of it.',
    ],
    ['not cut at initials', 'The U.S. Senate voted. It was late.', 'The U.S. Senate voted.'],
    [
      'not cut at an initial of a name',
      'J. R. Hartley wrote a book. It sold.',
      'J. R. Hartley wrote a book.',
    ],
    ['in Chinese', '市议员拒绝辞职。他说了。', '市议员拒绝辞职。'],
    ['in Arabic', 'لن يستقيل؟ قال ذلك.', 'لن يستقيل؟'],
    ['nothing', ' \n ', ''],
    ['89 characters are kept', `${'a'.repeat(88)}.`, `${'a'.repeat(88)}.`],
    ['90 characters are cut', 'a'.repeat(90), `${'a'.repeat(88)}…`],
    [
      'a long one is cut at a word, without its comma',
      `${'word '.repeat(16)}and, ${'long'.repeat(20)}`,
      `${'word '.repeat(16)}and…`,
    ],
    ['emoji are not cut in two', '🔥'.repeat(100), `${'🔥'.repeat(88)}…`],
  ];
  test.each(cases)('%s', (_name, text, title) => expect(titleFromText(text)).toBe(title));

  test('stays below 90 characters, on one line, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc.lorem({ maxCount: 40 }),
          fc
            .array(fc.constantFrom('Dr. ', 'word', ' ', '. ', '\n', '2022-10-19 ', '🔥', '—'))
            .map((parts) => parts.join('')),
        ),
        (text) => {
          const title = titleFromText(text);
          expect([...title].length).toBeLessThan(90);
          expect(title).not.toMatch(/\s\s|^\s|\s$|\n/u);
        },
      ),
      { numRuns: 400 },
    );
  });
});
