/** What timelines, matrices, lists and summaries of briefings name, and is not here. */
import { readBlock } from '../briefings/block-record.ts';
import { blockEvents } from '../briefings/events-block.ts';
import { blockMatrix } from '../briefings/matrix-block.ts';
import { blockPeople } from '../briefings/people-block.ts';
import { blockFilter } from '../briefings/timeline-block.ts';
import type { Finding } from '../contract/verifying.ts';
import type { Archive } from '../storage/archive.ts';
import { homeOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import { finding } from './findings.ts';

/** Of a block that is not removed; what was destroyed is known. */
export function checkBlock({ replica }: Archive, address: string): Finding[] {
  const block = readBlock(replica, address);
  const home = homeOf(address);
  if (block.removed || replica.value(home, 'trashed') === true) return [];
  const unknown = [...new Set(namedBy({ replica }, block))].filter(
    (named) => !replica.thing(named) && !replica.isDestroyed(named),
  );
  const title = readText(replica, home, 'title');
  return unknown.map((named) =>
    finding(
      'block-dangling',
      address,
      `A ${nouns[block.kind] ?? 'part'} in “${title}” names ${articleFor(named)} that is not here (${named.slice(named.indexOf('/') + 1)}).`,
    ),
  );
}

const nouns: Partial<Record<ReturnType<typeof readBlock>['kind'], string>> = {
  timeline: 'timeline',
  matrix: 'matrix',
  events: 'list of events',
  people: 'list of people',
  summary: 'summary',
  figure: 'figure',
};

const articleFor = (named: string): string =>
  named.startsWith('events/')
    ? 'an event'
    : named.startsWith('people/')
      ? 'a person or a place'
      : 'an article';

/** Addresses of all that it names one by one. */
function namedBy(
  { replica }: Pick<Archive, 'replica'>,
  { kind, address, article }: ReturnType<typeof readBlock>,
): string[] {
  const all = (noun: string, ids: readonly string[] | undefined): string[] =>
    (ids ?? []).map((id) => `${noun}/${id}`);
  switch (kind) {
    case 'timeline':
    case 'events': {
      const filter = kind === 'timeline' ? blockFilter(replica, address) : blockEvents(replica, address);
      return [
        ...all('people', filter.people),
        ...all('people', filter.places),
        ...all('articles', filter.articles),
        ...('only' in filter ? all('events', filter.only) : []),
      ];
    }
    case 'people':
      return all('people', blockPeople(replica, address).only);
    case 'matrix': {
      const { of, only, sources } = blockMatrix(replica, address);
      return [...all(of === 'events' ? 'events' : 'people', only), ...all('articles', sources)];
    }
    case 'summary':
    case 'figure':
      return article === '' ? [] : [`articles/${article}`];
    default:
      return [];
  }
}
