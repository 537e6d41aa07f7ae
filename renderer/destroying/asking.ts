/** What is to be destroyed, asked for from wherever it is shown: {@link askDestroy} opens the one dialog. */
import { useSyncExternalStore } from 'react';

export interface DestroyRequest {
  /** Ids of articles, marks, people, events or briefings. */
  readonly ids: readonly string[];
  /** What is not in the trash any more by then is left. */
  readonly inTrash?: boolean;
  /** Called once they are gone, as to leave the page of one. */
  readonly onDestroyed?: (() => void) | undefined;
}

let asked: DestroyRequest | null = null;
const listeners = new Set<() => void>();

function set(request: DestroyRequest | null): void {
  asked = request;
  for (const listener of listeners) listener();
}

export const useAskedDestroy = (): DestroyRequest | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );

export const askDestroy = (request: DestroyRequest): void => set(request);
export const endDestroy = (): void => set(null);
