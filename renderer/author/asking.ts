/** When the person is asked for their name: once, after their first mark; later only if they want to change it. */
import { useSyncExternalStore } from 'react';

type Asking = 'no' | 'once' | 'wanted';

let asking: Asking = 'no';
const listeners = new Set<() => void>();

function become(next: Asking): void {
  asking = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A mark was made, that carries the name of whoever made it. */
export function askForAuthorOnce(): void {
  if (asking === 'no') become('once');
}

export const changeAuthor = (): void => become('wanted');

export const stopAsking = (): void => become('no');

export const useAsking = (): Asking => useSyncExternalStore(subscribe, () => asking);
