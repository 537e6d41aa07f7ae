import { Button } from '@mantine/core';
import { IconAlignLeft, IconHeading, IconLayoutGrid, IconTimeline } from '@tabler/icons-react';
import { MoreToInsert } from '../blocks/more-to-insert.tsx';
import css from './insert-here.module.css';
import type { NewBlock } from './use-briefing.ts';

interface Props {
  /** Shown without being pointed at: at the end, and where there is nothing yet. */
  readonly always: boolean;
  readonly onInsert: (block: NewBlock) => void;
}

/** A place for something new: a line that opens when it is pointed at or reached by the keyboard. */
export function InsertHere({ always, onInsert }: Props) {
  return (
    <div className={css.place} data-always={always || undefined}>
      <div className={css.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconHeading size={14} stroke={1.5} />}
          aria-label="Insert a heading here"
          onClick={() => onInsert({ kind: 'heading', text: '' })}
        >
          Heading
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconAlignLeft size={14} stroke={1.5} />}
          aria-label="Insert text here"
          onClick={() => onInsert({ kind: 'text', text: '' })}
        >
          Text
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconTimeline size={14} stroke={1.5} />}
          aria-label="Insert a timeline here"
          onClick={() => onInsert({ kind: 'timeline', filter: {}, text: '' })}
        >
          Timeline
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconLayoutGrid size={14} stroke={1.5} />}
          aria-label="Insert a matrix here"
          onClick={() => onInsert({ kind: 'matrix', matrix: { of: 'events' }, text: '' })}
        >
          Matrix
        </Button>
        <MoreToInsert onInsert={onInsert} />
      </div>
    </div>
  );
}
