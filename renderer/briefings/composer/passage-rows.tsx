import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Passage } from '../../../archive/contract/views.ts';
import { PassageText } from '../../annotations/passage-text.tsx';
import { type PassageList, usePassagesInView } from '../../annotations/use-passages-in-view.ts';
import { AnswerTrouble } from '../../window/answer-trouble.tsx';
import { Empty } from '../../window/empty.tsx';
import { PlacedRow } from '../../window/placed-row.tsx';
import { orUntitled } from '../../window/words.ts';
import { endDrag } from './dragging.ts';
import css from './passages-panel.module.css';

interface Props {
  readonly list: PassageList;
  /** Annotations that the briefing quotes already. */
  readonly used: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  /** Told how many there are, each time when that is another number. */
  readonly onTotal: (total: number) => void;
  readonly onToggle: (id: string) => void;
  readonly onAdd: (passage: Passage) => void;
  /** What is dragged with it: itself, or all that are selected. */
  readonly onDrag: (passage: Passage) => void;
}

export function PassageRows({ list, used, chosen, onTotal, onToggle, onAdd, onDrag }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { pages, total, passageAt, rows, items } = usePassagesInView(list, scroller, 130, onTotal);
  if (pages.error && total === undefined) {
    return <AnswerTrouble title="The passages could not be read" reason={pages.error} again={pages.again} />;
  }
  if (total === 0) return <Empty title="No passage fits">Try other words, or fewer filters.</Empty>;
  return (
    <div className={css.scroller} ref={scroller}>
      <ul className={css.rows} aria-label="Passages" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const passage = passageAt(index);
          return (
            <PlacedRow
              key={index}
              {...{ rows, index, start, total }}
              className={css.row}
              waiting={css.waiting}
            >
              {passage ? (
                <PassageRow
                  passage={passage}
                  used={used.has(passage.annotation.id)}
                  chosen={chosen.has(passage.annotation.id)}
                  onToggle={onToggle}
                  onAdd={onAdd}
                  onDrag={onDrag}
                />
              ) : null}
            </PlacedRow>
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly passage: Passage;
  readonly used: boolean;
  readonly chosen: boolean;
  readonly onToggle: (id: string) => void;
  readonly onAdd: (passage: Passage) => void;
  /** What is dragged with it: itself, or all that are selected. */
  readonly onDrag: (passage: Passage) => void;
}

function PassageRow({ passage, used, chosen, onToggle, onAdd, onDrag }: RowProps) {
  const { annotation, source } = passage;
  return (
    <>
      <Checkbox
        className={css.check}
        aria-label={`Select: ${annotation.quote}`}
        checked={chosen}
        onChange={() => onToggle(annotation.id)}
      />
      <button
        type="button"
        className={css.add}
        draggable
        onClick={() => onAdd(passage)}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'copy';
          event.dataTransfer.setData('text/plain', annotation.quote);
          onDrag(passage);
        }}
        onDragEnd={endDrag}
      >
        <VisuallyHidden>Add to the briefing:</VisuallyHidden>
        <PassageText passage={{ ...passage, before: '', after: '' }} clamp />
        <span className={css.source} dir="auto" title={source.title}>
          {[source.publisher, orUntitled(source.title)].filter(Boolean).join(' · ')}
        </span>
        {used && (
          <span className={css.used}>
            <IconCheck size={13} stroke={1.8} aria-hidden /> in the briefing
          </span>
        )}
      </button>
    </>
  );
}
