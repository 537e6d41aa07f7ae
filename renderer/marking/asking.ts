/** Whether the names of the colours, or the tags of the archive, are being looked over. */
import { useSyncExternalStore } from 'react';

type Asked = 'colors' | 'tags' | null;

let asked: Asked = null;
const listeners = new Set<() => void>();

function become(next: Asked): void {
  asked = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const askColorNames = (): void => become('colors');
export const askTags = (): void => become('tags');
export const endAsking = (): void => become(null);

export const useAsked = (): Asked => useSyncExternalStore(subscribe, () => asked);
