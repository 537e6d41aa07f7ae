/** Words that a machine read, asked to be compared with their picture from wherever a mark is shown. */
import { useSyncExternalStore } from 'react';
import type { Annotation } from '../../archive/contract/views.ts';

let asked: Annotation | null = null;
const listeners = new Set<() => void>();

function set(mark: Annotation | null): void {
  asked = mark;
  for (const listener of listeners) listener();
}

export const useAskedCheck = (): Annotation | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const askCheck = (mark: Annotation): void => set(mark);
export const endCheck = (): void => set(null);
