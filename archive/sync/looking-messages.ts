/** What the threads that look at folders are asked and answer. */
import type { LookedAt, Roots } from './look-at-homes.ts';

/** Shards to be looked at on both sides. */
export interface LookingJob {
  readonly roots: Roots;
  readonly shards: readonly string[];
}

export type LookingAnswer =
  | { readonly answer: 'looked'; readonly looked: LookedAt }
  | { readonly answer: 'unreadable'; readonly root: string; readonly path: string; readonly code: string };
