/** How a passage stands to the people and events that it is linked to. */
import { type Stance, stanceSchema } from '../contract/record-parts.ts';
import type { Draft } from '../storage/draft.ts';
import type { Replica } from '../storage/replica.ts';

/** Where nobody said more, a passage mentions what it is linked to. `home`: address of a person or an event. */
export const stanceTo = (replica: Replica, mark: string, home: string): Stance =>
  stanceSchema.catch('mentions').parse(replica.value(mark, `stances/${home}`));

/** Says it within a change; that the passage mentions it goes without saying. */
export function draftStance(
  replica: Replica,
  draft: Draft,
  mark: string,
  home: string,
  stance: Stance | undefined,
): void {
  if (stance !== undefined && stance !== stanceTo(replica, mark, home))
    draft.set(mark, `stances/${home}`, stance);
}
