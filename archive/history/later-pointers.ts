import { targetSchema } from '../anchoring/selectors.ts';
import type { Archive } from '../storage/archive.ts';
import type { Change, Write } from '../storage/change.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { newestFirst } from './past.ts';

/**
 * Changes after a stamp that made something point to these things, where it does so still: marks linked to a
 * person or an event, blocks that quote a mark, roles and relations of a person, marks that are evidence. A link can't be older than what it points to.
 */
export function laterPointers(archive: Archive, stamp: string, things: ReadonlySet<string>): Change[] {
  const ids = new Set(
    [...things].filter((address) => !/^(articles|briefings)\/[^/]+$/.test(address)).map(idOf),
  );
  if (ids.size === 0) return [];
  const found: Change[] = [];
  for (const change of newestFirst(archive.log, stamp))
    if (change.writes.some((write) => pointsTo(write, ids) && stands(archive, write))) found.push(change);
  return found;
}

/** Changes after a stamp that made a mark on a stored copy, where it is there still. */
export function laterMarksOn(archive: Archive, article: string, capture: string, stamp: string): Change[] {
  return archive.log
    .about(article)
    .filter(
      (change) =>
        change.stamp > stamp &&
        change.writes.some(
          ({ of, field, value }) =>
            field === 'target' &&
            targetSchema.safeParse(value).data?.capture === capture &&
            archive.replica.value(of, 'trashed') !== true,
        ),
    );
}

function pointsTo({ field, value }: Write, ids: ReadonlySet<string>): boolean {
  if (field === 'annotation') return typeof value === 'string' && ids.has(value);
  if (field === 'to' || field === 'person') return typeof value === 'string' && ids.has(value);
  if (field === 'place') return ids.has(String((value as { person?: unknown } | null)?.person));
  const [set = '', id = ''] = field.split('/');
  return pointingSets.includes(set) && value === true && ids.has(id);
}

const pointingSets = ['people', 'events', 'evidence', 'sameAs'];

function stands({ replica }: Archive, { of, field, value }: Write): boolean {
  return (
    JSON.stringify(replica.value(of, field)) === JSON.stringify(value) &&
    replica.value(of, 'trashed') !== true &&
    replica.value(homeOf(of), 'trashed') !== true
  );
}
