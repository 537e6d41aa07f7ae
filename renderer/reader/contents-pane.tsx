import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { Pane } from '../window/pane.tsx';
import css from './contents-pane.module.css';

interface Props {
  /** Lies over the article instead of beside it. */
  readonly over: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What an article holds, at its left. */
export function ContentsPane({ over, onClose, children }: Props) {
  return (
    <Pane
      name="contents"
      label="Contents"
      side="left"
      over={over}
      width={{ initial: 248, least: 180, most: 420 }}
    >
      <header className={css.head}>
        <h2 className={css.title}>Contents</h2>
        <IconButton size={24} label="Hide the contents" shortcut="o" onClick={onClose}>
          <IconX size={15} stroke={1.5} />
        </IconButton>
      </header>
      <div className={css.part}>{children}</div>
    </Pane>
  );
}
