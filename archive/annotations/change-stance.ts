/** Saying how a passage stands to what it is linked to. */
import { ProblemError } from '../contract/problem.ts';
import type { RequestInput } from '../contract/requests.ts';
import { groupOf } from '../records/identity.ts';
import type { Archive } from '../storage/archive.ts';
import { existingAnnotation } from './annotation.ts';
import { draftStance } from './stance.ts';

export function changeStance(archive: Archive, { id, to, stance }: RequestInput<'annotations.stance'>): void {
  const record = existingAnnotation(archive, id);
  const home = 'person' in to ? `people/${to.person}` : `events/${to.event}`;
  const linked = [
    ...record.people.map((one) => `people/${one}`),
    ...record.events.map((one) => `events/${one}`),
  ];
  const group = groupOf(archive.index, home).filter((one) => linked.includes(one));
  if (group.length === 0)
    throw new ProblemError(
      'not-found',
      `“${record.target.quote.exact}” is not linked to ${'person' in to ? `the person ${to.person}` : `the event ${to.event}`}. Nothing was changed; link it first.`,
    );
  archive.commit((draft) => {
    for (const one of group) draftStance(archive.replica, draft, record.address, one, stance);
  });
}
