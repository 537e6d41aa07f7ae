/** Marks and their links in the index. What is in the trash, or has no place that can be read, is not there. */
import { filterWords } from '../articles/article-keys.shared.ts';
import type { PassageFilter, PassageOrder } from '../contract/passage-list.ts';
import type { MarkColor } from '../contract/views.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import { groupOf } from '../records/identity.ts';
import type { IndexedRows } from '../storage/archive.ts';
import type { IndexFile, SqlValue } from '../storage/index-file.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { stateOfMark } from './anchor-cache.ts';
import { readAnnotation } from './annotation.ts';
import { foldedTag } from './tag-names.shared.ts';

export const markRows: IndexedRows = {
  name: 'marks 3',
  schema: `
    CREATE TABLE marks (address TEXT PRIMARY KEY, article TEXT, color TEXT, start INTEGER, "end" INTEGER,
      created TEXT, words TEXT) WITHOUT ROWID;
    CREATE INDEX marks_article ON marks (article, start, "end", address);
    CREATE INDEX marks_created ON marks (created, address);
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
    'INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?, ?, ?)',
    address,
    record.article,
    record.color,
    position.start,
    position.end,
    record.created,
    foldedName(`${record.target.quote.exact} ${readText(replica, address, 'note')}`),
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

export const countMarksOf = (index: IndexFile, article: string): number =>
  index.get<{ count: number }>('SELECT count(*) AS count FROM marks WHERE article = ?', article)?.count ?? 0;

/** Addresses of marks of an article that begin from a place on, the first so many. */
export function marksAround(index: IndexFile, article: string, from: number, most: number): string[] {
  return index
    .all<{ address: string }>(
      'SELECT address FROM marks WHERE article = ? AND start >= ? ORDER BY start, "end", address LIMIT ?',
      article,
      from,
      most,
    )
    .map(({ address }) => address);
}

const shown = 'marks JOIN articles ON articles.id = marks.article AND NOT articles.trashed';

/** Addresses of all marks that are shown, by article and place. */
export function shownMarks(index: IndexFile): string[] {
  return index
    .all<{ address: string }>(
      `SELECT address FROM ${shown} ORDER BY articles.added, articles.id, start, "end", address`,
    )
    .map(({ address }) => address);
}

/** Addresses of the marks that are linked to any of these people or events, given by their addresses. */
export function marksLinkedTo(index: IndexFile, targets: readonly string[]): string[] {
  const marks = targets.flatMap((target) =>
    index
      .all<{ address: string }>(
        `SELECT address FROM links JOIN ${shown} WHERE links.mark = marks.address AND target = ?`,
        target,
      )
      .map(({ address }) => address),
  );
  return targets.length > 1 ? [...new Set(marks)] : marks;
}

/** The first of them, in the order in which their articles were published. */
export const marksByPublication = (index: IndexFile, targets: readonly string[], most: number): string[] =>
  index
    .all<{ address: string }>(
      `SELECT DISTINCT address FROM links JOIN ${shown} WHERE links.mark = marks.address
         AND target IN (SELECT value FROM json_each(?)) ORDER BY ${orders.published.by} LIMIT ?`,
      JSON.stringify(targets),
      most,
    )
    .map(({ address }) => address);

export interface LinkCount {
  readonly passages: number;
  /** Different articles that the passages come from. */
  readonly sources: number;
}

/** How many passages and sources several records have together. */
export function linkCountOf(index: IndexFile, targets: readonly string[]): LinkCount {
  const marks = marksLinkedTo(index, targets);
  return { passages: marks.length, sources: new Set(marks.map(homeOf)).size };
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

interface RowWindow {
  readonly offset: number;
  /** Negative: all. */
  readonly limit: number;
}

/** Addresses of the shown marks that fit a filter. */
export function filteredMarks(
  index: IndexFile,
  filter: PassageFilter,
  order: PassageOrder,
  { offset, limit }: RowWindow,
): string[] {
  const { where, values } = condition(index, filter);
  const { tables, by } = orders[order];
  return index
    .all<{ address: string }>(
      `SELECT address FROM ${isOfRecord(filter) ? linkedFirst : tables} WHERE ${where} ORDER BY ${by} LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    .map(({ address }) => address);
}

export function countFiltered(index: IndexFile, filter: PassageFilter): number {
  const { where, values } = condition(index, filter);
  return (
    index.get<{ count: number }>(
      `SELECT count(*) AS count FROM ${isOfRecord(filter) ? linkedFirst : orders.place.tables} WHERE ${where}`,
      ...values,
    )?.count ?? 0
  );
}

const isOfRecord = ({ person, event }: PassageFilter): boolean => person !== undefined || event !== undefined;
/** Those who are linked are few among all. */
const linkedFirst = 'marks JOIN articles ON articles.id = marks.article';

/** The table whose index has the order comes first, so that nothing is sorted. */
const orders = {
  place: {
    tables: 'articles CROSS JOIN marks ON marks.article = articles.id',
    by: 'articles.title, articles.id, start, "end", address',
  },
  published: {
    tables: 'articles CROSS JOIN marks ON marks.article = articles.id',
    by: 'articles.published = \'\', articles.published, articles.id, start, "end", address',
  },
  made: {
    tables: 'marks CROSS JOIN articles ON marks.article = articles.id',
    by: 'marks.created DESC, address DESC',
  },
} as const satisfies Record<PassageOrder, unknown>;

/** What one of the two texts lacks, the passage's own and its article's, the other may have. */
function condition(
  index: IndexFile,
  { words, color, person, event, article, tag, state }: PassageFilter,
): {
  readonly where: string;
  readonly values: readonly SqlValue[];
} {
  const parts: [sql: string, ...values: SqlValue[]][] = [['articles.trashed = 0']];
  if (article !== undefined) parts.push(['articles.id = ?', article]);
  if (color !== undefined) parts.push(['color = ?', color]);
  for (const record of [person && `people/${person}`, event && `events/${event}`]) {
    if (record === undefined) continue;
    const group = groupOf(index, record);
    const targets = group.map(() => '?').join(', ');
    parts.push([`address IN (SELECT mark FROM links WHERE target IN (${targets}))`, ...group]);
  }
  if (tag !== undefined)
    parts.push(['EXISTS (SELECT 1 FROM tags WHERE folded = ? AND mark = address)', foldedTag(tag)]);
  if (state !== undefined) parts.push([`${stateOfMark} = ?`, state]);
  for (const word of filterWords(words)) parts.push(["instr(marks.words || ' ' || articles.words, ?)", word]);
  return {
    where: parts.map(([sql]) => sql).join(' AND '),
    values: parts.flatMap(([, ...given]) => given),
  };
}

/** Ids of the people, or events, that a shown mark is linked to. */
export function linkedIds(index: IndexFile, set: 'people' | 'events'): string[] {
  return [...countLinks(index, set).keys()];
}

/** Ids of the articles that have shown marks and whose title or source has all the words, by title. */
export function markedArticles(index: IndexFile, words: string, limit: number): string[] {
  const wanted = filterWords(words);
  return index
    .all<{ id: string }>(
      `SELECT id FROM articles WHERE trashed = 0 AND marks > '0000000' ${wanted.map(() => 'AND instr(words, ?)').join(' ')}
       ORDER BY title, id LIMIT ?`,
      ...wanted,
      limit,
    )
    .map(({ id }) => id);
}
