import { describe, expect, test } from 'vitest';
import type { Address, ArticleAddress } from '../../../renderer/window/addresses.ts';
import { inSides, samePlace, visited, withBeside, withoutSide } from '../../../renderer/window/sides.ts';

const alone: ArticleAddress = { kind: 'article', id: 'a' };
const both: ArticleAddress = { kind: 'article', id: 'a', beside: { id: 'b', at: 7 } };

describe('going to an article while two are open', () => {
  test('opens it at the side that the person is at, and the other stays', () => {
    expect(inSides(both, { kind: 'article', id: 'c' }, 'main')).toEqual({
      wanted: { kind: 'article', id: 'c', beside: { id: 'b', at: 7 } },
      side: 'main',
    });
    expect(inSides(both, { kind: 'article', id: 'c' }, 'beside')).toEqual({
      wanted: { kind: 'article', id: 'a', beside: { id: 'c' } },
      side: 'beside',
    });
  });

  test('goes to where it is open already', () => {
    const place = { start: 1, end: 2 };
    expect(inSides(both, { kind: 'article', id: 'b', place }, 'main')).toEqual({
      wanted: { kind: 'article', id: 'a', beside: { id: 'b', place } },
      side: 'beside',
    });
    const twice: ArticleAddress = { kind: 'article', id: 'a', beside: { id: 'a' } };
    expect(inSides(twice, { kind: 'article', id: 'a', place }, 'main').side).toBe('main');
    expect(inSides(twice, { kind: 'article', id: 'a', place }, 'beside').side).toBe('beside');
  });

  test('keeps the other side as the very thing that it is, so that it stays where it stands', () => {
    const { wanted } = inSides(both, { kind: 'article', id: 'c' }, 'main');
    expect(wanted.kind === 'article' && wanted.beside).toBe(both.beside);
  });

  test('changes nothing about rooms, about one article, or an address that names both', () => {
    for (const wanted of [{ kind: 'people' }, both, alone] satisfies Address[])
      expect(inSides(alone, wanted, 'main').wanted).toBe(wanted);
    expect(inSides(both, { kind: 'people' }, 'beside')).toEqual({ wanted: { kind: 'people' }, side: 'main' });
  });
});

test('a visit counts for its side alone', () => {
  expect(visited(both, 'beside', 5)).toEqual({ ...both, beside: { id: 'b', at: 7, visit: 5 } });
  expect(visited(both, 'main', 5)).toEqual({ ...both, visit: 5 });
});

test('where in a text the person stood makes no other place', () => {
  expect(samePlace({ ...both, at: 3, visit: 1 }, { ...both, visit: 2, beside: { id: 'b' } })).toBe(true);
  expect(samePlace(both, alone)).toBe(false);
});

test('a side is opened and closed again', () => {
  expect(withBeside(alone, { id: 'b' })).toEqual({ kind: 'article', id: 'a', beside: { id: 'b' } });
  expect(withBeside({ kind: 'library' }, { id: 'b' })).toEqual({ kind: 'article', id: 'b' });
  expect(withoutSide(both, 'beside')).toEqual(alone);
  expect(withoutSide(both, 'main')).toEqual({ kind: 'article', id: 'b', at: 7 });
});
