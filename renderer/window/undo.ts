/**
 * Undo and redo, by the history: they reach back over closing an article and the app. In the reader they are about
 * the article that the person is at, on a briefing about that, elsewhere about whatever was done last.
 */
import type { TakenStep } from '../../archive/contract/history.ts';
import { act } from '../bridge/acting.ts';
import { applyChanges } from '../bridge/changes.ts';
import { ask, type RequestName } from '../bridge/client.ts';
import type { Address } from './addresses.ts';
import { tell } from './notices.tsx';
import { focusedSide } from './sides.ts';
import { currentAddress, go } from './travel.ts';
import { quoted } from './words.ts';

type Direction = 'undo' | 'redo';

const said = {
  undo: { done: 'Undone', none: 'There is nothing to undo', failed: 'Nothing was undone', other: 'Redo' },
  redo: { done: 'Done again', none: 'There is nothing to redo', failed: 'Nothing was redone', other: 'Undo' },
} as const;

const saving = new Set<Promise<unknown>>();
/** Steps are taken one after the other, and after what is on its way to the archive. */
let last: Promise<unknown> = Promise.resolve();
let hide: () => void = () => {};

/** A change that is shown already and is being saved: what is undone next may be this one. */
export function isBeingSaved(promise: Promise<unknown>): void {
  const settled = promise.catch(() => {}).finally(() => saving.delete(settled));
  saving.add(settled);
}

/** When all is saved that is shown already. */
export const whenSaved = async (): Promise<void> => {
  await Promise.all(saving);
};

/** The article, or the briefing, whose changes are meant; undefined: those of the whole archive. */
export function scopeAt(here: Address, side = focusedSide()): string | undefined {
  // What is taken from one briefing to another is a change of both.
  if (here.kind === 'briefing') return here.beside?.length ? undefined : here.id;
  if (here.kind !== 'article') return undefined;
  return side === 'beside' && here.beside ? here.beside.id : here.id;
}

export const undoLast = (): void => step('undo');
export const redoLast = (): void => step('redo');

function step(direction: Direction, of = scopeAt(currentAddress())): void {
  const { failed } = said[direction];
  last = last.then(async () => {
    await Promise.all(saving);
    const taken = await act('history.step', { direction, ...(of === undefined ? {} : { of }) }, { failed });
    if (taken) showTaken(taken, direction, of);
  });
}

function showTaken({ done, refused }: TakenStep, direction: Direction, of: string | undefined): void {
  const words = said[direction];
  hide();
  if (refused) {
    const { reason, thing } = refused;
    hide = tell(`${words.failed}. ${reason}`, {
      label: 'History',
      run: () => go({ kind: 'history', ...(thing ? { of: thing.id } : {}) }),
    });
  } else if (done) {
    applyChanges(done.touches, { own: true });
    hide = tell(`${words.done}: ${of === undefined ? done.words : done.what}.`, {
      label: words.other,
      run: () => step(direction === 'undo' ? 'redo' : 'undo', of),
    });
  } else hide = tell(of === undefined ? `${words.none}.` : `${words.none} in this ${currentAddress().kind}.`);
}

/** Says what was done and offers *Undo*, which takes back this very change. */
export async function offerUndo(message: string): Promise<void> {
  await Promise.all(saving);
  const next = await ask('history.next', {}).catch(() => null);
  const change = next?.undo;
  hide();
  hide = tell(
    message,
    change
      ? {
          label: 'Undo',
          run: () => void act('history.undo', { stamps: change.stamps }, { failed: said.undo.failed }),
        }
      : undefined,
  );
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
  void offerUndo(`${quoted(name)} moved to the trash.`);
  return true;
}
