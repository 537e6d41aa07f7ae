/** Articles in the index: what lists are ordered, filtered and counted by. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';
import { readArticle } from './article.ts';

export const articleRows: IndexedRows = {
  name: 'articles 1',
  schema: `
    -- length: of the newest capture's text, in code points.
    CREATE TABLE articles (id TEXT PRIMARY KEY, trashed INTEGER, added TEXT, length INTEGER, original TEXT);
    CREATE INDEX articles_added ON articles (trashed, added);
    CREATE INDEX articles_original ON articles (original);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses)
      if (address.startsWith('articles/') && homeOf(address) === address)
        deriveArticle(index, replica, address);
  },
};

function deriveArticle(index: IndexFile, replica: Replica, home: string): void {
  if (replica.isDestroyed(home)) {
    index.run('DELETE FROM articles WHERE id = ?', idOf(home));
    return;
  }
  const { id, trashed, added, capture } = readArticle(replica, home);
  index.run(
    'INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)',
    id,
    trashed ? 1 : 0,
    added,
    capture?.announced.length ?? 0,
    capture?.announced.originalSha256 ?? '',
  );
}

/** Ids of the articles in the trash, or of those that are not; the last added first. */
export function articleIds(index: IndexFile, trashed: boolean): string[] {
  return index
    .all<{ id: string }>(
      'SELECT id FROM articles WHERE trashed = ? ORDER BY added DESC, rowid DESC',
      trashed ? 1 : 0,
    )
    .map(({ id }) => id);
}

export function countArticles(index: IndexFile): number {
  return index.get<{ count: number }>('SELECT count(*) AS count FROM articles WHERE NOT trashed')?.count ?? 0;
}

/** The article that is not in the trash and was made from these bytes, by their SHA-256. */
export function articleMadeFrom(index: IndexFile, originalSha256: string): string | undefined {
  return index.get<{ id: string }>(
    'SELECT id FROM articles WHERE original = ? AND NOT trashed ORDER BY added DESC LIMIT 1',
    originalSha256,
  )?.id;
}
