import {
  IconArrowsShuffle,
  IconCalendarEvent,
  IconMicrophone2,
  IconNote,
  IconQuote,
  IconTag,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { memo, useDeferredValue, useLayoutEffect, useRef } from 'react';
import { speechInWords } from '../../archive/annotations/speech-words.shared.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { stateMeanings, stateWords } from '../annotations/anchor-states.ts';
import { NoteText } from '../annotations/note-text.tsx';
import { quoteWords } from '../annotations/quote-words.ts';
import { MachineRead } from '../checking/machine-read.tsx';
import { CiteItem } from '../citing/cite-item.tsx';
import { Undecided } from '../decisions/undecided.tsx';
import { Versions } from '../decisions/versions.tsx';
import { DestroyMenu } from '../destroying/destroy-item.tsx';
import { useColorNames } from '../marking/color-names.ts';
import { IconButton } from '../window/icon-button.tsx';
import { annotationAddress } from './annotation-address.ts';
import css from './margin-card.module.css';
import { MarginLinks } from './margin-links.tsx';
import type { ToolStep } from './use-tool.ts';

interface Props {
  readonly mark: Annotation;
  /** The archive has answered: it is on disk. */
  readonly saved: boolean;
  readonly active: boolean;
  /** Whether it is said who made it. */
  readonly signed: boolean;
  readonly onMeasured: (id: string, height: number) => void;
  readonly onActivate: (mark: Annotation) => void;
  readonly onTool: (mark: Annotation, step: ToolStep) => void;
  readonly onCopy: (mark: Annotation) => void;
  readonly onRemove: (id: string) => void;
}

export const MarginCard = memo(function MarginCard(props: Props) {
  const { mark, saved, active, signed, onMeasured, onActivate } = props;
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return undefined;
    const measure = () => onMeasured(mark.id, element.offsetHeight);
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [mark.id, onMeasured]);
  // The words first, then what can be done with them: a mark that was just made is to be seen at once.
  const chosen = useDeferredValue(active, false) && active;
  const said = speechInWords(mark.speech);
  const colorName = useColorNames()[mark.color];
  return (
    <article
      ref={card}
      className={css.card}
      data-mark={mark.color}
      data-active={active || undefined}
      data-annotation={mark.id}
      data-saved={saved ? 'true' : undefined}
      aria-label={`${colorName}: ${mark.quote}`}
    >
      <button
        type="button"
        className={css.opener}
        aria-label={`Show in the article: ${mark.quote || wordless(mark) || colorName}`}
        aria-pressed={active}
        onClick={() => onActivate(mark)}
      />
      <p className={css.color}>
        <span className="tinted" data-mark={mark.color}>
          {colorName}
        </span>
        {mark.state !== 'exact' && (
          <span className={css.state} title={stateMeanings[mark.state]}>
            <IconArrowsShuffle size={13} stroke={1.6} aria-hidden />
            {stateWords[mark.state]}
          </span>
        )}
        {mark.page !== null && (
          <span className={css.page}>
            {mark.region ? 'rectangle, ' : ''}page {mark.page}
          </span>
        )}
      </p>
      {mark.noteVersions.length > 0 ? (
        <UndecidedNote mark={mark} active={active} />
      ) : mark.note ? (
        <NoteText className={css.note} note={mark.note} />
      ) : (
        (mark.quote || mark.region) && (
          <p className={css.quote} dir="auto">
            {mark.quote ? quoteWords(mark.quote) : wordless(mark)}
          </p>
        )
      )}
      <MachineRead mark={mark} />
      {said !== '' && (
        <p className={css.speech} dir="auto">
          {said}
        </p>
      )}
      <MarginLinks mark={mark} open={active && saved} />
      <Tags tags={mark.tags} />
      {signed && mark.creator && (
        <p className={css.creator} dir="auto">
          {mark.creator}
        </p>
      )}
      {chosen && <Actions {...props} />}
    </article>
  );
});

/** What stands for a rectangle without words. */
const wordless = ({ region }: Annotation): string => (region ? `Figure, page ${region.page}` : '');

/** Quiet until the mark is chosen; then the versions of its note stand here. */
function UndecidedNote({ mark, active }: { mark: Annotation; active: boolean }) {
  if (!active) {
    return (
      <p className={css.undecided}>
        <Undecided words={`${mark.noteVersions.length} versions of the note`} />
      </p>
    );
  }
  return <Versions bare of={annotationAddress(mark)} field="note" versions={mark.noteVersions} />;
}

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className={css.tags} aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag} dir="auto">
          {tag}
        </li>
      ))}
    </ul>
  );
}

function Actions({ mark, onTool, onCopy, onRemove }: Props) {
  return (
    <div className={css.actions}>
      <IconButton
        size={26}
        label={mark.noteVersions.length > 0 ? 'Decide on the note' : mark.note ? 'Edit note' : 'Add a note'}
        shortcut="n"
        onClick={() => onTool(mark, 'note')}
      >
        <IconNote size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Tag" shortcut="t" onClick={() => onTool(mark, 'tag')}>
        <IconTag size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Link a person" shortcut="p" onClick={() => onTool(mark, 'person')}>
        <IconUser size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Link an event" shortcut="e" onClick={() => onTool(mark, 'event')}>
        <IconCalendarEvent size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Who speaks" shortcut="s" onClick={() => onTool(mark, 'speech')}>
        <IconMicrophone2 size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Copy as a quotation" shortcut="c" onClick={() => onCopy(mark)}>
        <IconQuote size={15} stroke={1.5} />
      </IconButton>
      <IconButton size={26} label="Delete the mark" shortcut="Delete" onClick={() => onRemove(mark.id)}>
        <IconTrash size={15} stroke={1.5} />
      </IconButton>
      <DestroyMenu id={mark.id} size={26}>
        <CiteItem article={mark.article} annotation={mark.id} />
      </DestroyMenu>
    </div>
  );
}
