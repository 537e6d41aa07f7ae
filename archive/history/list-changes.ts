import type { ChangedThing, ChangeView } from '../contract/history.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { ChangeViews } from './change-view.ts';
import { Past } from './past.ts';
import { Things } from './things.ts';

const usualPage = 100;

/** Looks a thing up by its id, in the trash or not. */
export function existingThing(archive: Archive, id: string): string {
  const address = archive.replica.addressOf(id);
  if (address === undefined)
    throw new ProblemError('not-found', `There is nothing with the id ${id} in this archive.`);
  return address;
}

/** One page of the history, newest first, of the archive or of one thing and what is below it. */
export function listChanges(
  archive: Archive,
  {
    id,
    before,
    limit = usualPage,
  }: { id?: string | undefined; before?: string | undefined; limit?: number | undefined },
): { changes: ChangeView[]; more: boolean; thing: ChangedThing | null } {
  const of = id === undefined ? undefined : existingThing(archive, id);
  const found = archive.log.newest({
    ...(of === undefined ? {} : { of }),
    ...(before === undefined ? {} : { before }),
    limit: limit + 1,
  });
  const things = new Things(archive);
  const views = new ChangeViews(archive, new Past(archive), things);
  return {
    changes: found.slice(0, limit).map((change) => views.view(change, of)),
    more: found.length > limit,
    thing: of === undefined ? null : things.changed(of),
  };
}
