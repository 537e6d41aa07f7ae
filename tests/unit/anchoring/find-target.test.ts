import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodePoints } from '../../../archive/anchoring/code-points.shared.ts';
import { findTarget } from '../../../archive/anchoring/find-target.ts';
import { SearchedText } from '../../../archive/anchoring/searched-text.ts';
import { contextLength, describePlace, type Target } from '../../../archive/anchoring/selectors.ts';
import { sha256 } from '../../../archive/articles/capture.ts';

function target(text: string, start: number, end: number): Target {
  return { capture: 'c', textSha256: sha256(text), ...describePlace(text, start, end), pages: [] };
}
const find = (wanted: Target, text: string) =>
  findTarget(wanted, { shown: new SearchedText(text, sha256(text)) });

/** Marks the words between brackets in `text`. */
function marked(text: string): Target {
  const characters = Array.from(text);
  const start = characters.indexOf('[');
  const end = characters.indexOf(']') - 1;
  return target(text.replace(/[[\]]/gu, ''), start, end);
}

describe('a place', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', ' ', '🔥', '\ud83d', '\n', 'León'), { minLength: 1, maxLength: 120 })
    .map((parts) => parts.join(''));

  test('that is described is found again exactly', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (value, from, length) => {
        const count = Array.from(value).length;
        const start = from % count;
        const end = Math.min(count, start + 1 + (length % 20));
        const wanted = target(value, start, end);
        expect(find(wanted, value)).toMatchObject({ state: 'exact', place: { start, end }, words: null });
        expect(wanted.quote.exact).toBe(Array.from(value).slice(start, end).join(''));
        expect(Array.from(wanted.quote.prefix).length).toBeLessThanOrEqual(contextLength);
      }),
      { numRuns: 400 },
    );
  });

  test('is never settled on words that are not the quote', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (value, changed, from, length) => {
        const count = Array.from(value).length;
        const start = from % count;
        const wanted = target(value, start, Math.min(count, start + 1 + (length % 6)));
        const { place, words } = find(wanted, changed);
        // Where they differ in more than white space, it is said how they stand there.
        const bare = (told: string): string => told.replace(/\s/gu, '');
        if (place && words === null)
          expect(bare(new CodePoints(changed).slice(place.start, place.end))).toBe(bare(wanted.quote.exact));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a mark', () => {
  const before = 'The mayor spoke. [He will stay.] The council listened.';
  const states: readonly (readonly [
    name: string,
    marked: string,
    text: string,
    state: string,
    words: string | null,
  ])[] = [
    [
      'in the same text',
      before,
      'The mayor spoke. He will stay. The council listened.',
      'exact',
      'He will stay.',
    ],
    [
      'after words that were put in',
      before,
      'Late on Monday. The mayor spoke. He will stay. The council listened.',
      'moved',
      'He will stay.',
    ],
    [
      'after an astral character that was put in',
      before,
      '🔥🔥 The mayor spoke. He will stay. The council listened.',
      'moved',
      'He will stay.',
    ],
    ['whose surroundings changed', before, 'She asked. He will stay. Nobody listened.', 'ambiguous', null],
    [
      'whose surroundings changed, and that is long enough to speak for itself',
      'The mayor spoke. [He will stay until the gate has been mended.] The council listened.',
      'She asked. He will stay until the gate has been mended. Nobody listened.',
      'moved',
      'He will stay until the gate has been mended.',
    ],
    [
      'that stands twice, once in its context',
      before,
      'He will stay. And: The mayor spoke. He will stay. The council listened.',
      'moved',
      'He will stay.',
    ],
    [
      'that stands twice, both out of context',
      before,
      'A. He will stay. B. He will stay. C.',
      'ambiguous',
      null,
    ],
    ['that stands twice, both in context', 'x [y] x', 'x y x y x', 'ambiguous', null],
    [
      'whose words were corrected, in their context',
      before,
      'The mayor spoke. He would stay. The council listened.',
      'moved',
      'He would stay.',
    ],
    ['whose words were taken out', before, 'The mayor spoke. The council listened.', 'lost', null],
    [
      'whose words have another case',
      before,
      'The mayor spoke. HE WILL STAY. The council listened.',
      'lost',
      null,
    ],
    ['in nothing', before, '', 'lost', null],
    ['that would be cut out of a longer word', '[aa]', 'aaa', 'lost', null],
  ];
  test.each(states)('%s', (_name, where, text, state, words) => {
    const found = find(marked(where), text);
    expect(found.state).toBe(state);
    expect(found.place && new CodePoints(text).slice(found.place.start, found.place.end)).toBe(words);
  });

  test('whose text has the hash of home but other words at its place is looked for', () => {
    const wanted = marked(before);
    const text = `New. ${before.replace(/[[\]]/gu, '')}`;
    expect(findTarget(wanted, { shown: new SearchedText(text, wanted.textSha256) }).state).toBe('moved');
  });
});

describe('words that stand tens of thousands of times', () => {
  const often = Array.from({ length: 40_000 }, (_, at) =>
    at === 33_000 ? 'unlike the others' : 'on the day',
  );
  const text = often.join('. ');

  test('are nowhere in particular without their context: the person is asked', () => {
    const found = find(
      { ...target('the', 0, 3), quote: { type: 'TextQuoteSelector', exact: 'the', prefix: '', suffix: '' } },
      text,
    );
    expect(found).toMatchObject({ state: 'ambiguous', place: null });
  });

  test('are found by it', () => {
    const at = text.indexOf('the others');
    const found = find(target('… day. unlike the others. on', 14, 17), text);
    expect(found).toMatchObject({ state: 'moved', place: { start: at, end: at + 3 } });
  });

  test('even where it is a single letter, in little time', () => {
    const many = 'e o '.repeat(200_000);
    const began = performance.now();
    expect(
      find(
        { ...target('e', 0, 1), quote: { type: 'TextQuoteSelector', exact: 'e', prefix: '', suffix: '' } },
        many,
      ).state,
    ).toBe('ambiguous');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
