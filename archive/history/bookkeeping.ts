/**
 * Fields that follow from other changes: a briefing's moment of last change. They are not told of, nothing
 * depends on them, and what restores a briefing sets them anew.
 */
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { homeOf } from '../storage/layout.ts';

export const bookkeeping: ReadonlySet<string> = new Set(['changed']);

/** Notes when the briefings that a draft writes about were changed. */
export function touchBriefings(archive: Archive, draft: Draft): void {
  const homes = new Set(
    draft.writes.map(({ of }) => homeOf(of)).filter((home) => home.startsWith('briefings/')),
  );
  for (const home of homes) draft.set(home, 'changed', new Date(archive.now()).toISOString());
}
