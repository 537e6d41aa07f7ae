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

/** Parts that most briefings have. */
const common: readonly {
  readonly name: string;
  readonly of: string;
  readonly Icon: typeof IconHeading;
  readonly block: NewBlock;
}[] = [
  { name: 'Heading', of: 'a heading', Icon: IconHeading, block: { kind: 'heading', text: '' } },
  { name: 'Text', of: 'text', Icon: IconAlignLeft, block: { kind: 'text', text: '' } },
  {
    name: 'Timeline',
    of: 'a timeline',
    Icon: IconTimeline,
    block: { kind: 'timeline', filter: {}, text: '' },
  },
  {
    name: 'Matrix',
    of: 'a matrix',
    Icon: IconLayoutGrid,
    block: { kind: 'matrix', matrix: { of: 'events' }, text: '' },
  },
];

/** A place for something new: a line that opens when it is pointed at or reached by the keyboard. */
export function InsertHere({ always, onInsert }: Props) {
  return (
    <div className={css.place} data-always={always || undefined}>
      <div className={css.buttons}>
        {common.map(({ name, of, Icon, block }) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            leftSection={<Icon size={14} stroke={1.5} />}
            aria-label={`Insert ${of} here`}
            onClick={() => onInsert(block)}
          >
            {name}
          </Button>
        ))}
        <MoreToInsert onInsert={onInsert} />
      </div>
    </div>
  );
}
