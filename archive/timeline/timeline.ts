/** Events and publications in the order of their dates, with every date that each may have had. */
import { countLinks } from '../annotations/mark-rows.ts';
import { articleHome, titleOf } from '../articles/article.ts';
import { ProblemError } from '../contract/problem.ts';
import type { DateStatement } from '../contract/record-parts.ts';
import {
  type Extent,
  mostPublications,
  type Timeline,
  type TimelineFilter,
  type TimelineThing,
} from '../contract/timeline.ts';
import { allEvents, type EventRecord, placeOf } from '../events/event.ts';
import { datesDisagree, datesOf, readDate, writtenDate } from '../events/event-date.ts';
import { shownFrom } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { readText, readTextOrNull } from '../storage/reading.ts';
import { stretchOf } from './extent.ts';
import { firstOf, lastOf } from './lanes.shared.ts';
import { articleFits, eventTags, fittingOf, isAmong, publicationsOf } from './timeline-filter.ts';

export function timelineOf(archive: Archive, filter: TimelineFilter): Timeline {
  const { show = 'all' } = filter;
  const from = endOf(filter.from, 'from');
  const to = endOf(filter.to, 'to');
  if (from !== null && to !== null && from > to)
    throw new ProblemError(
      'invalid-value',
      'The timeline would end before it begins: give a later end. Nothing was changed.',
    );
  const fitting = fittingOf(archive, filter);
  const events = show === 'publications' ? [] : eventsOn(archive, fitting);
  const publications = show === 'events' ? { things: [], leftOut: 0 } : publicationsOn(archive, fitting);
  const within = ({ dates }: TimelineThing): boolean =>
    (from === null && to === null) || dates.some((date) => reaches(date, from, to));
  return {
    things: inOrder([...events, ...publications.things].filter(within)),
    leftOut: publications.leftOut,
    eventTags: eventTags(archive),
    from,
    to,
  };
}

const reaches = (date: Extent, from: number | null, to: number | null): boolean =>
  (from === null || date.to === null || date.to >= from) &&
  (to === null || date.from === null || date.from <= to);

/** The first or the last moment that an end of the filter may mean. */
function endOf(typed: string | undefined, end: 'from' | 'to'): number | null {
  if (typed === undefined || typed.trim() === '') return null;
  const { date } = readDate(typed, null);
  const stretch = date === null ? undefined : stretchOf(date);
  const moment = stretch?.[end] ?? stretch?.[end === 'from' ? 'to' : 'from'] ?? null;
  if (moment === null)
    throw new ProblemError(
      'invalid-value',
      `“${typed}” has no day that is known: give a date that stands alone.`,
    );
  return moment;
}

type Fitting = ReturnType<typeof fittingOf>;

function eventsOn(archive: Archive, fitting: Fitting): TimelineThing[] {
  const counts = countLinks(archive.index, 'events');
  return allEvents(archive)
    .filter(({ records }) => isAmong(fitting, records))
    .map((event) => {
      const dates = eventDates(archive, event);
      return {
        kind: 'event',
        id: event.id,
        title: event.title,
        detail: placeOf(archive, event.records)?.name ?? '',
        dates: dates.shown,
        undatedWords: dates.shown.length > 0 ? '' : dates.words,
        passages: event.records.reduce(
          (sum, home) => sum + (counts.get(home.slice('events/'.length))?.passages ?? 0),
          0,
        ),
      };
    });
}

/**
 * What is drawn: the date that somebody gave the event, or, where sources say what can't all be, every date that any
 * gives. Where nobody gave it one and its sources agree, the one that leaves least open.
 */
function eventDates(archive: Archive, event: EventRecord): { shown: Extent[]; words: string } {
  const written = writtenDate(archive.replica, shownFrom(archive.replica, event.records, 'date'));
  const statements = datesOf(archive, event.records);
  const own = extentOf(event.date, written?.words ?? '', null);
  const said = statements
    .map((statement) => extentOf(statement.date, statement.written?.words ?? '', articlesOf(statement)))
    .filter((extent) => extent !== undefined);
  const words = [written, ...statements.map((statement) => statement.written)].find(
    (one) => one !== null && one.words !== '',
  )?.words;
  const known = { words: words ?? event.date ?? '' };
  if (datesDisagree(event.date, statements)) return { ...known, shown: united(own ? [own, ...said] : said) };
  if (own) return { ...known, shown: [own] };
  const length = (extent: Extent): number =>
    extent.from === null || extent.to === null ? Number.POSITIVE_INFINITY : extent.to - extent.from;
  const [closest] = said.toSorted((a, b) => length(a) - length(b));
  return { ...known, shown: closest ? [closest] : [] };
}

/** `saidBy`: null for a thing’s own date. */
function extentOf(edtf: string | null, written: string, saidBy: Extent['saidBy'] | null): Extent | undefined {
  const stretch = edtf === null ? undefined : stretchOf(edtf);
  return edtf === null || !stretch
    ? undefined
    : { edtf, written, ...stretch, own: saidBy === null, saidBy: saidBy ?? [] };
}

const articlesOf = ({ evidence }: DateStatement): Extent['saidBy'] => {
  const articles = evidence.map(({ article }) => article).filter((article) => article !== null);
  return articles.filter((article, at) => articles.findIndex(({ id }) => id === article.id) === at);
};

/** Each date once, with all who say so. */
function united(extents: readonly Extent[]): Extent[] {
  const byDate = new Map<string, Extent>();
  for (const extent of extents) {
    const same = byDate.get(extent.edtf);
    byDate.set(
      extent.edtf,
      same
        ? {
            ...same,
            own: same.own || extent.own,
            saidBy: [
              ...same.saidBy,
              ...extent.saidBy.filter(({ id }) => !same.saidBy.some((one) => one.id === id)),
            ],
          }
        : extent,
    );
  }
  return [...byDate.values()];
}

function publicationsOn(archive: Archive, fitting: Fitting): { things: TimelineThing[]; leftOut: number } {
  const { index, replica } = archive;
  // What was asked for by name is never too much.
  const { articles, leftOut } = publicationsOf(
    index,
    fitting.length > 0 ? Number.POSITIVE_INFINITY : mostPublications,
  );
  const things = articles
    .filter(({ id }) => articleFits(fitting, articleHome(id)))
    .map(({ id, marks }): TimelineThing => {
      const home = articleHome(id);
      const published = readTextOrNull(replica, home, 'published');
      const extent = extentOf(published, '', null);
      return {
        kind: 'publication',
        id,
        title: titleOf(replica, home),
        detail: readText(replica, home, 'publisher'),
        dates: extent ? [extent] : [],
        undatedWords: extent ? '' : (published ?? ''),
        passages: marks,
      };
    });
  return { things, leftOut };
}

function inOrder(things: readonly TimelineThing[]): TimelineThing[] {
  const starts = new Map(
    things.map((thing) => [
      thing,
      thing.dates.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...thing.dates.map(firstOf)),
    ]),
  );
  const ends = (thing: TimelineThing): number => Math.max(...thing.dates.map(lastOf));
  return things.toSorted(
    (a, b) =>
      compared(starts.get(a) ?? 0, starts.get(b) ?? 0) ||
      compared(ends(a), ends(b)) ||
      a.title.localeCompare(b.title) ||
      compared(a.id, b.id),
  );
}

const compared = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
