import { IconX } from '@tabler/icons-react';
import { type FocusEvent, type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { AnswerTrouble } from '../../window/answer-trouble.tsx';
import { Editable } from '../../window/editable.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { orUntitled, quoted } from '../../window/words.ts';
import { takeFresh } from '../new-briefing.ts';
import { Blocks } from './blocks.tsx';
import css from './briefing-column.module.css';
import { useBriefing } from './use-briefing.ts';

/** Milliseconds after which what was typed is saved. */
const pause = 800;

/** What can be asked of a sheet from outside. */
export interface Sheet {
  /** Shows a block and puts the focus into it. */
  readonly goTo: (block: string) => void;
}

interface Props {
  readonly id: string;
  readonly ref?: Ref<Sheet>;
  /** One of several: it has a head of its own, with what closes it. */
  readonly onClose: (() => void) | null;
  /** The one of several that the panes and the buttons above are about. */
  readonly current: boolean;
  /** Told of the block that the person goes to. */
  readonly onAt: (block: string | null) => void;
}

/** A briefing as a sheet of paper to write on. */
export function BriefingColumn({ id, ref, onClose, current, onAt }: Props) {
  const { answer, changes } = useBriefing(id);
  const desk = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    goTo: (block) => {
      const found = desk.current?.querySelector<HTMLElement>(`[data-block="${block}"]`);
      found?.scrollIntoView({ block: 'start', behavior: 'instant' });
      found
        ?.querySelector<HTMLElement>('textarea, [contenteditable=true], button')
        ?.focus({ preventScroll: true });
    },
  }));
  const at = ({ target }: FocusEvent | PointerEvent) =>
    onAt(
      target instanceof Element ? (target.closest<HTMLElement>('[data-block]')?.dataset.block ?? null) : null,
    );
  const briefing = answer.data;
  const title = briefing ? orUntitled(briefing.title) : '';
  const isThere = briefing !== undefined;
  // A new briefing begins with its title.
  useEffect(() => {
    if (isThere && takeFresh(id)) desk.current?.querySelector('textarea')?.select();
  }, [isThere, id]);
  return (
    <section
      className={css.column}
      aria-label={onClose ? `Briefing: ${title}` : 'Briefing'}
      data-current={(onClose && current) || undefined}
      onFocusCapture={at}
      onPointerDownCapture={at}
    >
      {onClose && (
        <div className={css.head}>
          <span className={css.name} dir="auto" title={title}>
            {title}
          </span>
          <IconButton size={26} label={`Close ${quoted(title)}`} onClick={onClose}>
            <IconX size={15} stroke={1.5} />
          </IconButton>
        </div>
      )}
      <div className={css.desk} ref={desk}>
        {answer.isError && (
          <AnswerTrouble
            title="This briefing could not be shown"
            reason={answer.error}
            again={() => answer.refetch()}
          />
        )}
        {briefing && !answer.isError && (
          <article className={css.sheet}>
            <Editable
              label="Title"
              look="title"
              oneLine
              needed
              placeholder="Title"
              value={briefing.title}
              pause={pause}
              onSave={(words) => changes.edit({ title: words })}
            />
            <Editable
              label="Subtitle"
              look="subtitle"
              oneLine
              placeholder="Subtitle"
              value={briefing.subtitle}
              pause={pause}
              onSave={(subtitle) => changes.edit({ subtitle })}
            />
            <Blocks briefing={`briefings/${id}`} blocks={briefing.blocks} changes={changes} pause={pause} />
          </article>
        )}
      </div>
    </section>
  );
}
