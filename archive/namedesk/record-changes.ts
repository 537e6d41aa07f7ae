/** When each record of a person, an organisation or a place last changed, in the index: by it the name desk stays up to date. */
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';

export const recordChanges: IndexedRows = {
  name: 'record changes 1',
  schema: '',
  // It says when, not what: no two indexes have the same.
  cache: `
    CREATE TABLE record_changes (home TEXT PRIMARY KEY, revision INTEGER) WITHOUT ROWID;
    CREATE INDEX record_changes_revision ON record_changes (revision);
  `,
  derive(index, _replica, addresses) {
    for (const address of addresses)
      if (/^people\/[^/]+$/.test(address))
        index.run(
          'INSERT OR REPLACE INTO record_changes VALUES (?, max(?, 1 + (SELECT coalesce(max(revision), 0) FROM record_changes)))',
          address,
          // Past every revision of an index that was made anew meanwhile.
          Date.now(),
        );
  },
};

/** Homes of people that have changed since a revision, and the revision that this is now. */
export function changedSince(
  index: IndexFile,
  revision: number,
): { readonly homes: string[]; readonly revision: number } {
  const rows = index.all<{ home: string; revision: number }>(
    'SELECT home, revision FROM record_changes WHERE revision > ? ORDER BY revision',
    revision,
  );
  return { homes: rows.map(({ home }) => home), revision: rows.at(-1)?.revision ?? revision };
}
