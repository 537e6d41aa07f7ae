/** A newer copy of an article, asked for from wherever the article is shown. */
import { useSyncExternalStore } from 'react';
import { act } from '../bridge/acting.ts';
import type { Output } from '../bridge/client.ts';
import { tell } from '../window/notices.tsx';
import { go } from '../window/travel.ts';

export interface AskedCopy {
  readonly id: string;
  readonly title: string;
}

let asked: AskedCopy | null = null;
const listeners = new Set<() => void>();

function set(copy: AskedCopy | null): void {
  asked = copy;
  for (const listener of listeners) listener();
}

export const useAskedCopy = (): AskedCopy | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const askForCopy = (copy: AskedCopy): void => set(copy);
export const endCopy = (): void => set(null);

const failed = 'The copy was not added';

export const addCopyFile = (id: string): Promise<boolean> =>
  shown(id, act('shell.addCapture', { article: id }, { failed, touches: [`articles/${id}`] }));

export const addCopyPasted = (id: string, pasted: { text: string; html: string }): Promise<boolean> =>
  shown(
    id,
    act(
      'captures.paste',
      {
        article: id,
        ...(pasted.text && { text: pasted.text }),
        ...(pasted.html && { html: pasted.html }),
      },
      { failed, touches: [`articles/${id}`] },
    ),
  );

/** Leads to how the marks fare; answers whether there is a new copy. */
async function shown(id: string, adding: Promise<Output<'captures.fates'> | null>): Promise<boolean> {
  const fates = await adding;
  if (!fates) return false;
  endCopy();
  tell('A newer copy was added. The older ones stay as they are.');
  go({ kind: 'copies', id, show: 'report' });
  return true;
}
