/** Which person is to be made two: {@link askSplit} opens the one dialog. */
import { useSyncExternalStore } from 'react';

export interface SplitAsked {
  readonly id: string;
  readonly name: string;
}

let asked: SplitAsked | null = null;
const listeners = new Set<() => void>();

function set(split: SplitAsked | null): void {
  asked = split;
  for (const listener of listeners) listener();
}

export const useAskedSplit = (): SplitAsked | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const askSplit = (split: SplitAsked): void => set(split);
export const endSplit = (): void => set(null);
