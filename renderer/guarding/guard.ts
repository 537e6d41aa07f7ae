/** Whether the guard has stopped writing, as the service says it, and whenever a change is refused for it. */
import { useSyncExternalStore } from 'react';

let stopped = false;
const listeners = new Set<() => void>();

export function guardStopped(isStopped: boolean): void {
  if (stopped === isStopped) return;
  stopped = isStopped;
  for (const listener of listeners) listener();
}

export const useGuardStopped = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stopped,
  );
