/** A list of events in a briefing: which it has is kept, and what is known of them now is set. */
import { type EventsSetup, eventsSetupSchema } from '../contract/briefing-blocks.ts';
import type { ListedEvent, OwnWords } from '../contract/document.ts';
import { readProse } from '../decisions/prose.ts';
import { english } from '../documents/labels/english.ts';
import type { Labels } from '../documents/labels/labels.ts';
import { extentIn } from '../documents/labels/thing-dates.ts';
import { ownWords } from '../documents/own-words.ts';
import { allEvents, type EventRecord, placeOf } from '../events/event.ts';
import { shownFrom } from '../records/joined.ts';
import { participantsOf } from '../records/parts.ts';
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { idOf } from '../storage/layout.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { timelineOf } from '../timeline/timeline.ts';

export const eventsField = 'eventList';

/** A value that can't be read lists all events. */
export const blockEvents = (replica: Replica, address: string): EventsSetup =>
  eventsSetupSchema.safeParse(replica.value(address, eventsField)).data ?? {};

/** What is not said is left out. */
export function draftEvents(draft: Draft, address: string, setup: EventsSetup): void {
  const said = Object.entries(setup).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false,
  );
  draft.set(address, eventsField, Object.fromEntries(said) as Json);
}

export type EventInList = Omit<ListedEvent, 'place' | 'quotations'>;

/** In the order of their dates; `linked`: ids of the events that the briefing’s quotations are linked to. */
export function listedEvents(
  archive: Archive,
  { only, linked: linkedOnly, ...filter }: EventsSetup,
  linked: ReadonlySet<string>,
  labels: Labels = english,
): EventInList[] {
  const byId = new Map(allEvents(archive).map((event) => [event.id, event]));
  const chosen = only && namedIn(only, byId);
  return timelineOf(archive, { ...filter, show: 'events' }).things.flatMap((thing): EventInList[] => {
    const event = byId.get(thing.id);
    if (!event || (chosen && !chosen.has(event.id)) || (linkedOnly && !linked.has(event.id))) return [];
    // Where sources disagree, the date that somebody gave the event stands, and all of them beside it.
    const date = thing.dates.length === 1 ? thing.dates[0] : thing.dates.find(({ own }) => own);
    return [
      {
        id: event.id,
        title: event.title,
        date: date ? extentIn(date, labels) : thing.undatedWords,
        dates:
          thing.dates.length > 1
            ? thing.dates.map((one) =>
                [extentIn(one, labels), one.saidBy.map(({ title }) => title).join(', ')]
                  .filter(Boolean)
                  .join(': '),
              )
            : [],
        where: placeOf(archive, event.records)?.name ?? '',
        participants: participantsOf(archive, event.records).map(({ person, role }) => ({
          name: person.name,
          role,
        })),
        description: described(archive, event.records),
      },
    ];
  });
}

/** What was chosen by the id of a record that is joined with others now is shown as all of them. */
function namedIn(only: readonly string[], events: ReadonlyMap<string, EventRecord>): ReadonlySet<string> {
  const chosen = new Set(only);
  return new Set(
    [...events.values()]
      .filter(({ records }) => records.some((home) => chosen.has(idOf(home))))
      .map(({ id }) => id),
  );
}

/** What is said of joined records, set. */
export function described(archive: Archive, records: readonly string[]): OwnWords {
  const { text, versions } = readProse(
    archive,
    shownFrom(archive.replica, records, 'description'),
    'description',
  );
  return ownWords(text, versions);
}
