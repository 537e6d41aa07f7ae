/** Whether a briefing is being made of a template. */
import { useSyncExternalStore } from 'react';

let asked = false;
const listeners = new Set<() => void>();

function set(open: boolean): void {
  asked = open;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTemplateAsked = (): boolean => useSyncExternalStore(subscribe, () => asked);
export const askTemplate = (): void => set(true);
export const endTemplate = (): void => set(false);
