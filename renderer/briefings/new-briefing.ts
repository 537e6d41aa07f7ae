import { act } from '../bridge/acting.ts';
import { go } from '../window/travel.ts';

/** The one that was just made, until its sheet is shown. */
let fresh: string | null = null;

/** Whether a briefing was just made here: true once. */
export function takeFresh(id: string): boolean {
  const isFresh = fresh === id;
  if (isFresh) fresh = null;
  return isFresh;
}

/** Makes a briefing and opens it: its title is written where it stands. */
export async function newBriefing(gather: 'none' | 'all' = 'none'): Promise<void> {
  const briefing = await act(
    'briefings.add',
    { title: 'Untitled briefing', gather },
    { failed: 'The briefing was not made', touches: ['briefings'] },
  );
  if (!briefing) return;
  fresh = briefing.id;
  go({ kind: 'briefing', id: briefing.id });
}
