/** Tags of marks in the index, also of those in the trash: a tag that is renamed is renamed there, too. */
import type { TagCount } from '../contract/marking.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import { readSet } from '../storage/reading.ts';
import { compareTags, foldedTag, shownTags } from './tag-names.shared.ts';

const isMark = /^articles\/[^/]+\/annotations\/[^/]+$/;

export const tagRows: IndexedRows = {
  name: 'tags 1',
  schema: `
    CREATE TABLE tags (folded TEXT, mark TEXT, tag TEXT, PRIMARY KEY (folded, mark)) WITHOUT ROWID;
    CREATE INDEX tags_mark ON tags (mark);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (isMark.test(address)) {
        index.run('DELETE FROM tags WHERE mark = ?', address);
        if (replica.isDestroyed(address)) continue;
        for (const tag of shownTags(readSet(replica, address, 'tags')))
          index.run('INSERT OR IGNORE INTO tags VALUES (?, ?, ?)', foldedTag(tag), address, tag);
      } else if (address.startsWith('articles/') && replica.isDestroyed(address)) {
        index.run('DELETE FROM tags WHERE mark > ? AND mark < ?', `${address}/`, `${address}0`);
      }
    }
  },
};

/** All tags of marks that are shown, by name; of several spellings that of most marks. */
export function countTags(index: IndexFile): TagCount[] {
  const rows = index.all<{ folded: string; tag: string; marks: number }>(
    `SELECT folded, tag, count(*) AS marks FROM tags JOIN marks ON marks.address = tags.mark
       JOIN articles ON articles.id = marks.article AND NOT articles.trashed
     GROUP BY folded, tag ORDER BY folded, marks DESC, tag`,
  );
  const articles = new Map(
    index
      .all<{ folded: string; articles: number }>(
        `SELECT folded, count(DISTINCT marks.article) AS articles FROM tags JOIN marks ON marks.address = tags.mark
           JOIN articles ON articles.id = marks.article AND NOT articles.trashed GROUP BY folded`,
      )
      .map((row) => [row.folded, row.articles]),
  );
  const counts = new Map<string, TagCount>();
  for (const { folded, tag, marks } of rows) {
    const known = counts.get(folded);
    counts.set(folded, {
      tag: known?.tag ?? tag,
      marks: (known?.marks ?? 0) + marks,
      articles: articles.get(folded) ?? 0,
    });
  }
  return [...counts.values()].sort((a, b) => compareTags(a.tag, b.tag));
}

/** The spelling of a tag that most marks have; undefined where none has it. */
export function spellingOf(index: IndexFile, tag: string): string | undefined {
  return index.get<{ tag: string }>(
    'SELECT tag, count(*) AS marks FROM tags WHERE folded = ? GROUP BY tag ORDER BY marks DESC, tag LIMIT 1',
    foldedTag(tag),
  )?.tag;
}

/** Addresses of the marks that have a tag, in the trash or not. */
export function marksTagged(index: IndexFile, tag: string): string[] {
  return index
    .all<{ mark: string }>('SELECT mark FROM tags WHERE folded = ? ORDER BY mark', foldedTag(tag))
    .map(({ mark }) => mark);
}
