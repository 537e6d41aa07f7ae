/** Articles in the index: what lists are ordered, filtered and counted by. */
import type { ArticleQuery } from '../contract/article-list.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile, SqlValue } from '../storage/index-file.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';
import { readArticle } from './article.ts';
import { filteredText, filterWords, sortKeys } from './article-keys.shared.ts';

export const articleRows: IndexedRows = {
  name: 'articles 2',
  // Keys of `sortKeys`; words: of `filteredText`; length: of the newest capture's text, in code points.
  schema: `
    CREATE TABLE articles (id TEXT PRIMARY KEY, trashed INTEGER, added TEXT, published TEXT, title TEXT,
      publisher TEXT, marks TEXT, words TEXT, length INTEGER, original TEXT);
    CREATE INDEX articles_added ON articles (trashed, added, id);
    CREATE INDEX articles_published ON articles (trashed, published, id);
    CREATE INDEX articles_title ON articles (trashed, title, id);
    CREATE INDEX articles_publisher ON articles (trashed, publisher, id);
    CREATE INDEX articles_marks ON articles (trashed, marks, id);
    CREATE INDEX articles_original ON articles (original);
  `,
  derive(index, replica, addresses) {
    const marked = new Set<string>();
    for (const address of addresses) {
      if (!address.startsWith('articles/')) continue;
      const home = homeOf(address);
      if (home === address) deriveArticle(index, replica, address);
      marked.add(idOf(home));
    }
    for (const id of marked) countMarksOf(index, id);
  },
};

function deriveArticle(index: IndexFile, replica: Replica, home: string): void {
  if (replica.isDestroyed(home)) {
    index.run('DELETE FROM articles WHERE id = ?', idOf(home));
    return;
  }
  const { id, trashed, capture, ...article } = readArticle(replica, home);
  const keyed = { ...article, annotations: 0 };
  index.run(
    'INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    trashed ? 1 : 0,
    sortKeys.added(keyed),
    sortKeys.published(keyed),
    sortKeys.title(keyed),
    sortKeys.publisher(keyed),
    sortKeys.marks(keyed),
    filteredText(keyed),
    capture?.announced.length ?? 0,
    capture?.announced.originalSha256 ?? '',
  );
}

/** The rows of marks are derived before those of articles. */
function countMarksOf(index: IndexFile, id: string): void {
  index.run(
    `UPDATE articles SET marks = (SELECT printf('%07d', count(*)) FROM marks WHERE article = ?1) WHERE id = ?1`,
    id,
  );
}

/** Ids of the articles in the trash, or of those that are not; the last added first. */
export function articleIds(index: IndexFile, trashed: boolean): string[] {
  return idsOfArticles(index, { order: 'added', descending: true, trashed }, { offset: 0, limit: -1 });
}

interface RowWindow {
  readonly offset: number;
  /** Negative: all. */
  readonly limit: number;
}

/** Ids in the order of a list. What has no key stands last in either direction (`article-keys.shared.ts`). */
export function idsOfArticles(index: IndexFile, query: ArticleQuery, { offset, limit }: RowWindow): string[] {
  const { where, values } = condition(query);
  const direction = query.descending ? 'DESC' : 'ASC';
  const idsIn = (part: string, from: number, count: number): string[] =>
    index
      .all<{ id: string }>(
        `SELECT id FROM articles WHERE ${where} AND ${query.order} ${part}
         ORDER BY ${query.order} ${direction}, id ${direction} LIMIT ? OFFSET ?`,
        ...values,
        count,
        from,
      )
      .map(({ id }) => id);
  const keyed = idsIn("> ''", offset, limit);
  if (limit >= 0 && keyed.length >= limit) return keyed;
  const before = Math.max(0, offset - countWhere(index, query, "> ''"));
  return [...keyed, ...idsIn("= ''", before, limit < 0 ? -1 : limit - keyed.length)];
}

export function countInList(index: IndexFile, query: ArticleQuery): number {
  const { where, values } = condition(query);
  return count(index, `SELECT count(*) AS count FROM articles WHERE ${where}`, values);
}

/** The place of an article in such a list, from 0, or null. */
export function placeInList(index: IndexFile, query: ArticleQuery, id: string): number | null {
  const { where, values } = condition(query);
  const row = index.get<{ key: string }>(
    `SELECT ${query.order} AS key FROM articles WHERE ${where} AND id = ?`,
    ...values,
    id,
  );
  if (!row) return null;
  const sign = query.descending ? '>' : '<';
  const part = row.key === '' ? "= ''" : "> ''";
  const before = count(
    index,
    `SELECT count(*) AS count FROM articles WHERE ${where} AND ${query.order} ${part}
       AND (${query.order}, id) ${sign} (?, ?)`,
    [...values, row.key, id],
  );
  return before + (row.key === '' ? countWhere(index, query, "> ''") : 0);
}

function countWhere(index: IndexFile, query: ArticleQuery, part: string): number {
  const { where, values } = condition(query);
  return count(
    index,
    `SELECT count(*) AS count FROM articles WHERE ${where} AND ${query.order} ${part}`,
    values,
  );
}

function condition({
  words,
  trashed = false,
}: {
  words?: string | undefined;
  trashed?: boolean | undefined;
}): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  const wanted = filterWords(words);
  return {
    where: ['trashed = ?', ...wanted.map(() => 'instr(words, ?)')].join(' AND '),
    values: [trashed ? 1 : 0, ...wanted],
  };
}

const count = (index: IndexFile, sql: string, values: readonly SqlValue[]): number =>
  index.get<{ count: number }>(sql, ...values)?.count ?? 0;

export const countArticles = (index: IndexFile): number =>
  count(index, 'SELECT count(*) AS count FROM articles WHERE NOT trashed', []);

/** The article that is not in the trash and was made from these bytes, by their SHA-256. */
export function articleMadeFrom(index: IndexFile, originalSha256: string): string | undefined {
  return index.get<{ id: string }>(
    'SELECT id FROM articles WHERE original = ? AND NOT trashed ORDER BY added DESC LIMIT 1',
    originalSha256,
  )?.id;
}
