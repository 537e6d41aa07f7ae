import {
  IconArrowsShuffle,
  IconArrowsSplit2,
  IconCircleCheck,
  IconCloudDown,
  IconMoodEmpty,
  IconTrash,
} from '@tabler/icons-react';
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

/** Marks that do not stand where they were made: never hidden, never guessed. */
export function UnplacedMarks({ marks, active, onActivate, onRemove }: Props) {
  return (
    <section className={css.unplaced} aria-label="Marks that are not where they were">
      <ul>
        {marks.map((mark) => {
          const Sign = signs[mark.state];
          return (
            <li
              key={mark.id}
              className={css.mark}
              data-annotation={mark.id}
              data-state={mark.state}
              data-active={mark.id === active || undefined}
            >
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
              {mark.note && mark.noteVersions.length === 0 && (
                <NoteText className={css.note} note={mark.note} />
              )}
              <Difference mark={mark} />
              <p className={css.meaning}>{stateMeanings[mark.state]}</p>
              <PlaceLink mark={mark} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
