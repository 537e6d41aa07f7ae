import { readBlock } from '../briefings/block-record.ts';
import { blockEvents } from '../briefings/events-block.ts';
import { blockPeople } from '../briefings/people-block.ts';
import { blockFilter } from '../briefings/timeline-block.ts';
import { groupOf } from '../records/identity.ts';
import type { Archive } from '../storage/archive.ts';
import { timelineOf } from '../timeline/timeline.ts';

/** Homes of what a block of a briefing shows beside marks; of records all that are joined. */
export function shownByBlock(
  archive: Archive,
  address: string,
): { readonly events: string[]; readonly people: string[]; readonly articles: string[] } {
  const { replica, index } = archive;
  const { kind, article } = readBlock(replica, address);
  const joined = (homes: readonly string[]): string[] => homes.flatMap((home) => groupOf(index, home));
  switch (kind) {
    case 'timeline':
    case 'events': {
      const { only, linked, ...filter } =
        kind === 'events'
          ? blockEvents(replica, address)
          : { ...blockFilter(replica, address), only: undefined, linked: false };
      // Those that its quotations speak of go with these.
      if (linked) return { events: [], people: [], articles: [] };
      const { things } = timelineOf(archive, kind === 'events' ? { ...filter, show: 'events' } : filter);
      return {
        events: joined(
          things.flatMap((thing) =>
            thing.kind === 'event' && (!only || only.includes(thing.id)) ? [`events/${thing.id}`] : [],
          ),
        ),
        people: joined([...(filter.people ?? []), ...(filter.places ?? [])].map((id) => `people/${id}`)),
        articles: [],
      };
    }
    case 'people':
      return {
        events: [],
        people: joined((blockPeople(replica, address).only ?? []).map((id) => `people/${id}`)),
        articles: [],
      };
    case 'summary':
    case 'figure':
      return { events: [], people: [], articles: article === '' ? [] : [`articles/${article}`] };
    default:
      return { events: [], people: [], articles: [] };
  }
}
