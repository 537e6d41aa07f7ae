import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastOrigins, originsOfAll } from '../../../archive/matrix/origins.ts';

const derivations = (said: Record<string, string[]>) => new Map(Object.entries(said));
const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const anyDerivations = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 })
  .map((pairs) => {
    const found = new Map<string, string[]>();
    for (const [article, from] of pairs)
      if (article !== from) found.set(article, [...new Set([...(found.get(article) ?? []), from])]);
    return found;
  });

describe('origins', () => {
  test('are the ends of chains, however long', () => {
    expect(originsOfAll(derivations({ paper: ['wire'], blog: ['paper'] }))).toEqual(
      new Map([
        ['wire', ['wire']],
        ['paper', ['wire']],
        ['blog', ['wire']],
      ]),
    );
    const chain = new Map(Array.from({ length: 50_000 }, (_, at) => [`${at}`, [`${at + 1}`]]));
    expect(originsOfAll(chain).get('0')).toEqual(['50000']);
  });

  test('of a ring are one, which is the same wherever one begins', () => {
    const ring = originsOfAll(derivations({ b: ['c'], c: ['a'], a: ['b'], outside: ['c'] }));
    for (const id of ['a', 'b', 'c', 'outside']) expect(ring.get(id)).toEqual(['a']);
    const leading = originsOfAll(derivations({ b: ['c'], c: ['b', 'wire'] }));
    expect(leading.get('b')).toEqual(['wire']);
  });

  test('derive from nothing but what derives from them in turn', () => {
    fc.assert(
      fc.property(anyDerivations, (said) => {
        const reached = (from: string): Set<string> => {
          const seen = new Set([from]);
          for (const id of seen) for (const next of said.get(id) ?? []) seen.add(next);
          return seen;
        };
        for (const [id, origins] of originsOfAll(said)) {
          const ends = [...reached(id)].filter((end) =>
            [...reached(end)].every((back) => reached(back).has(end)),
          );
          const smallest = new Set(ends.map((end) => [...reached(end)].sort()[0]));
          expect(origins).toEqual([...smallest].sort());
        }
      }),
    );
  });
});

describe('the number of origins', () => {
  test('is that of the articles where none derives from another', () => {
    expect(leastOrigins([['a'], ['b'], ['c']])).toBe(3);
    expect(leastOrigins([])).toBe(0);
  });

  test('counts once what comes from one place, and never more than the articles', () => {
    expect(leastOrigins([['wire'], ['wire'], ['own'], ['own']])).toBe(2);
    expect(leastOrigins([['wire', 'court']])).toBe(1);
    expect(leastOrigins([['wire', 'court'], ['wire'], ['court']])).toBe(2);
    expect(
      leastOrigins([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ]),
    ).toBe(2);
  });

  test('is the least that can account for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        (sources) => {
          const subsets = Array.from({ length: 2 ** names.length }, (_, bits) =>
            names.filter((_name, at) => bits & (2 ** at)),
          );
          const enough = subsets.filter((subset) =>
            sources.every((origins) => origins.some((origin) => subset.includes(origin))),
          );
          expect(leastOrigins(sources)).toBe(Math.min(...enough.map(({ length }) => length)));
        },
      ),
    );
  });
});
