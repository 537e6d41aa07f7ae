import { act } from '../bridge/acting.ts';
import { tell } from '../window/notices.tsx';

/** Undoes a change of the history, and offers to do it again. */
export async function undoChange(stamp: string): Promise<void> {
  const undone = await undo([stamp], 'The change was not undone');
  if (undone)
    tell('The change was undone.', { label: 'Redo', run: () => void undo(undone, 'It was not done again') });
}

async function undo(stamps: readonly string[], failed: string): Promise<readonly string[] | undefined> {
  return (await act('history.undo', { stamps: [...stamps] }, { failed }))?.stamps;
}
