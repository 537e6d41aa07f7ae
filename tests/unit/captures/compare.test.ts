import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedTexts } from '../../../archive/captures/compare.ts';

const paragraph = fc
  .array(fc.constantFrom('water', 'gate', 'Ångström', '🔥', 'said', '“yes”', 'مرحبا', 'the'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((words) => words.join(' '));
const text = fc.array(paragraph, { maxLength: 12 });

describe('two texts', () => {
  test('are both told whole, in order, with places of the newer words', () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const to = newer.join('\n\n');
        const points = [...to];
        const parts = comparedTexts(older.join('\n\n'), to);
        expect(parts.map((part) => part.to).filter(Boolean)).toEqual(newer);
        const from = parts.map((part) => part.from).filter(Boolean);
        expect(from).toEqual(older);
        const oldPoints = [...older.join('\n\n')];
        for (const { kind, from: was, to: now, fromPlace, place } of parts) {
          expect(fromPlace === null).toBe(was === '');
          if (fromPlace) expect(oldPoints.slice(fromPlace.start, fromPlace.end).join('')).toBe(was);
          expect(place === null).toBe(now === '');
          if (place) expect(points.slice(place.start, place.end).join('')).toBe(now);
          if (kind === 'new') expect(was).toBe('');
          if (kind === 'gone') expect(now).toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('that are alike have no changes, also where lines were broken otherwise', () => {
    const kinds = (a: string, b: string) => comparedTexts(a, b).map(({ kind }) => kind);
    expect(comparedTexts('One two\nthree.', 'One two three.')).toMatchObject([
      { kind: 'same', from: 'One two\nthree.', to: 'One two three.', fromPlace: { start: 0, end: 14 } },
    ]);
    expect(kinds('One two\nthree.\n\nFour.', 'One two three.\n\nFour.')).toEqual(['same', 'same']);
  });

  test('show a rewritten paragraph as one, and others as gone and new', () => {
    expect(
      comparedTexts(
        'Kept.\n\nThe gate was closed on Monday by the keeper.\n\nAll of this went.',
        'Kept.\n\nSomething altogether new came.\n\nThe gate was opened on Monday by the keeper.',
      ).map(({ kind }) => kind),
    ).toEqual(['same', 'new', 'changed', 'gone']);
  });

  test('of pages are compared across them', () => {
    expect(
      comparedTexts('One page.\fTwo page.', 'One page.\fTwo page.\fThree.').map(({ kind }) => kind),
    ).toEqual(['same', 'same', 'new']);
  });
});
