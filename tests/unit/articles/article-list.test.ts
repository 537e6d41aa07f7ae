import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articlesBetween, pageOfArticles, placeOfArticle } from '../../../archive/articles/article-list.ts';
import { articleSummaries } from '../../../archive/articles/article-views.ts';
import { trashArticles } from '../../../archive/articles/trash-articles.ts';
import type { ArticleOrder, ArticleQuery } from '../../../archive/contract/article-list.ts';
import { newArchive, onAnotherDevice, problemOf, type TestArchive } from '../archive-in-folder.ts';

interface Known {
  readonly title: string;
  readonly publisher?: string;
  readonly published?: string | null;
  readonly added?: string;
  readonly trashed?: boolean;
  readonly marks?: number;
}

/** Ids say which article it is: the last letter is its place among those given. */
const idOf = (at: number): string => `00000000000${'0123456789abcdefghjk'.charAt(at)}`;

function archiveWith(articles: readonly Known[]): TestArchive {
  const opened = newArchive();
  opened.archive.commit((draft) => {
    articles.forEach((known, at) => {
      const home = `articles/${idOf(at)}`;
      draft.set(home, 'title', known.title);
      draft.set(home, 'publisher', known.publisher ?? '');
      draft.set(home, 'published', known.published ?? null);
      draft.set(home, 'added', known.added ?? '2026-01-01T00:00:00Z');
      if (known.trashed) draft.set(home, 'trashed', true);
      for (let mark = 0; mark < (known.marks ?? 0); mark++)
        draft.set(`${home}/annotations/11111111111${mark}`, 'target', {
          capture: '20261122T101112Z-9f86d081',
          textSha256: 'x',
          quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
          position: { type: 'TextPositionSelector', start: mark, end: mark + 1 },
          pages: [],
        });
    });
  });
  return opened;
}

const library = [
  { title: 'Älteres', publisher: 'Zeitung', published: '2020', marks: 1 },
  { title: 'alpha', publisher: 'Courant', added: '2026-03-01T00:00:00Z' },
  { title: 'Beta 10', publisher: 'courant', published: '2021-05', marks: 3 },
  { title: 'Beta 9', publisher: '' },
  { title: 'Gone', trashed: true },
];

const listed = (opened: TestArchive, query: Partial<ArticleQuery>): string =>
  pageOfArticles(opened.archive, { order: 'added', descending: true, offset: 0, limit: 500, ...query })
    .ids.map((id) => 'abcdefghij'.charAt(Number(id.at(-1))))
    .join('');

describe('the library', () => {
  test.each<[ArticleOrder, up: string, down: string]>([
    ['added', 'acdb', 'bdca'],
    // Without a date, or without a publisher: last either way.
    ['published', 'acbd', 'cadb'],
    ['title', 'badc', 'cdab'],
    ['publisher', 'bcad', 'acbd'],
    ['marks', 'bdac', 'cadb'],
  ])('is ordered by %s, either way, without the trash', (order, up, down) => {
    const opened = archiveWith(library);
    expect(listed(opened, { order, descending: false })).toBe(up);
    expect(listed(opened, { order, descending: true })).toBe(down);
  });

  test.each([
    ['alteres', 'a'],
    ['COURANT', 'bc'],
    ['courant beta', 'c'],
    ['may 2021', 'c'],
    ['  ', 'badc'],
    ['nothing such', ''],
  ])('the filter %j leaves %j', (words, left) => {
    expect(listed(archiveWith(library), { words, order: 'title', descending: false })).toBe(left);
  });

  test('shows a correction and the trash', () => {
    const opened = archiveWith(library);
    expect(listed(opened, { words: 'alteres' })).toBe('a');
    opened.archive.commit((draft) => draft.set(`articles/${idOf(0)}`, 'title', 'Newer'));
    expect(listed(opened, { words: 'alteres' })).toBe('');
    expect(listed(opened, { words: 'newer', order: 'title', descending: false })).toBe('a');
    expect(listed(opened, { trashed: true })).toBe('e');
  });

  test('comes page by page, and tells the place of an article', () => {
    const opened = archiveWith(Array.from({ length: 17 }, (_, at) => ({ title: `Note ${at}` })));
    const query = { order: 'title', descending: false } as const;
    const pages = [0, 5, 10, 15, 20].map((offset) =>
      pageOfArticles(opened.archive, { ...query, offset, limit: 5 }),
    );
    expect(pages.map(({ total }) => total)).toEqual([17, 17, 17, 17, 17]);
    const ids = pages.flatMap((page) => page.ids);
    expect(ids).toEqual(Array.from({ length: 17 }, (_, at) => idOf(at)));
    expect(ids.map((id) => placeOfArticle(opened.archive, query, id))).toEqual(ids.map((_, at) => at));
    expect(placeOfArticle(opened.archive, { ...query, words: '16' }, idOf(3))).toBeNull();
    expect(articlesBetween(opened.archive, query, 3, 5)).toEqual(ids.slice(3, 6));
    expect(articleSummaries(opened.archive, ids.slice(0, 2))).toMatchObject([
      { title: 'Note 0' },
      { title: 'Note 1' },
    ]);
  });
});

describe('many articles', () => {
  const query = { order: 'title', descending: false } as const;
  const linesOf = ({ archive, path }: TestArchive): string[] =>
    readFileSync(join(path, 'history', archive.device, '000001.jsonl'), 'utf8')
      .trim()
      .split('\n');

  test('go to the trash and come back in one change each, also on another device', () => {
    const opened = archiveWith(library);
    const before = linesOf(opened).length;
    const { count, change } = trashArticles(opened.archive, { ids: [idOf(0), idOf(2), idOf(4)] }, true);
    // The one that was in the trash already stays there when the others come back.
    expect(count).toBe(2);
    expect(listed(opened, query)).toBe('bd');
    expect(linesOf(opened)).toHaveLength(before + 1);
    expect(trashArticles(opened.archive, { change: change ?? '' }, false).count).toBe(2);
    expect(listed(opened, query)).toBe('badc');
    expect(listed(opened, { trashed: true })).toBe('e');
    expect(linesOf(opened)).toHaveLength(before + 2);
    const other = onAnotherDevice(opened.path);
    expect(listed(other, query)).toBe('badc');
  });

  test('are named by the ends of a stretch, but for some and with others', () => {
    const opened = archiveWith(Array.from({ length: 17 }, (_, at) => ({ title: `Note ${at}` })));
    const left = (): string[] => [...pageOfArticles(opened.archive, { ...query, offset: 0, limit: 500 }).ids];
    trashArticles(
      opened.archive,
      { query, from: idOf(2), to: idOf(9), except: [idOf(4)], also: [idOf(15)], count: 8 },
      true,
    );
    expect(left()).toEqual([0, 1, 4, 10, 11, 12, 13, 14, 16].map(idOf));
    trashArticles(opened.archive, { query: { ...query, words: 'note' }, from: idOf(11), count: 5 }, true);
    expect(left()).toEqual([0, 1, 4, 10].map(idOf));
    trashArticles(opened.archive, { query, count: 4 }, true);
    expect(left()).toEqual([]);
    expect(trashArticles(opened.archive, { ids: [idOf(1)] }, true)).toEqual({ count: 0, change: null });
  });

  test.each([
    ['more have come', { query, count: 3 }],
    ['an end is gone', { query, from: idOf(4), count: 1 }],
    ['the ends have changed places', { query, from: idOf(2), to: idOf(1), count: 2 }],
  ])('are left alone where the list is not what was shown: %s', (_, choice) => {
    const opened = archiveWith(library);
    const before = linesOf(opened);
    expect(problemOf(() => trashArticles(opened.archive, choice, true)).code).toBe('list-changed');
    expect(linesOf(opened)).toEqual(before);
  });

  test.each([
    ['an unknown id', { ids: [idOf(0), 'zzzzzzzzzzzz'] }],
    ['an unknown change', { change: '1795343472123-00004-k3f9x2m0q7ab' }],
  ])('are left alone, all of them: %s', (_, choice) => {
    const opened = archiveWith(library);
    expect(problemOf(() => trashArticles(opened.archive, choice, true)).code).toBe('not-found');
    expect(listed(opened, query)).toBe('badc');
  });

  test('coming back bring no other change with them', () => {
    const opened = archiveWith(library);
    const { change } = trashArticles(opened.archive, { ids: [idOf(0)] }, true);
    opened.archive.commit((draft) => {
      draft.set(`articles/${idOf(0)}`, 'title', 'Renamed in the trash');
    });
    trashArticles(opened.archive, { change: change ?? '' }, false);
    expect(articleSummaries(opened.archive, [idOf(0)])).toMatchObject([
      { title: 'Renamed in the trash', trashed: false },
    ]);
  });
});
