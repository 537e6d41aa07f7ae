/** Which articles derive from which, in the index, whether they are in the trash or not. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import { readSet } from '../storage/reading.ts';

const isArticle = /^articles\/[^/]+$/u;

export const derivationRows: IndexedRows = {
  name: 'derivations 1',
  schema: `
    CREATE TABLE derivations (article TEXT, origin TEXT, PRIMARY KEY (article, origin)) WITHOUT ROWID;
    CREATE INDEX derivations_origin ON derivations (origin, article);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (!isArticle.test(address)) continue;
      const article = idOf(address);
      index.run('DELETE FROM derivations WHERE article = ?', article);
      if (replica.isDestroyed(address)) continue;
      for (const origin of readSet(replica, address, 'derivesFrom'))
        if (origin !== article) index.run('INSERT INTO derivations VALUES (?, ?)', article, origin);
    }
  },
};

/** Ids of what each article derives from directly. */
export function allDerivations(index: IndexFile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { article, origin } of index.all<{ article: string; origin: string }>(
    'SELECT article, origin FROM derivations ORDER BY article, origin',
  )) {
    const known = found.get(article);
    if (known) known.push(origin);
    else found.set(article, [origin]);
  }
  return found;
}

/** Ids of the articles that derive from this one directly. */
export const derivedFrom = (index: IndexFile, origin: string): string[] =>
  index
    .all<{ article: string }>('SELECT article FROM derivations WHERE origin = ? ORDER BY article', origin)
    .map(({ article }) => article);
