import { act } from '../bridge/acting.ts';
import { go } from '../window/travel.ts';

/** Makes a briefing and opens it: its title is written where it stands. */
export async function newBriefing(gather: 'none' | 'all' = 'none'): Promise<void> {
  const briefing = await act(
    'briefings.add',
    { title: 'Untitled briefing', gather },
    { failed: 'The briefing was not made', touches: ['briefings'] },
  );
  if (briefing) go({ kind: 'briefing', id: briefing.id });
}
