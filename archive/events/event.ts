/** Events: making, correcting and showing them. */
import { countLinks, type LinkCount, linkCountOf } from '../annotations/mark-rows.ts';
import { passagesLinked } from '../annotations/passage.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import { ProblemError } from '../contract/problem.ts';
import type { PersonRef } from '../contract/records.ts';
import type { RequestInput } from '../contract/requests.ts';
import type { ArchiveEvent, EventSummary } from '../contract/views.ts';
import { linkedPerson } from '../people/linked-person.ts';
import { aliasesOf, draftAliases } from '../records/alias.ts';
import { allJoined, isShown, joinedWith, nameOfRecord, otherNames, shownFrom } from '../records/joined.ts';
import { participantsOf } from '../records/parts.ts';
import { readPlace } from '../records/place.ts';
import { describedBy, draftFields, sharedFields } from '../records/record-fields.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { idOf } from '../storage/layout.ts';
import { readText, readTextOrNull } from '../storage/reading.ts';
import { edtfBounds } from './edtf-date.ts';
import { datesDisagree, datesOf, publishedOf, readDate, writtenDate } from './event-date.ts';
import { checkedTitle, draftDate, draftEvent, eventHome, noDate } from './linked-event.ts';

/** One event: a record, or several that are joined. */
export interface EventRecord {
  readonly id: string;
  /** The record that stands for all. */
  readonly home: string;
  /** All that are joined, that one first. */
  readonly records: readonly string[];
  readonly title: string;
  readonly date: string | null;
  readonly aliases: readonly string[];
  readonly trashed: boolean;
}

function readEvent({ replica }: Archive, records: readonly string[]): EventRecord {
  const [home = ''] = records;
  const title = readText(replica, shownFrom(replica, records, 'title'), 'title');
  return {
    id: idOf(home),
    home,
    records,
    title: title || '(no title)',
    date: readTextOrNull(replica, shownFrom(replica, records, 'date'), 'date'),
    aliases: otherNames(replica, records, 'title', title),
    trashed: replica.value(home, 'trashed') === true,
  };
}

export function allEvents(archive: Archive): EventRecord[] {
  const joined = allJoined(archive, 'events');
  return archive.replica
    .homes('events')
    .filter((home) => isShown(archive.replica, home) && (joined.get(home)?.[0] ?? home) === home)
    .map((home) => readEvent(archive, joined.get(home) ?? [home]));
}

export function existingEvent(archive: Archive, id: string): EventRecord {
  const home = eventHome(id);
  if (!archive.replica.thing(home))
    throw new ProblemError(
      'not-found',
      `There is no event ${id} in this archive. List the events to see their ids.`,
    );
  return readEvent(archive, joinedWith(archive, home));
}

export function addEvent(archive: Archive, input: RequestInput<'events.add'>): string {
  const title = checkedTitle(input.title);
  const date = input.date ? readDate(input.date, publishedOf(archive, input.article)) : noDate;
  return archive.commit((draft) => {
    const id = draftEvent(draft, { title, date, aliases: input.aliases });
    const home = eventHome(id);
    if (input.place) draftPlace(archive, draft, home, input.place);
    const { description, notes, tags, identifiers } = input;
    draftFields(
      archive,
      draft,
      [home],
      { description: description || undefined, notes: notes || undefined, tags, identifiers },
      title,
    );
    return id;
  });
}

export function editEvent(archive: Archive, input: RequestInput<'events.edit'>): void {
  const event = existingEvent(archive, input.id);
  const { replica } = archive;
  const title = input.title === undefined ? undefined : checkedTitle(input.title);
  const date = input.date ? readDate(input.date, publishedOf(archive, input.article)) : noDate;
  const aliases = input.aliases?.map(checkedTitle);
  // What arrives meanwhile from another device was not shown, and stays.
  const known = aliasesOf(replica, event.records);
  archive.commit((draft) => {
    if (title !== undefined) draft.set(shownFrom(replica, event.records, 'title'), 'title', title);
    if (input.date !== undefined) {
      const home = shownFrom(replica, event.records, 'date');
      draftDate(draft, home, date, replica.thing(home)?.has('dateWritten'));
    }
    if (input.place !== undefined)
      draftPlace(archive, draft, shownFrom(replica, event.records, 'place'), input.place);
    draftFields(archive, draft, event.records, input, event.title);
    if (aliases !== undefined) draftAliases(draft, event.home, known, event.aliases, aliases);
  });
}

/** A name that no record has is made a place. */
function draftPlace(archive: Archive, draft: Draft, home: string, place: PersonRef | null): void {
  const none = place === null || ('name' in place && place.name.trim() === '');
  draft.set(home, 'place', none ? null : { person: linkedPerson(archive, draft, place, 'place') });
}

/** Events in order of their first possible day; those without a date last. */
export function listEvents(archive: Archive): EventSummary[] {
  const counts = countLinks(archive.index, 'events');
  const starts = new Map<string, number>();
  const startOf = ({ id, date }: EventSummary): number => {
    const known = starts.get(id);
    if (known !== undefined) return known;
    const bounds = date === null ? undefined : edtfBounds(date);
    const start = !bounds
      ? Number.MAX_VALUE
      : bounds.from === Number.NEGATIVE_INFINITY
        ? bounds.to
        : bounds.from;
    starts.set(id, start);
    return start;
  };
  const key = (event: EventSummary): string => `${event.date ?? '~'} ${event.title} ${event.id}`;
  return allEvents(archive)
    .map((event) => summary(archive, event, countOf(archive, event, counts)))
    .sort((a, b) => startOf(a) - startOf(b) || (key(a) < key(b) ? -1 : 1));
}

const countOf = (
  { index }: Archive,
  { id, records }: EventRecord,
  counts: ReadonlyMap<string, LinkCount>,
): LinkCount | undefined => (records.length === 1 ? counts.get(id) : linkCountOf(index, records));

function summary(archive: Archive, event: EventRecord, count: LinkCount | undefined): EventSummary {
  return {
    id: event.id,
    title: event.title,
    date: event.date,
    written: writtenDate(archive.replica, shownFrom(archive.replica, event.records, 'date')),
    aliases: [...event.aliases],
    ...describedBy(archive, event.records),
    passages: count?.passages ?? 0,
    sources: count?.sources ?? 0,
    trashed: event.trashed,
  };
}

/** `most`: as many of its passages. */
export function eventView(archive: Archive, texts: CaptureTexts, id: string, most?: number): ArchiveEvent {
  const event = existingEvent(archive, id);
  const { sources, ...passages } = passagesLinked(archive, texts, event.records, most);
  const dates = datesOf(archive, event.records);
  return {
    ...summary(archive, event, { passages: 0, sources }),
    ...sharedFields(archive, event.records),
    records: event.records.map((home) => ({
      id: idOf(home),
      title: readText(archive.replica, home, 'title'),
    })),
    participants: participantsOf(archive, event.records),
    place: placeOf(archive, event.records),
    dates,
    datesDisagree: datesDisagree(event.date, dates),
    ...passages,
  };
}

export function placeOf(archive: Archive, records: readonly string[]): ArchiveEvent['place'] {
  const place = readPlace(archive.replica, shownFrom(archive.replica, records, 'place'));
  if (!place) return null;
  if ('name' in place) return { id: null, name: place.name };
  const home = `people/${place.person}`;
  return isShown(archive.replica, home) ? nameOfRecord(archive, home) : null;
}
