import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Find } from '../../../archive/contract/reading.ts';
import { WordFinder } from '../../../renderer/page/find-words.ts';

const loosely: Find = { words: '', caseMatters: false, accentsMatter: false, wholeWords: false };

function found(text: string, words: string, how: Partial<Find> = {}): string[] {
  return new WordFinder(text)
    .find({ ...loosely, ...how, words })
    .map(({ start, end }) => text.slice(start, end));
}

describe('words are found', () => {
  const cases: readonly (readonly [name: string, text: string, words: string, found: readonly string[]])[] = [
    ['without accents', 'Kevin de León and LEÓN', 'leon', ['León', 'LEÓN']],
    ['with accents that the text lacks', 'Kevin de Leon', 'León', ['Leon']],
    ['that have their accents apart', 'Le\u0301on', 'leon', ['Le\u0301on']],
    ['written with other letters', 'Straße, Łódź, Œuvre', 'strasse', ['Straße']],
    ['in either case', 'Œuvre', 'OEUVRE', ['Œuvre']],
    ['with any quotation marks and dashes', '“No” – he’s', '"no" - he\'s', ['“No” – he’s']],
    [
      'across lines and paragraphs',
      'the\n  rope was\n\ncounted',
      'the rope was counted',
      ['the\n  rope was\n\ncounted'],
    ],
    ['across pages', 'the end\fand the beginning', 'end and', ['end\fand']],
    ['across a hyphen at the end of a line', 'the har-\nbour', 'harbour', ['har-\nbour']],
    ['with their own hyphen at the end of a line', 'a well-\nknown one', 'well-known', ['well-\nknown']],
    ['by a part of one that is broken', 'the har-\nbour', 'bour', ['bour']],
    ['with soft hyphens and joiners in them', 'har\u00adbour\u200b', 'harbour', ['har\u00adbour\u200b']],
    ['with ligatures', 'the ﬁnal oﬃce', 'final office', ['ﬁnal oﬃce']],
    ['by a part of a ligature, of which the whole is shown', 'oﬃce', 'fic', ['ﬃc']],
    ['in Arabic, without vowels', 'كِتَابٌ', 'كتاب', ['كِتَابٌ']],
    ['in forms by their position', 'ﻛﺘﺎﺏ', 'كتاب', ['ﻛﺘﺎﺏ']],
    ['in Japanese, across lines', '東京\n都', '東京都', ['東京\n都']],
    ['beside pairs of surrogates', '😀 rope 😀', 'rope 😀', ['rope 😀']],
    ['as they are, not as a pattern', 'a.c abc a+ (x)', 'a.c', ['a.c']],
    ['with brackets', 'a.c abc a+ (x)', '(x)', ['(x)']],
    ['none by white space alone', 'a b', ' ', []],
    ['none of an empty text', '', 'a', []],
  ];
  for (const [name, text, words, expected] of cases) {
    it(name, () => expect(found(text, words)).toEqual(expected));
  }
});

describe('where it is asked for', () => {
  it('case matters', () => {
    expect(found('Rope rope', 'rope', { caseMatters: true })).toEqual(['rope']);
    expect(found('León LEON', 'Leon', { caseMatters: true })).toEqual(['León']);
  });

  it('accents matter', () => {
    expect(found('León Leon', 'leon', { accentsMatter: true })).toEqual(['Leon']);
    expect(found('Straße', 'strasse', { accentsMatter: true })).toEqual([]);
  });

  it('only whole words count', () => {
    expect(found('rope ropes (rope) rope_', 'rope', { wholeWords: true })).toEqual(['rope', 'rope']);
    expect(found('har-\nbour', 'har', { wholeWords: true })).toEqual([]);
    expect(found('élan lan', 'lan', { wholeWords: true })).toEqual(['lan']);
  });
});

it('every place that is told reads as what was looked for, and they follow each other', () => {
  const piece = fc.constantFrom('a', 'é', 'ß', ' ', '\n\n', '-', '-\n', 'ﬁ', '😀', 'Ł', '\u0301', 'rope');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      (text, words) => {
        const whole = text.join('');
        const places = new WordFinder(whole).find({ ...loosely, words: words.join('') });
        let before = 0;
        for (const { start, end } of places) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = start;
          // What is found is found again in itself; whether a hyphen ends a line is told by the letter before it.
          expect(found(whole.slice(Math.max(0, start - 1), end), words.join('')).length).toBeGreaterThan(0);
        }
      },
    ),
    {
      examples: [
        [
          ['a', '-\n', 'ﬁ'],
          ['-', 'ﬁ', ' '],
        ],
      ],
    },
  );
});

it('all places of a megabyte are found', () => {
  const text = 'The second winter of that year, the Ropes were counted – “twice”. '.repeat(16_000);
  expect(found(text, 'ropes were')).toHaveLength(16_000);
});
