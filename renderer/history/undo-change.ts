import { act } from '../bridge/acting.ts';
import { offerUndo } from '../window/undo.ts';

/** Undoes a change of the history, and offers to do it again. */
export async function undoChange(stamp: string): Promise<void> {
  const undone = await act('history.undo', { stamps: [stamp] }, { failed: 'The change was not undone' });
  if (!undone) return;
  offerUndo('The change was undone.', 'a change undone', () => undoAll(undone.stamps));
}

/** Undoes what one action wrote as several changes. */
export async function undoAll(stamps: readonly string[]): Promise<void> {
  if (stamps.length === 0) return;
  await act('history.undo', { stamps: [...stamps] }, { failed: 'Not everything was undone' });
}
