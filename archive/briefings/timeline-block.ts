/** A timeline in a briefing: what it shows is kept, and what that is now is drawn. */
import { type TimelineFilter, timelineFilterSchema } from '../contract/timeline.ts';
import type { Draft } from '../storage/draft.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';

export const timelineField = 'timeline';

/** A value that can't be read shows everything. */
export const blockFilter = (replica: Replica, address: string): TimelineFilter =>
  timelineFilterSchema.safeParse(replica.value(address, timelineField)).data ?? {};

/** What is not said is left out. */
export function draftFilter(draft: Draft, address: string, filter: TimelineFilter): void {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  draft.set(address, timelineField, Object.fromEntries(said) as Json);
}

export function draftTimeline(
  draft: Draft,
  address: string,
  { filter, text }: { readonly filter: TimelineFilter; readonly text: string },
): void {
  draftFilter(draft, address, filter);
  draft.set(address, 'text', text.replace(/\s+/gu, ' ').trim());
}
