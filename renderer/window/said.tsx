/** What has happened, in words for those who do not see it: a live region that screen readers read out. */
import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says it politely; the same words twice are said twice. */
export function say(words: string): void {
  said = words === said ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Said() {
  const words = useSyncExternalStore(subscribe, () => said);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-said>
      {words}
    </VisuallyHidden>
  );
}
