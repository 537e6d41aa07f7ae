/** What a cell, a source or an event of the matrix says in full, beside it. */
import { Button } from '@mantine/core';
import type { MatrixCell, MatrixColumn, MatrixSource } from '../../archive/contract/matrix.ts';
import type { MatrixSubject } from '../../archive/contract/matrix-block.ts';
import type { Stance } from '../../archive/contract/record-parts.ts';
import { sidesInWords, weightInWords } from '../../archive/matrix/matrix-words.shared.ts';
import { PassageText } from '../annotations/passage-text.tsx';
import { DottedLine, sourceParts } from '../annotations/source-line.tsx';
import { StanceMenu } from '../annotations/stance-menu.tsx';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { dateInWords } from '../window/dates.ts';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './cards.module.css';
import { DerivesFrom } from './derives-from.tsx';

interface CellProps {
  readonly of: MatrixSubject;
  readonly source: MatrixSource;
  readonly subject: MatrixColumn;
  readonly cell: MatrixCell | undefined;
}

/** Every passage of a cell in its context; a click leads to it. */
export function CellCard({ of, source, subject, cell }: CellProps) {
  const passages = useAnswer(
    'matrix.cell',
    { of, id: subject.id, source: source.id },
    { enabled: cell !== undefined },
  );
  return (
    <div className={css.card}>
      <header className={css.head}>
        <p className={css.title} dir="auto">
          {subject.title}
        </p>
        <p className={css.soft}>
          <DottedLine parts={[orUntitled(source.title), ...sourceParts(source)]} />
        </p>
      </header>
      {passages.isError ? (
        <AnswerTrouble
          title="The passages could not be read"
          reason={passages.error}
          again={() => passages.refetch()}
        />
      ) : cell === undefined ? (
        <div className={css.gap}>
          <p>
            No passage of this article is linked here: it leaves this out, or nobody has marked the place yet.
          </p>
          <Button size="compact-sm" variant="default" onClick={() => go({ kind: 'article', id: source.id })}>
            Open the article
          </Button>
        </div>
      ) : (
        <ul className={css.passages}>
          {(passages.data ?? []).map((passage) => (
            <li key={passage.annotation.id}>
              <button
                type="button"
                className={css.passage}
                data-mark={passage.annotation.color}
                onClick={() => go({ kind: 'article', id: source.id, annotation: passage.annotation.id })}
              >
                <PassageText passage={passage} clamp />
                {passage.annotation.page !== null && (
                  <span className={css.soft}>page {passage.annotation.page}</span>
                )}
              </button>
              <StanceMenu
                stance={stanceOf(passage.annotation, of, subject.id)}
                onChange={(stance) => changeStance(passage.annotation.id, of, subject.id, stance)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function stanceOf(
  {
    people,
    events,
  }: {
    readonly people: readonly { id: string; stance: Stance }[];
    readonly events: readonly { id: string; stance: Stance }[];
  },
  of: MatrixSubject,
  id: string,
): Stance {
  return (of === 'events' ? events : people).find((record) => record.id === id)?.stance ?? 'mentions';
}

const changeStance = (annotation: string, of: MatrixSubject, id: string, stance: Stance) =>
  act(
    'annotations.stance',
    { id: annotation, to: of === 'events' ? { event: id } : { person: id }, stance },
    { failed: 'The stance was not saved', touches: ['articles', 'people', 'events'] },
  );

export function SourceCard({ source, filled, of }: { source: MatrixSource; filled: number; of: string }) {
  return (
    <div className={css.card}>
      <header className={css.head}>
        <p className={css.title} dir="auto">
          {orUntitled(source.title)}
        </p>
        <p className={css.soft}>
          <DottedLine parts={[...sourceParts(source), `speaks of ${of}`]} />
        </p>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => go({ kind: 'article', id: source.id })}
          aria-label={`Open the article, ${counted(filled, 'cell')}`}
        >
          Open the article
        </Button>
      </header>
      <DerivesFrom id={source.id} title={source.title} />
    </div>
  );
}

export function SubjectCard({
  of,
  subject,
  silent,
}: {
  readonly of: MatrixSubject;
  readonly subject: MatrixColumn;
  /** The sources that leave it out. */
  readonly silent: readonly MatrixSource[];
}) {
  const sides = sidesInWords(subject);
  const date = dateInWords(subject.date);
  return (
    <div className={css.card}>
      <header className={css.head}>
        <p className={css.title} dir="auto">
          {subject.title}
        </p>
        {date !== '' && <p className={css.soft}>{date}</p>}
        <p>
          Spoken of by {weightInWords(subject.all)}
          {sides === '' ? '.' : `; ${sides}.`}
        </p>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            go(of === 'events' ? { kind: 'event', id: subject.id } : { kind: 'person', id: subject.id })
          }
        >
          {of === 'events' ? 'Open the event' : 'Open the page'}
        </Button>
      </header>
      {silent.length > 0 && (
        <div>
          <p className={css.label}>Left out by</p>
          <ul className={css.silent}>
            {silent.slice(0, mostSilent).map(({ id, title }) => (
              <li key={id} dir="auto">
                {orUntitled(title)}
              </li>
            ))}
            {silent.length > mostSilent && (
              <li className={css.soft}>and {silent.length - mostSilent} more</li>
            )}
          </ul>
        </div>
      )}
    </div>
  );
}

const mostSilent = 8;
