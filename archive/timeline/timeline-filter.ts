/** Which events and articles have to do with people, places, tags and articles: asked of the index. */
import { foldedTag, shownTags } from '../annotations/tag-names.shared.ts';
import type { TimelineFilter } from '../contract/timeline.ts';
import { groupOf } from '../records/identity.ts';
import { tiedTo } from '../records/tie-rows.ts';
import type { Archive } from '../storage/archive.ts';
import type { IndexFile, SqlValue } from '../storage/index-file.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readSet } from '../storage/reading.ts';

/** What fits one field of a filter. */
interface Fitting {
  /** Addresses of events, of each of those that are joined the one that it is known of. */
  readonly events: ReadonlySet<string>;
  /** Ids of articles. */
  readonly articles: ReadonlySet<string>;
}

/** One for each field that says something: a thing is shown where it fits all of them. */
export function fittingOf(archive: Archive, filter: TimelineFilter): readonly Fitting[] {
  const { people = [], places = [], tags = [], articles = [] } = filter;
  return [
    ...(people.length > 0 ? [ofRecords(archive, people)] : []),
    ...(places.length > 0 ? [ofRecords(archive, places)] : []),
    ...(tags.length > 0 ? [ofTags(archive, tags)] : []),
    ...(articles.length > 0 ? [ofArticles(archive.index, articles)] : []),
  ];
}

const marks = 'marks JOIN articles ON articles.id = marks.article AND NOT articles.trashed';
const isEvent = "target > 'events/' AND target < 'events0'";
const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const targets = (index: IndexFile, sql: string, values: readonly SqlValue[]): string[] =>
  index.all<{ target: string }>(sql, ...values).map(({ target }) => target);
const articlesIn = (index: IndexFile, sql: string, values: readonly SqlValue[]): string[] =>
  index.all<{ article: string }>(sql, ...values).map(({ article }) => article);

/** Events that they took part in, or that were there; and all that a passage speaks of together with them. */
function ofRecords({ index, replica }: Archive, ids: readonly string[]): Fitting {
  const group = [...new Set(ids.flatMap((id) => groupOf(index, `people/${id}`)))];
  const tied = tiedTo(index, group)
    .filter((address) => address.startsWith('events/') && replica.value(address, 'trashed') !== true)
    .map(homeOf);
  const among = `links.target IN (${places(group)})`;
  return {
    events: new Set([
      ...tied,
      ...targets(
        index,
        `SELECT DISTINCT other.target AS target FROM links JOIN links AS other ON other.mark = links.mark
           JOIN ${marks} WHERE marks.address = links.mark AND ${among} AND other.target > 'events/' AND other.target < 'events0'`,
        group,
      ),
    ]),
    articles: new Set(
      articlesIn(
        index,
        `SELECT DISTINCT marks.article AS article FROM links JOIN ${marks} WHERE marks.address = links.mark AND ${among}`,
        group,
      ),
    ),
  };
}

function ofTags({ index, replica }: Archive, wanted: readonly string[]): Fitting {
  const folded = wanted.map(foldedTag);
  const own = replica
    .homes('events')
    .filter((home) => readSet(replica, home, 'tags').some((tag) => folded.includes(foldedTag(tag))));
  const among = `tags.folded IN (${places(folded)})`;
  return {
    events: new Set([
      ...own,
      ...targets(
        index,
        `SELECT DISTINCT target FROM tags JOIN links ON links.mark = tags.mark JOIN ${marks}
         WHERE marks.address = tags.mark AND ${among} AND ${isEvent}`,
        folded,
      ),
    ]),
    articles: new Set(
      articlesIn(
        index,
        `SELECT DISTINCT marks.article AS article FROM tags JOIN ${marks} WHERE marks.address = tags.mark AND ${among}`,
        folded,
      ),
    ),
  };
}

function ofArticles(index: IndexFile, ids: readonly string[]): Fitting {
  return {
    events: new Set(
      targets(
        index,
        `SELECT DISTINCT target FROM links JOIN ${marks} WHERE marks.address = links.mark
           AND marks.article IN (${places(ids)}) AND ${isEvent}`,
        ids,
      ),
    ),
    articles: new Set(ids),
  };
}

/** The tags that events have, each once, by name. */
export function eventTags({ replica }: Archive): string[] {
  return shownTags(
    replica
      .homes('events')
      .filter((home) => replica.value(home, 'trashed') !== true)
      .flatMap((home) => readSet(replica, home, 'tags')),
  );
}

/** Ids of the articles in the library, with how many marks they have; at most so many that have none. */
export function publicationsOf(
  index: IndexFile,
  mostUnmarked: number,
): {
  readonly articles: readonly { readonly id: string; readonly marks: number }[];
  readonly leftOut: number;
} {
  const all = index.all<{ id: string; marks: string }>(
    'SELECT id, marks FROM articles WHERE NOT trashed ORDER BY published DESC, id',
  );
  const unmarked = all.filter(({ marks }) => Number(marks) === 0).length;
  const shown = unmarked <= mostUnmarked ? all : all.filter(({ marks }) => Number(marks) > 0);
  return {
    articles: shown.map(({ id, marks }) => ({ id, marks: Number(marks) })),
    leftOut: all.length - shown.length,
  };
}

export const isAmong = (fitting: readonly Fitting[], addresses: readonly string[]): boolean =>
  fitting.every(({ events }) => addresses.some((address) => events.has(address)));
export const articleFits = (fitting: readonly Fitting[], address: string): boolean =>
  fitting.every(({ articles }) => articles.has(idOf(address)));
