/**
 * Fields that follow from other changes: a briefing's moment of last change, and the signs that were given to what
 * was cited. They are not told of, nothing depends on them, nothing takes a sign away that may stand on paper, and what
 * restores a briefing sets its moment anew.
 */
import type { Archive } from '../storage/archive.ts';
import type { Draft } from '../storage/draft.ts';
import { homeOf } from '../storage/layout.ts';

export const bookkeeping: { readonly has: (field: string) => boolean } = {
  has: (field) => field === 'changed' || /^(?:sign$|numbers\/|numbered\/)/u.test(field),
};

/** Notes when the briefings that a draft writes about were changed. */
export function touchBriefings(archive: Archive, draft: Draft): void {
  const homes = new Set(
    draft.writes.map(({ of }) => homeOf(of)).filter((home) => home.startsWith('briefings/')),
  );
  for (const home of homes) draft.set(home, 'changed', new Date(archive.now()).toISOString());
}
