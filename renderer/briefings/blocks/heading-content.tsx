import { SegmentedControl } from '@mantine/core';
import { headingLevelSchema, headingLevels } from '../../../archive/contract/briefing-blocks.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { Editable } from '../../window/editable.tsx';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import css from './heading-content.module.css';

interface Props {
  readonly briefing: string;
  readonly block: Extract<Block, { kind: 'heading' }>;
  readonly changes: BriefingChanges;
  readonly pause: number;
  readonly onSave: (text: string) => void;
}

const levels = headingLevels.map((level) => ({ value: String(level), label: String(level) }));

export function HeadingContent({ briefing, block, changes, pause, onSave }: Props) {
  return (
    <div className={css.heading} data-level={block.level}>
      <Editable
        label="Heading"
        look="heading"
        oneLine
        placeholder="Heading"
        value={block.text}
        pause={pause}
        onSave={onSave}
      />
      <SegmentedControl
        className={css.level}
        size="xs"
        aria-label="Level of the heading"
        data={levels}
        value={String(block.level)}
        onChange={(level) =>
          void changes.ask(
            'briefings.editHeading',
            { id: briefing, block: block.id, level: headingLevelSchema.parse(Number(level)) },
            'The level was not saved',
          )
        }
      />
    </div>
  );
}
