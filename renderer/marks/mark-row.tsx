import { IconCalendarEvent, IconQuote, IconUser } from '@tabler/icons-react';
import { speechInWords } from '../../archive/annotations/speech-words.shared.ts';
import type { Passage } from '../../archive/contract/views.ts';
import { stateMeanings, stateWords } from '../annotations/anchor-states.ts';
import { NoteText } from '../annotations/note-text.tsx';
import { PassageText } from '../annotations/passage-text.tsx';
import { copyQuotation } from '../annotations/quotation.ts';
import { SourceHeading } from '../annotations/source-heading.tsx';
import { sourceParts } from '../annotations/source-line.tsx';
import { MachineRead } from '../checking/machine-read.tsx';
import { Undecided } from '../decisions/undecided.tsx';
import { IconButton } from '../window/icon-button.tsx';
import looks from '../window/long-list.module.css';
import { go } from '../window/travel.ts';
import css from './marks.module.css';

interface Props {
  readonly passage: Passage;
  /** Under the title of its article. */
  readonly titled: boolean;
  /** The one row that the Tab key comes to. */
  readonly reachable: boolean;
  readonly onAttend: () => void;
}

export function MarkRow({ passage, titled, reachable, onAttend }: Props) {
  const { annotation, source } = passage;
  const said = speechInWords(annotation.speech);
  return (
    <div className={css.mark}>
      {titled && (
        <p className={looks.source}>
          <SourceHeading article={source.id} title={source.title} parts={sourceParts(source)} tabIndex={-1} />
        </p>
      )}
      <div className={`${looks.passage} ${css.passage}`} data-mark={annotation.color}>
        <button
          type="button"
          data-opener
          className={looks.opener}
          tabIndex={reachable ? 0 : -1}
          aria-label={`Open in the article: ${annotation.quote}`}
          onFocus={onAttend}
          onClick={() => go({ kind: 'article', id: source.id, annotation: annotation.id })}
        />
        <div className={css.words}>
          <PassageText passage={passage} clamp />
        </div>
        {annotation.noteVersions.length > 0 ? (
          <Undecided words={`${annotation.noteVersions.length} versions of the note`} />
        ) : (
          annotation.note && <NoteText className={css.note} note={annotation.note} />
        )}
        <div className={`${looks.foot} ${css.foot}`}>
          {annotation.state !== 'exact' && (
            <span className={css.state} data-state={annotation.state} title={stateMeanings[annotation.state]}>
              {stateWords[annotation.state]}
            </span>
          )}
          <MachineRead mark={annotation} />
          {annotation.page !== null && <span>page {annotation.page}</span>}
          {said !== '' && <bdi>{said}</bdi>}
          {annotation.tags.map((tag) => (
            <bdi key={tag} className={css.tag}>
              {tag}
            </bdi>
          ))}
          {annotation.people.map(({ id, name }) => (
            <button key={id} type="button" className={css.link} onClick={() => go({ kind: 'person', id })}>
              <IconUser size={13} stroke={1.6} aria-label="Person" />
              <bdi>{name}</bdi>
            </button>
          ))}
          {annotation.events.map(({ id, title }) => (
            <button key={id} type="button" className={css.link} onClick={() => go({ kind: 'event', id })}>
              <IconCalendarEvent size={13} stroke={1.6} aria-label="Event" />
              <bdi>{title}</bdi>
            </button>
          ))}
        </div>
        <div className={css.tools}>
          <IconButton
            size={26}
            label="Copy as a quotation"
            shortcut="c"
            onClick={() => void copyQuotation(annotation, source)}
          >
            <IconQuote size={15} stroke={1.5} />
          </IconButton>
        </div>
      </div>
    </div>
  );
}
