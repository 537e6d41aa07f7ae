import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Block } from '../../../archive/contract/views.ts';
import type { Prose } from '../../decisions/prose-field.tsx';
import { go } from '../../window/travel.ts';
import { orUntitled } from '../../window/words.ts';
import blocks from './block-content.module.css';
import { RichText } from './rich-text.tsx';
import css from './summary-content.module.css';

interface Props {
  /** Address of the briefing. */
  readonly briefing: string;
  readonly block: Extract<Block, { kind: 'summary' }>;
  readonly pause: number;
  readonly onSave: (text: string, replaces?: string[]) => Promise<Prose | null>;
}

/** An article in short: which it is, and the author’s summary. */
export function SummaryContent({ briefing, block, pause, onSave }: Props) {
  const { source } = block;
  return (
    <section className={css.summary} aria-label="Summary of an article">
      {source ? (
        <UnstyledButton
          className={css.source}
          dir="auto"
          onClick={() => go({ kind: 'article', id: source.id })}
        >
          <cite>{orUntitled(source.title)}</cite>
          <span className={css.facts}>{source.facts.join(' · ')}</span>
        </UnstyledButton>
      ) : (
        <p className={blocks.missing}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
          The article is not in the archive (or not yet). The summary keeps its place here.
        </p>
      )}
      <RichText
        of={`${briefing}/blocks/${block.id}`}
        label="Summary"
        placeholder="What it says, in your own words"
        prose={{ text: block.text, seen: block.textSeen, versions: block.textVersions }}
        pause={pause}
        onSave={onSave}
      />
    </section>
  );
}
