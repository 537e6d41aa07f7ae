import { isTyping } from './keys.ts';

/** Where the focus is in a field, its own undo or redo; elsewhere the action. */
export const inFieldOr = (command: 'undo' | 'redo', action: () => void) => (): void => {
  // Deprecated, and all there is: the field's own history is the browser's.
  if (isTyping(document.activeElement)) document.execCommand(command);
  else action();
};
