import type { KeyboardEvent } from 'react';
import { isTyping } from './keys.ts';

/** Where the focus is in a field, its own undo or redo; elsewhere the action. */
export const inFieldOr = (command: 'undo' | 'redo', action: () => void) => (): void => {
  // Deprecated, and all there is: the field's own history is the browser's.
  if (isTyping(document.activeElement)) document.execCommand(command);
  else action();
};

/** Keys of a field of several lines: Control (or Command) and Enter is done with it, Escape gives it up with null. */
export const draftKeys =
  (draft: string, onDone: (text: string | null) => void) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onDone(draft.trim());
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onDone(null);
    }
  };
