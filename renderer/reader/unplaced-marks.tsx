import {
  IconArrowsShuffle,
  IconArrowsSplit2,
  IconCircleCheck,
  IconCloudDown,
  IconMoodEmpty,
  IconTrash,
} from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef } from 'react';
import type { AnchorState, Annotation } from '../../archive/contract/views.ts';
import { stateMeanings, stateWords } from '../annotations/anchor-states.ts';
import { NoteText } from '../annotations/note-text.tsx';
import { quoteWords } from '../annotations/quote-words.ts';
import { PlaceLink } from '../captures/place-link.tsx';
import { Versions } from '../decisions/versions.tsx';
import { IconButton } from '../window/icon-button.tsx';
import { annotationAddress } from './annotation-address.ts';
import { Difference } from './difference.tsx';
import css from './unplaced-marks.module.css';

const signs = {
  exact: IconCircleCheck,
  moved: IconArrowsShuffle,
  ambiguous: IconArrowsSplit2,
  lost: IconMoodEmpty,
  waiting: IconCloudDown,
} as const satisfies Record<AnchorState, unknown>;

interface Props {
  readonly marks: readonly Annotation[];
  readonly active: string | null;
  readonly onActivate: (mark: Annotation) => void;
  readonly onRemove: (id: string) => void;
}

/** CSS pixels of a mark of two lines, until it is measured. */
const likelyHeight = 150;
/** Drawn above and below what is seen. */
const beyond = 3;

/** Marks that do not stand where they were made: never hidden, never guessed. Of thousands only those in view are drawn. */
export const UnplacedMarks = memo(function UnplacedMarks({ marks, active, onActivate, onRemove }: Props) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: marks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    getItemKey: useCallback((index: number) => marks[index]?.id ?? index, [marks]),
    overscan: beyond,
  });
  return (
    <section ref={scroller} className={css.unplaced} aria-label="Marks that are not where they were">
      <ul className={css.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const mark = marks[index];
          return (
            mark && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={css.mark}
                data-annotation={mark.id}
                data-state={mark.state}
                data-active={mark.id === active || undefined}
                aria-setsize={marks.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <UnplacedMark mark={mark} onActivate={onActivate} onRemove={onRemove} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
});

interface MarkProps extends Pick<Props, 'onActivate' | 'onRemove'> {
  readonly mark: Annotation;
}

const UnplacedMark = memo(function UnplacedMark({ mark, onActivate, onRemove }: MarkProps) {
  const Sign = signs[mark.state];
  return (
    <>
      <div className={css.line}>
        <Sign size={15} stroke={1.6} aria-hidden />
        <span className={css.state} title={stateMeanings[mark.state]}>
          {stateWords[mark.state]}
        </span>
        <IconButton size={22} label="Delete the mark" onClick={() => onRemove(mark.id)}>
          <IconTrash size={13} stroke={1.5} />
        </IconButton>
      </div>
      <button type="button" className={css.words} dir="auto" onClick={() => onActivate(mark)}>
        <span className="tinted" data-mark={mark.color}>
          {quoteWords(mark.quote)}
        </span>
      </button>
      {mark.noteVersions.length > 0 && (
        <Versions bare of={annotationAddress(mark)} field="note" versions={mark.noteVersions} />
      )}
      {mark.note && mark.noteVersions.length === 0 && <NoteText className={css.note} note={mark.note} />}
      <Difference mark={mark} />
      <PlaceLink mark={mark} />
    </>
  );
});
