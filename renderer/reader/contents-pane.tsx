import { SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { Pane } from '../window/pane.tsx';
import css from './contents-pane.module.css';

/** One way through an article: its headings, its pages as small pictures. */
export interface ContentsPart {
  readonly name: string;
  readonly content: ReactNode;
}

interface Props {
  readonly parts: readonly ContentsPart[];
  /** Lies over the article instead of beside it. */
  readonly over: boolean;
  readonly onClose: () => void;
}

/** What an article holds, at its left: one part at a time. */
export function ContentsPane({ parts, over, onClose }: Props) {
  const [chosen, choose] = useState<string | null>(null);
  const shown = parts.find(({ name }) => name === chosen) ?? parts[0];
  return (
    <Pane
      name="contents"
      label="Contents"
      side="left"
      over={over}
      width={{ initial: 248, least: 180, most: 420 }}
    >
      <header className={css.head}>
        {parts.length > 1 ? (
          <SegmentedControl
            size="xs"
            aria-label="Contents"
            value={shown?.name ?? ''}
            onChange={choose}
            data={parts.map(({ name }) => name)}
          />
        ) : (
          <h2 className={css.title}>{shown?.name ?? 'Contents'}</h2>
        )}
        <IconButton size={24} label="Hide the contents" shortcut="o" onClick={onClose}>
          <IconX size={15} stroke={1.5} />
        </IconButton>
      </header>
      <div className={css.part}>{shown?.content}</div>
    </Pane>
  );
}
