/** Marks and their links in the index. What is in the trash, or has no place that can be read, is not there. */
import type { MarkColor } from '../contract/views.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile } from '../storage/index-file.ts';
import type { Replica } from '../storage/replica.ts';
import { readAnnotation } from './annotation.ts';

export const markRows: IndexedRows = {
  name: 'marks 1',
  schema: `
    CREATE TABLE marks (address TEXT PRIMARY KEY, article TEXT, color TEXT, start INTEGER, "end" INTEGER,
      created TEXT) WITHOUT ROWID;
    CREATE INDEX marks_article ON marks (article, start);
    CREATE INDEX marks_created ON marks (created);
    -- target: address of the person or event.
    CREATE TABLE links (target TEXT, mark TEXT, PRIMARY KEY (target, mark)) WITHOUT ROWID;
    CREATE INDEX links_mark ON links (mark);
  `,
  derive(index, replica, addresses) {
    for (const address of addresses) {
      if (/^articles\/[^/]+\/annotations\/[^/]+$/.test(address)) deriveMark(index, replica, address);
      else if (address.startsWith('articles/') && replica.isDestroyed(address)) dropMarks(index, address);
    }
  },
};

function deriveMark(index: IndexFile, replica: Replica, address: string): void {
  index.run('DELETE FROM links WHERE mark = ?', address);
  const record = replica.isDestroyed(address) ? undefined : readAnnotation(replica, address);
  if (!record || record.trashed) {
    index.run('DELETE FROM marks WHERE address = ?', address);
    return;
  }
  const { position } = record.target;
  index.run(
    'INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?)',
    address,
    record.article,
    record.color,
    position.start,
    position.end,
    record.created,
  );
  for (const target of linkedBy(record))
    index.run('INSERT OR IGNORE INTO links VALUES (?, ?)', target, address);
}

const linkedBy = (record: { people: readonly string[]; events: readonly string[] }): string[] => [
  ...record.people.map((id) => `people/${id}`),
  ...record.events.map((id) => `events/${id}`),
];

function dropMarks(index: IndexFile, home: string): void {
  index.run('DELETE FROM links WHERE mark > ? AND mark < ?', `${home}/`, `${home}0`);
  index.run('DELETE FROM marks WHERE address > ? AND address < ?', `${home}/`, `${home}0`);
}

/** Marks that are neither in the trash themselves nor with their article; of those articles, by place. */
export function sparksOf(
  index: IndexFile,
  article: string,
): { readonly start: number; readonly color: MarkColor }[] {
  return index.all<{ start: number; color: MarkColor }>(
    'SELECT start, color FROM marks WHERE article = ? ORDER BY start, "end", address',
    article,
  );
}

const shown = 'marks JOIN articles ON articles.id = marks.article AND NOT articles.trashed';

/** Addresses of all marks that are shown, by article and place. */
export function shownMarks(index: IndexFile): string[] {
  return index
    .all<{ address: string }>(`SELECT address FROM ${shown} ORDER BY articles.rowid, start, "end", address`)
    .map(({ address }) => address);
}

/** Addresses of the marks that are linked to a person or an event, given by its address. */
export function marksLinkedTo(index: IndexFile, target: string): string[] {
  return index
    .all<{ address: string }>(
      `SELECT address FROM links JOIN ${shown} WHERE links.mark = marks.address AND target = ?`,
      target,
    )
    .map(({ address }) => address);
}

export interface LinkCount {
  readonly passages: number;
  /** Different articles that the passages come from. */
  readonly sources: number;
}

/** How many passages and sources each person (or event) has, by id. */
export function countLinks(index: IndexFile, set: 'people' | 'events'): Map<string, LinkCount> {
  const rows = index.all<{ target: string; passages: number; sources: number }>(
    `SELECT target, count(*) AS passages, count(DISTINCT article) AS sources
     FROM links JOIN ${shown} WHERE links.mark = marks.address AND target > ? AND target < ? GROUP BY target`,
    `${set}/`,
    `${set}0`,
  );
  return new Map(
    rows.map(({ target, passages, sources }) => [target.slice(set.length + 1), { passages, sources }]),
  );
}

export function countMarks(index: IndexFile): number {
  return index.get<{ count: number }>(`SELECT count(*) AS count FROM ${shown}`)?.count ?? 0;
}
