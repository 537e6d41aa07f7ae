/** The whole collection as one JSON file kept by lowdb: read whole at start, written whole at each change, never fsynced. */
import { writeFileSync } from 'node:fs';
import { LowSync } from 'lowdb';
import { JSONFileSync } from 'lowdb/node';
import type { Collection, Peer } from './peer.ts';

export function lowdbCollection(store: string): Peer {
  const db = new LowSync<Collection>(new JSONFileSync(store), { articles: [], people: [], events: [] });
  db.read();
  return {
    firstPage: (limit) =>
      [...db.data.articles]
        .sort((a, b) => (a.added < b.added ? 1 : -1))
        .slice(0, limit)
        .map(({ marks, ...article }) => ({ ...article, marks: marks.length })).length,
    addMark: (article, id, quote) => {
      const created = new Date().toISOString();
      db.data.articles
        .find((known) => known.id === article)
        ?.marks.push({
          ...{ id, quote, prefix: '', suffix: '', start: 0, end: quote.length, color: 'key', note: '' },
          ...{ people: [], events: [], creator: '', created },
        });
      db.write();
    },
    close: () => {},
  };
}

export function makeLowdbCollection(store: string, collection: Collection): void {
  writeFileSync(store, JSON.stringify(collection));
}
