/** A draft from elsewhere becomes a briefing, and its fact-check is opened. */
import type { TakenDraft } from '../../archive/contract/factcheck.ts';
import { takenInWords } from '../../archive/factcheck/factcheck-words.shared.ts';
import { act } from '../bridge/acting.ts';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';

const options = { failed: 'The draft was not taken in', touches: ['briefings'] } as const;

/** Asks for a file. */
export const takeDraftFile = async (): Promise<void> => opened(await act('shell.takeDraft', {}, options));

/** Text that was pasted; `html` where it came with that. */
export const takePasted = async (text: string, html: string | undefined): Promise<void> =>
  opened(await act('factcheck.takeDraft', html === undefined ? { text } : { text, html }, options));

function opened(taken: TakenDraft | null): void {
  if (!taken) return;
  go({ kind: 'factcheck', id: taken.id });
  tell(takenInWords(taken));
}
