import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTarget } from '../../../archive/anchoring/find-target.ts';
import { foldText } from '../../../archive/anchoring/folded-text.ts';
import { SearchedText } from '../../../archive/anchoring/searched-text.ts';
import { describePlace, type Target } from '../../../archive/anchoring/selectors.ts';

const searched = (text: string): SearchedText => new SearchedText(text, `sum of ${text}`);

function target(text: string, ...pieces: readonly string[]): Target {
  const [first, ...others] = pieces.map((words) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return { ...describePlace(text, start, start + [...words].length), pages: [] };
  });
  if (!first) throw new Error('no piece');
  return {
    capture: 'home',
    textSha256: `sum of ${text}`,
    ...first,
    ...(others.length > 0 && { further: others }),
  };
}

/** With the text of home at hand, and without. */
function found(wanted: Target, home: string, text: string) {
  const shown = searched(text);
  return [searched(home), undefined].map((at) => {
    const { state, place } = findTarget(wanted, { shown, home: at });
    return [state, place && shown.points.slice(place.start, place.end)];
  });
}

const home = `The council met on Monday to discuss the budget of the harbour. Linus Berg asked for another vote, and “nobody
left” before noon — so it is said. The council met on Tuesday to discuss the budget of the school. It rained for a week.`;

describe('a mark in a changed text', () => {
  const lost = ['lost', null];
  const cases: readonly [
    name: string,
    words: string,
    from: string | RegExp,
    to: string,
    words: string | null,
  ][] = [
    [
      'with straight quotes and other dashes',
      '“nobody left” before noon — so',
      /“nobody\nleft” before noon —/u,
      '"nobody left" before noon –',
      '"nobody left" before noon – so',
    ],
    [
      'broken into lines anew',
      'asked for another vote',
      'asked for another',
      'asked\nfor\u00a0another',
      'asked\nfor\u00a0another vote',
    ],
    [
      'with soft hyphens and ligatures',
      'discuss the budget of the school',
      'discuss the budget of the school',
      'dis\u00adcuss the bud\u00adget of the school',
      'dis\u00adcuss the bud\u00adget of the school',
    ],
    [
      'with a letter put right',
      'asked for another vote',
      'another vote',
      'annother vote',
      'asked for annother vote',
    ],
    ['whose name stands only within another word', 'Linus', 'Linus Berg', 'Some chines', null],
    [
      'taken out, with its like still there',
      'The council met on Tuesday to discuss the budget of the school.',
      'The council met on Tuesday to discuss the budget of the school. ',
      '',
      null,
    ],
    [
      'taken out, with its like before it',
      'The council met on Monday to discuss the budget of the harbour.',
      'The council met on Monday to discuss the budget of the harbour. ',
      '',
      null,
    ],
  ];
  test.each(cases)('%s', (_name, words, from, to, stands) => {
    const text = home.replace(from, to);
    const before = words.replace('“nobody left”', '“nobody\nleft”');
    const expected = stands === null ? lost : ['moved', stands];
    expect(found(target(home, before), home, text)).toEqual([expected, expected]);
  });

  test('is found by its pieces, and as well off as the worst', () => {
    const wanted = target(home, 'The council met on Monday', 'It rained for a week.');
    const shown = searched(`So. ${home}`);
    expect(findTarget(wanted, { shown, home: searched(home) })).toMatchObject({
      state: 'moved',
      place: { start: 4, end: 29 },
      further: [{ start: shown.points.length - 21, end: shown.points.length }],
      words: null,
    });
    const without = searched(home.replace(' It rained for a week.', ''));
    expect(findTarget(wanted, { shown: without, home: searched(home) })).toEqual({
      state: 'lost',
      place: null,
      further: [],
      words: null,
    });
  });

  test('that is a region is found by its words in another text, if there are enough of them', () => {
    const region = { type: 'PdfRegionSelector' as const, page: 1, rect: [0, 0, 10, 10] };
    const state = (wanted: Target, text: string): string =>
      findTarget({ ...wanted, region }, { shown: searched(text) }).state;
    const [many, few] = [target(home, 'asked for another vote'), target(home, 'Monday')];
    expect([state(many, home), state(few, home)]).toEqual(['exact', 'exact']);
    expect([state(many, `So. ${home}`), state(few, `So. ${home}`)]).toEqual(['moved', 'lost']);
  });
});

const word = fc.stringMatching(/^[a-zé]{2,9}$/u);
const prose = fc.array(word, { minLength: 30, maxLength: 120 }).map((words) => words.join(' '));

/** Words of a text by two numbers. */
function stretch(text: string, from: number, count: number): { start: number; end: number; words: string } {
  const words = text.split(' ');
  const first = from % (words.length - 12);
  const start = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
  const chosen = words.slice(first, first + 3 + (count % 9)).join(' ');
  return { start, end: start + chosen.length, words: chosen };
}

describe('whatever is put before and after it, a mark', () => {
  test('stands at its own words', () => {
    fc.assert(
      fc.property(prose, prose, prose, fc.nat(), fc.nat(), (text, before, after, from, count) => {
        const { start, end } = stretch(text, from, count);
        const wanted: Target = {
          capture: 'home',
          textSha256: `sum of ${text}`,
          ...describePlace(text, start, end),
          pages: [],
        };
        const changed = `${before}. ${text} ${after}`;
        const { state, place } = findTarget(wanted, { shown: searched(changed), home: searched(text) });
        const shift = before.length + 2;
        expect([state, place]).toEqual(['moved', { start: start + shift, end: end + shift }]);
      }),
      { numRuns: 150 },
    );
  });

  test('is never put on other words when its own are taken out', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat(), (text, from, count) => {
        const { start, end, words } = stretch(text, from, count);
        const wanted: Target = {
          capture: 'home',
          textSha256: `sum of ${text}`,
          ...describePlace(text, start, end),
          pages: [],
        };
        const changed = text.slice(0, start) + text.slice(end);
        fc.pre(!changed.includes(words));
        expect(findTarget(wanted, { shown: searched(changed), home: searched(text) }).place).toBeNull();
        expect(findTarget(wanted, { shown: searched(changed) }).place).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe('a folded text', () => {
  test('leads back to what it was folded from', () => {
    const parts = fc.constantFrom('a', 'ﬁ', ' ', '\n\n', '\u00ad', '“', '…', '🔥', '—', 'é', '\u00a0');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (chosen) => {
        const text = chosen.join('');
        const folded = foldText(text);
        for (let at = 0; at < folded.text.length; at++) {
          const { start, end } = folded.unfolded(at, at + 1);
          expect(foldText(text.slice(start, end)).text).toContain(folded.text[at]);
        }
        expect(foldText(folded.text).text).toBe(folded.text);
      }),
    );
  });
});
