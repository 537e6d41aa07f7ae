import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCloudDown } from '@tabler/icons-react';
import type { MatrixSetup } from '../../archive/contract/matrix-block.ts';
import type { TimelineFilter } from '../../archive/contract/timeline.ts';
import type { Block } from '../../archive/contract/views.ts';
import { stateMeanings } from '../annotations/anchor-states.ts';
import { quoteWords } from '../annotations/quote-words.ts';
import { DottedLine, sourceParts } from '../annotations/source-line.tsx';
import { type Prose, ProseField } from '../decisions/prose-field.tsx';
import { Undecided } from '../decisions/undecided.tsx';
import { Editable } from '../window/editable.tsx';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './block-content.module.css';
import { MatrixContent } from './matrix-content.tsx';
import { TimelineContent } from './timeline-content.tsx';

type Quotation = Extract<Block, { kind: 'quotation' }>;

interface Props {
  /** Address of its briefing. */
  readonly briefing: string;
  readonly block: Block;
  readonly pause: number;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly onMatrix: (matrix: MatrixSetup) => void;
  readonly onSave: (text: string, replaces?: string[]) => Promise<Prose | null>;
}

export function BlockContent({ briefing, block, pause, onFilter, onMatrix, onSave }: Props) {
  switch (block.kind) {
    case 'heading':
      return (
        <div className={css.heading}>
          <Editable
            label="Heading"
            look="heading"
            oneLine
            placeholder="Heading"
            value={block.text}
            pause={pause}
            onSave={(text) => void onSave(text)}
          />
        </div>
      );
    case 'text':
      return (
        <ProseField
          of={`${briefing}/blocks/${block.id}`}
          field="text"
          label="Text"
          look="text"
          placeholder="Your own words"
          prose={{ text: block.text, seen: block.textSeen, versions: block.textVersions }}
          pause={pause}
          onSave={onSave}
        />
      );
    case 'matrix':
      return <MatrixContent block={block} pause={pause} onSetup={onMatrix} onSave={onSave} />;
    case 'timeline':
      return <TimelineContent block={block} pause={pause} onFilter={onFilter} onSave={onSave} />;
    case 'quotation':
      return <QuotationContent block={block} />;
  }
}

function QuotationContent({ block: { passage } }: { block: Quotation }) {
  if (passage === null) {
    return (
      <p className={css.missing}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        This passage is not in the archive (or not yet). It keeps its place here.
      </p>
    );
  }
  const { annotation, source } = passage;
  const facts = [...sourceParts(source), ...(annotation.page === null ? [] : [`p. ${annotation.page}`])];
  const doubt = annotation.trashed
    ? 'The mark was deleted: the PDF will say that a quotation is left out here.'
    : annotation.state === 'exact'
      ? null
      : stateMeanings[annotation.state];
  return (
    <figure
      className={css.quotation}
      data-mark={annotation.color}
      data-gone={annotation.trashed || undefined}
    >
      <blockquote className={css.words} dir="auto">
        {quoteWords(annotation.quote)}
      </blockquote>
      <figcaption>
        <button
          type="button"
          className={css.source}
          dir="auto"
          onClick={() => go({ kind: 'article', id: source.id, annotation: annotation.id })}
        >
          <span>
            <VisuallyHidden>Show in the article:</VisuallyHidden>
            <cite>{orUntitled(source.title)}</cite>
            {facts.length > 0 && ' · '}
            <DottedLine parts={facts} />
          </span>
        </button>
        {annotation.noteVersions.length > 0 && (
          <p className={css.undecided}>
            <Undecided words={`${annotation.noteVersions.length} versions of the note`} /> The PDF will have
            all of them.
          </p>
        )}
        {doubt && (
          <p className={css.missing}>
            {annotation.state === 'waiting' && !annotation.trashed ? (
              <IconCloudDown size={14} stroke={1.5} aria-hidden />
            ) : (
              <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
            )}
            {doubt}
          </p>
        )}
      </figcaption>
    </figure>
  );
}
