import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorsBetween, longFrom, matchByEnds } from '../../../archive/anchoring/long-match.ts';

/** The textbook's table. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

test('errors between two texts are counted, up to a number', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 24 });
  fc.assert(
    fc.property(few, few, fc.nat(26), (a, b, most) => {
      const errors = distance(a, b);
      expect(errorsBetween(a, b, most)).toBe(errors <= most ? errors : undefined);
    }),
  );
});

describe('a long quote', () => {
  const word = fc.stringMatching(/^[a-z]{2,9}$/u);
  const prose = (least: number): fc.Arbitrary<string> =>
    fc.array(word, { minLength: least, maxLength: least + 60 }).map((words) => words.join(' '));
  const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('put in', 'left out', 'replaced') });

  test('is found between other words, whatever few errors are in it', () => {
    fc.assert(
      fc.property(
        prose(80).filter(({ length }) => length >= longFrom),
        prose(20),
        prose(20),
        fc.array(edit, { maxLength: 5 }),
        (words, before, after, edits) => {
          let now = words;
          for (const { at, kind } of edits) {
            // Not at the very edge, where nobody could say which character it is.
            const here = 12 + (at % (now.length - 24));
            now =
              now.slice(0, here) +
              (kind === 'left out' ? '' : 'ß') +
              now.slice(kind === 'put in' ? here : here + 1);
          }
          const all = `${before} | ${now} | ${after}`;
          const start = before.length + 3;
          const match = matchByEnds(words, all, { from: 0, to: all.length }, Math.floor(words.length / 4));
          expect(match).toEqual({ start, end: start + now.length, errors: distance(words, now) });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('whose beginning is gone is found without it', () => {
    fc.assert(
      fc.property(prose(90), prose(20), (words, before) => {
        const gone = words.indexOf(' ', 30);
        const all = `${before} | ${words.slice(gone)}`;
        const match = matchByEnds(words, all, { from: 0, to: all.length }, Math.floor(words.length / 4));
        expect(match?.end).toBe(all.length);
        expect(match?.start).toBeLessThanOrEqual(before.length + 3 + 1);
      }),
      { numRuns: 40 },
    );
  });

  test('is not found where only its ends stand', () => {
    const ends = [
      'the beginning of it all, which is long enough to be looked for by itself',
      'its end'.padStart(70, 'e'),
    ];
    const quote = `${ends[0]}${' of the council'.repeat(20)}${ends[1]}`;
    const all = `${ends[0]}${' 12345 67890'.repeat(25)}${ends[1]}`;
    expect(matchByEnds(quote, all, { from: 0, to: all.length }, Math.floor(quote.length / 4))).toBeNull();
  });
});
