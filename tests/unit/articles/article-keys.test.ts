import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareKeys,
  filteredText,
  filterWords,
  hasWords,
  textKey,
} from '../../../archive/articles/article-keys.shared.ts';

const sorted = (titles: readonly string[]): string[] =>
  [...titles].sort((a, b) => compareKeys(textKey(a), textKey(b)));

describe('titles are sorted', () => {
  test.each<[string, string[]]>([
    ['without case and accents', ['Ærø', 'Äpfel', 'apple', 'ápril', 'Azure', 'banana']],
    ['without the marks that they begin with', ['alpha', '“Beta”', '… delta', '(Gamma)']],
    ['by the value of their numbers', ['Note 2', 'Note 10', 'Note 010 b', 'Note 100', 'Note x']],
    ['numbers before letters', ['7 days', '1984', 'A year']],
    ['words before longer ones that begin with them', ['Port', 'Port Verrin', 'Portal']],
    [
      'other scripts by their code points, after Latin',
      ['zebra', 'Ωmega', 'Жук', 'כותרת', '会議', '𠀀 rare'],
    ],
  ])('%s', (_, inOrder) => {
    expect(sorted([...inOrder].reverse())).toEqual(inOrder);
  });

  test('nothing but marks gives no key', () => {
    expect(['', '  ', '…', '“”'].map(textKey)).toEqual(['', '', '', '']);
  });

  test('in the order of the bytes of their keys, as an index has them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  test('numbers by their value, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(compareKeys(textKey(`Part ${a}`), textKey(`Part ${b}`)))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe('a filter', () => {
  const article = {
    title: 'Councilman de León’s “new” Straße',
    authors: ['Ana Sá', '山田 太郎'],
    publisher: 'El País',
    published: '2022-10-19',
    added: '2026-01-01T00:00:00Z',
    annotations: 0,
  };
  test.each([
    ['leon councilman', true],
    ['LEÓN STRASSE', true],
    ["de leon's", true],
    ['pais sa', true],
    ['太郎', true],
    ['19 october', true],
    ['octo 2022', true],
    ['', true],
    ['   ', true],
    ['leon missing', false],
    ['2022-10', false],
  ])('of %j fits: %s', (filter, fits) => {
    expect(hasWords(filteredText(article), filterWords(filter))).toBe(fits);
  });
});
