import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combined, differences } from '../../../renderer/decisions/compare.ts';

/** A version as it is drawn, with what the others don't have in brackets. */
const drawn = (texts: readonly string[]): string[] =>
  differences(texts).map((stretches) =>
    stretches.map(({ text, own }) => (own ? `[${text}]` : text)).join(''),
  );

describe('the differences of versions', () => {
  test('are told word by word', () =>
    expect(drawn(['The clerk denies it.', 'The warden denies all of it.'])).toEqual([
      'The [clerk] denies it.',
      'The [warden] denies [all of] it.',
    ]));

  test('of three are what not all of the others have', () =>
    expect(drawn(['a b', 'a b', 'a c'])).toEqual(['a [b]', 'a [b]', 'a [c]']));

  test('leave every text as it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'ß', '字', '👍🏽') }), {
          minLength: 2,
          maxLength: 4,
        }),
        (texts) => {
          expect(differences(texts).map((stretches) => stretches.map(({ text }) => text).join(''))).toEqual(
            texts,
          );
        },
      ),
    );
  });
});

describe('versions combined', () => {
  test('hold each shared paragraph once, and the others where they stood', () =>
    expect(combined(['one\n\ntwo\n\nthree', 'one\n\nzwei\n\nthree\n\nfour'])).toBe(
      'one\n\ntwo\n\nzwei\n\nthree\n\nfour',
    ));

  test('leave out a version that was emptied', () => expect(combined(['', 'a'])).toBe('a'));

  test('hold every paragraph of each', () => {
    const paragraph = fc.constantFrom('one', 'two', 'three', 'four\nlines');
    const text = fc.array(paragraph, { maxLength: 5 }).map((paragraphs) => paragraphs.join('\n\n'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (versions) => {
        const whole = combined(versions).split('\n\n');
        for (const version of versions.filter((one) => one !== ''))
          expect(isWithin(version.split('\n\n'), whole)).toBe(true);
      }),
    );
  });
});

/** Whether the paragraphs stand in the whole, in their order. */
function isWithin(paragraphs: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const paragraph of whole) if (paragraph === paragraphs[at]) at++;
  return at === paragraphs.length;
}
