/** The last changes and their inverses, for `u` and for the *Undo* of a notice. */
import { act } from '../bridge/acting.ts';
import type { RequestName } from '../bridge/client.ts';
import { tell } from './notices.tsx';
import { quoted } from './words.ts';

interface Inverse {
  readonly label: string;
  readonly run: () => void | Promise<void>;
}

const deepest = 100;
let inverses: readonly Inverse[] = [];

/** Remembers how to take a change back; answers with a function that takes back this very change, once. */
export function remember(label: string, run: Inverse['run']): () => void {
  const inverse = { label, run };
  inverses = [...inverses, inverse].slice(-deepest);
  return () => {
    if (!inverses.includes(inverse)) return;
    inverses = inverses.filter((other) => other !== inverse);
    void run();
  };
}

/** Says what was done and offers *Undo*, which goes when the change is taken back by `u`. */
export function offerUndo(message: string, label: string, run: Inverse['run']): void {
  const undo = remember(label, () => {
    hide();
    return run();
  });
  const hide = tell(message, { label: 'Undo', run: undo });
}

/** Takes back the last change that has not been taken back yet. */
export function undoLast(): void {
  const last = inverses.at(-1);
  if (!last) {
    tell('There is nothing to undo.');
    return;
  }
  inverses = inverses.slice(0, -1);
  void last.run();
  tell(`Undone: ${last.label}`);
}

export function forgetChanges(): void {
  inverses = [];
}

/** Marks are not among them: the reader takes them back itself. */
export type TrashRequest = Exclude<Extract<RequestName, `${string}.trash`>, 'annotations.trash'>;

/** Moves a thing to the trash at once and offers *Undo*. Answers whether it went there. */
export async function trash(request: TrashRequest, id: string, name: string): Promise<boolean> {
  const touches = [`${request.split('.', 1)[0]}/${id}`];
  const done = await act(
    request,
    { id, trashed: true },
    { failed: `${quoted(name)} was not moved to the trash`, touches },
  );
  if (!done) return false;
  const moved = `${quoted(name)} moved to the trash`;
  offerUndo(`${moved}.`, moved, async () => {
    await act(request, { id, trashed: false }, { failed: `${quoted(name)} was not taken back`, touches });
  });
  return true;
}
