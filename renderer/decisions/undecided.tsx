import { IconArrowsSplit2 } from '@tabler/icons-react';
import css from './undecided.module.css';

/** The quiet sign on a thing in a list: one of its texts has several versions. */
export function Undecided({ words }: { words: string }) {
  return (
    <span className={css.sign}>
      <IconArrowsSplit2 size={13} stroke={1.7} aria-hidden />
      {words}
    </span>
  );
}
