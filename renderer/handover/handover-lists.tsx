import type { HandoverPreview, LeftOutKind } from '../../archive/contract/handover.ts';
import { leftOutWords } from '../../archive/handover/left-out-words.shared.ts';
import { counted, fileSize } from '../window/words.ts';
import css from './handover-dialog.module.css';

export function WhatGoes({ heading, included }: { heading: string; included: HandoverPreview['included'] }) {
  const { briefings, editions, articles, marks, people, events, changes, files, bytes } = included;
  const parts = [
    briefings > 0 && counted(briefings, 'briefing'),
    editions > 0 && counted(editions, 'edition'),
    counted(articles, 'article'),
    counted(marks, 'mark'),
    people > 0 && counted(people, 'person', 'people'),
    events > 0 && counted(events, 'event'),
    changes > 0 && counted(changes, 'change'),
  ];
  return (
    <section aria-label={heading}>
      <h2 className={css.heading}>{heading}</h2>
      <p>
        {parts.filter(Boolean).join(', ')}
        <span className={css.soft}>
          {' '}
          · {counted(files, 'stored file')}, {fileSize(bytes)}
        </span>
      </p>
    </section>
  );
}

/** Of these the words say nothing that the number does not. */
const unnamed: readonly LeftOutKind[] = ['history', 'facts'];

/** What does not go, by kind, with the first of each: only the person who hands over sees this. */
export function LeftOutList({ heading, leftOut }: { heading: string; leftOut: HandoverPreview['leftOut'] }) {
  return (
    <section aria-label={heading}>
      <h2 className={css.heading}>{heading}</h2>
      {leftOut.length === 0 ? (
        <p className={css.soft}>Nothing of this part is left out.</p>
      ) : (
        <ul className={css.left}>
          {leftOut.map(({ kind, count, things }) => (
            <li key={kind}>
              <span>{leftOutWords(kind, count, 'mark')}</span>
              {!unnamed.includes(kind) && (
                <span className={css.things} title={things.slice(0, 12).join('\n')} dir="auto">
                  {things.slice(0, 6).join(' · ')}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
