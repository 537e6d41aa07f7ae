import { CloseButton } from '@mantine/core';
import css from './caret-note.module.css';
import type { CaretChoice } from './use-caret.ts';

/** Says that the arrow keys move a caret, and how to have them scroll again. */
export function CaretNote({ caret }: { caret: CaretChoice }) {
  if (!caret.on) return null;
  return (
    <div className={css.note}>
      <span>
        Caret on <kbd>F7</kbd>
      </span>
      <CloseButton size="xs" aria-label="Turn the caret off" onClick={caret.toggle} />
    </div>
  );
}
