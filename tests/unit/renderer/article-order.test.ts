import { describe, expect, test } from 'vitest';
import type { ArticleSummary } from '../../../archive/contract/views.ts';
import { type ArticleOrder, fitting, ordered } from '../../../renderer/library/article-order.ts';

const article = (id: string, known: Partial<ArticleSummary>): ArticleSummary => ({
  id,
  title: id,
  authors: [],
  publisher: '',
  published: null,
  kind: 'text',
  annotations: 0,
  sparks: [],
  added: '2026-01-01T00:00:00Z',
  trashed: false,
  copy: 'here',
  ...known,
});

const library = [
  article('a', { title: 'Älteres', publisher: 'Zeitung', published: '2020', annotations: 1 }),
  article('b', { title: 'alpha', publisher: 'Courant', published: null, added: '2026-03-01T00:00:00Z' }),
  article('c', { title: 'Beta', publisher: 'courant', published: '2021-05', annotations: 7 }),
  article('d', { title: 'Gone', trashed: true }),
];

describe('the library', () => {
  test.each<[ArticleOrder, string]>([
    ['added', 'bac'],
    ['published', 'cab'],
    ['title', 'bac'],
    ['publisher', 'bca'],
    ['marks', 'cab'],
  ])('is ordered by %s, without the trash', (order, ids) => {
    expect(
      ordered(library, order)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids);
  });

  test.each([
    ['alteres', 'a'],
    ['COURANT', 'bc'],
    ['courant beta', 'c'],
    ['  ', 'abcd'],
    ['nothing such', ''],
  ])('the filter %j leaves %j', (filter, ids) => {
    expect(
      fitting(library, filter)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids);
  });
});
