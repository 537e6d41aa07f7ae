/**
 * How marks fare in the newest captures of their articles, in the index: what each cites, and, where the newest text is
 * another one, what was found in it. States are computed when they are needed and kept here, never in the archive.
 */
import type { Stretch, Target } from '../anchoring/selectors.ts';
import { finderVersion } from '../anchoring/thresholds.ts';
import { readArticle } from '../articles/article.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { idOf } from '../storage/layout.ts';
import type { Replica } from '../storage/replica.ts';
import { targetKey } from './anchor-cache.ts';
import { readAnnotation } from './annotation.ts';

export const anchorRows: IndexedRows = {
  name: `anchors 1.${finderVersion}`,
  // text: SHA-256 of a text; of a mark '' where its place is not known. target: sum of what is looked for.
  schema: `
    CREATE TABLE cited (mark TEXT PRIMARY KEY, article TEXT, text TEXT, target TEXT) WITHOUT ROWID;
    CREATE INDEX cited_article ON cited (article, mark);
    CREATE TABLE newest (article TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
  `,
  // witnessed: whether the text that was marked was at hand; found: JSON.
  cache: `
    CREATE TABLE anchors (mark TEXT PRIMARY KEY, target TEXT, text TEXT, witnessed INTEGER, state TEXT, found TEXT)
      WITHOUT ROWID;
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (/^articles\/[^/]+\/annotations\/[^/]+$/.test(address)) deriveCited(index, replica, address);
      else if (/^articles\/[^/]+$/.test(address)) deriveNewest(index, replica, address);
    }
  },
};

function deriveCited(index: IndexFile, replica: Replica, address: string): void {
  const record = replica.isDestroyed(address) ? undefined : readAnnotation(replica, address);
  if (!record || record.trashed) {
    for (const table of ['cited', 'anchors']) index.run(`DELETE FROM ${table} WHERE mark = ?`, address);
    return;
  }
  index.run(
    'INSERT OR REPLACE INTO cited VALUES (?, ?, ?, ?)',
    address,
    record.article,
    isPlaced(record.target) ? record.target.textSha256 : '',
    targetKey(record),
  );
}

/** What came from another program may have words and no place. */
function isPlaced(target: Target): boolean {
  const stretches: readonly Stretch[] = [target, ...(target.further ?? [])];
  return target.region !== undefined || stretches.every(({ position }) => position.end > position.start);
}

function deriveNewest(index: IndexFile, replica: Replica, home: string): void {
  if (replica.isDestroyed(home)) {
    index.run('DELETE FROM newest WHERE article = ?', idOf(home));
    for (const table of ['cited', 'anchors'])
      index.run(`DELETE FROM ${table} WHERE mark > ? AND mark < ?`, `${home}/`, `${home}0`);
    return;
  }
  const text = readArticle(replica, home).capture?.announced.textSha256 ?? '';
  index.run('INSERT OR REPLACE INTO newest VALUES (?, ?)', idOf(home), text);
}

/** Marks after an address, in order, and whether their state is known without looking. */
export function marksAfter(
  index: IndexFile,
  address: string,
  limit: number,
): { readonly mark: string; readonly open: boolean }[] {
  return index
    .all<{ mark: string; open: number }>(
      `SELECT cited.mark, (cited.text <> newest.text AND NOT EXISTS
          (SELECT 1 FROM anchors WHERE mark = cited.mark AND target = cited.target AND anchors.text = newest.text)) AS open
       FROM cited JOIN newest USING (article) WHERE cited.mark > ? ORDER BY cited.mark LIMIT ?`,
      address,
      limit,
    )
    .map(({ mark, open }) => ({ mark, open: open === 1 }));
}
