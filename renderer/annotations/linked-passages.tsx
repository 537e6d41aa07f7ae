import type { Stance } from '../../archive/contract/record-parts.ts';
import type { Passage } from '../../archive/contract/views.ts';
import { Undecided } from '../decisions/undecided.tsx';
import { go } from '../window/travel.ts';
import css from './linked-passages.module.css';
import { NoteText } from './note-text.tsx';
import { PassageText } from './passage-text.tsx';
import { SourceHeading } from './source-heading.tsx';
import { sourceParts } from './source-line.tsx';
import { StanceMenu } from './stance-menu.tsx';

interface HeadingProps {
  readonly source: Passage['source'];
  readonly isFirst: boolean;
}

/** The source that the passages below are from. */
export function PassagesHeading({ source, isFirst }: HeadingProps) {
  return (
    <header className={css.heading} data-first={isFirst || undefined}>
      <SourceHeading article={source.id} title={source.title} parts={sourceParts(source)} />
    </header>
  );
}

interface Props {
  readonly passage: Passage;
  /** Address of the person or event. */
  readonly of: string;
  readonly onStance: (annotation: string, stance: Stance) => void;
}

/** A passage with its stance to the person or the event whose page this is. */
export function LinkedPassage({ passage, of, onStance }: Props) {
  const { annotation, source } = passage;
  return (
    <div className={css.linked}>
      <button
        type="button"
        className={css.passage}
        data-mark={annotation.color}
        onClick={() => go({ kind: 'article', id: source.id, annotation: annotation.id })}
      >
        <PassageText passage={passage} />
        {annotation.noteVersions.length > 0 && (
          <Undecided words={`${annotation.noteVersions.length} versions of the note`} />
        )}
        {annotation.note && annotation.noteVersions.length === 0 && (
          <NoteText className={css.note} note={annotation.note} />
        )}
        {annotation.page !== null && <span className={css.page}>page {annotation.page}</span>}
      </button>
      <StanceMenu stance={stanceIn(passage, of)} onChange={(stance) => onStance(annotation.id, stance)} />
    </div>
  );
}

function stanceIn({ annotation: { people, events } }: Passage, of: string): Stance {
  const id = of.slice(of.lastIndexOf('/') + 1);
  return [...people, ...events].find((record) => record.id === id)?.stance ?? 'mentions';
}
