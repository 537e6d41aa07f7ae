import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCloudDown, IconDots, IconPhoto, IconTextPlus } from '@tabler/icons-react';
import {
  type ContextAmount,
  contextAmountSchema,
  contextAmounts,
} from '../../../archive/contract/briefing-blocks.ts';
import type { Block } from '../../../archive/contract/views.ts';
import { stateMeanings } from '../../annotations/anchor-states.ts';
import { DottedLine, sourceParts } from '../../annotations/source-line.tsx';
import { askCheck } from '../../checking/asking.ts';
import { Undecided } from '../../decisions/undecided.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { go } from '../../window/travel.ts';
import { counted, orUntitled } from '../../window/words.ts';
import type { BriefingChanges } from '../composer/use-briefing.ts';
import css from './block-content.module.css';
import { BlockPicture } from './block-picture.tsx';
import own from './quotation-content.module.css';
import { QuotationWords } from './quotation-words.tsx';

type Quotation = Extract<Block, { kind: 'quotation' }>;

interface Props {
  /** Id of the briefing. */
  readonly briefing: string;
  readonly block: Quotation;
  readonly changes: BriefingChanges;
}

const amountWords: Readonly<Record<ContextAmount, string>> = {
  none: 'Nothing',
  sentence: 'Sentence',
  paragraph: 'Paragraph',
};

export function QuotationContent({ briefing, block, changes }: Props) {
  const { passage } = block;
  if (passage === null) {
    return (
      <p className={css.missing}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        This passage is not in the archive (or not yet). It keeps its place here.
      </p>
    );
  }
  const { annotation, source } = passage;
  const { speech } = annotation;
  const facts = [...sourceParts(source), ...(annotation.page === null ? [] : [`p. ${annotation.page}`])];
  const doubt = annotation.trashed
    ? 'The mark was deleted: the PDF will say that a quotation is left out here.'
    : annotation.state === 'exact'
      ? null
      : stateMeanings[annotation.state];
  const isUnconfirmed = annotation.machineRead && annotation.checked === null && !annotation.trashed;
  const of = { id: briefing, block: block.id };
  const takeNewest = () =>
    changes.ask('briefings.putMarkRight', { ...of, take: 'newest' }, 'The words were not taken');
  return (
    <figure
      className={css.quotation}
      data-mark={annotation.color}
      data-gone={annotation.trashed || undefined}
    >
      {block.around.before !== '' && (
        <p className={own.around} dir="auto">
          {block.around.before}
        </p>
      )}
      <QuotationWords
        block={block}
        onEdit={(edit) =>
          void changes.ask(
            'briefings.editQuotation',
            { ...of, ...edit, quote: annotation.quote },
            'The quotation was not changed',
          )
        }
        onRestore={(edits) =>
          void changes.ask(
            'briefings.restoreQuotation',
            { ...of, edits: [...edits] },
            'The words were not put back',
          )
        }
      />
      {block.around.after !== '' && (
        <p className={own.around} dir="auto">
          {block.around.after}
        </p>
      )}
      {isUnconfirmed && (
        <div className={own.read}>
          <BlockPicture briefing={briefing} block={block.id} alt="The words as the page shows them" />
          <p className={css.missing}>
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />A machine read these words: their picture
            is printed beside them.
            <Button size="compact-xs" variant="light" onClick={() => askCheck(annotation)}>
              Compare…
            </Button>
          </p>
        </div>
      )}
      <figcaption>
        <div className={own.line}>
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
          <QuotationMenu briefing={briefing} block={block} changes={changes} />
        </div>
        {(speech.speaker || speech.translation) && (
          <p className={css.undecided} dir="auto">
            {[
              speech.speaker?.name,
              speech.translation &&
                `translated${speech.translation.from && ` from ${speech.translation.from}`}${speech.translation.by && ` by ${speech.translation.by}`}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {annotation.noteVersions.length > 0 && (
          <p className={css.undecided}>
            <Undecided words={`${annotation.noteVersions.length} versions of the note`} /> The PDF will have
            all of them.
          </p>
        )}
        {block.staleEdits > 0 && (
          <p className={css.missing}>
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
            {counted(block.staleEdits, 'edit')} of other words: the mark was changed since. The words stand
            whole.
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => changes.ask('briefings.restoreQuotation', of, 'The edits were not taken away')}
            >
              Take away
            </Button>
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
            {annotation.state === 'moved' && annotation.found !== null && !annotation.trashed && (
              <Button size="compact-xs" variant="light" onClick={takeNewest}>
                Quote the newest copy
              </Button>
            )}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

/** What is set with the words, and other ways of showing the passage. */
function QuotationMenu({ briefing, block, changes }: Props) {
  const { context, edits, passage } = block;
  const of = { id: briefing, block: block.id };
  const show = (next: Partial<typeof context>) =>
    void changes.ask(
      'briefings.showContext',
      { ...of, ...context, ...next },
      'The words around it were not set',
    );
  const hasContext = context.before !== 'none' || context.after !== 'none';
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <IconButton
          className={own.more}
          data-on={hasContext || undefined}
          size={24}
          label="Words around it, and more"
        >
          {hasContext ? <IconTextPlus size={15} stroke={1.6} /> : <IconDots size={15} stroke={1.6} />}
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {(['before', 'after'] as const).map((side) => (
          <Menu.RadioGroup
            key={side}
            value={context[side]}
            onChange={(amount) => show({ [side]: contextAmountSchema.parse(amount) })}
          >
            <Menu.Label>{side === 'before' ? 'Set before it' : 'Set after it'}</Menu.Label>
            {contextAmounts.map((amount) => (
              <Menu.RadioItem key={amount} value={amount}>
                {amountWords[amount]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        ))}
        {(edits.length > 0 || passage?.annotation.region) && <Menu.Divider />}
        {edits.length > 0 && (
          <Menu.Item
            onClick={() => void changes.ask('briefings.restoreQuotation', of, 'The words were not put back')}
          >
            Put all words back
          </Menu.Item>
        )}
        {passage?.annotation.region && (
          <Menu.Item
            closeMenuOnClick
            leftSection={<IconPhoto size={15} stroke={1.6} />}
            onClick={() => {
              void changes.add([{ kind: 'figure', annotation: block.annotation }], block.id);
              changes.remove(block.id);
            }}
          >
            Show as a figure
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
