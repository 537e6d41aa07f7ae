import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Fate, StoredCapture } from '../../archive/contract/captures.ts';
import type { AnchorState, Article } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { counted, number } from '../window/words.ts';
import { whenStored } from './copy-words.ts';
import { FateRow } from './fate-row.tsx';
import css from './report.module.css';

interface Props {
  readonly article: Article;
  readonly copies: readonly StoredCapture[];
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly holds: (fate: Fate) => boolean;
}

const inState =
  (state: AnchorState) =>
  (fate: Fate): boolean =>
    fate.state === state;

/** What asks for the person first. */
const groups: readonly Group[] = [
  { key: 'lost', title: 'Not found', holds: inState('lost') },
  { key: 'ambiguous', title: 'In several places', holds: inState('ambiguous') },
  { key: 'edited', title: 'Found, but the words were edited', holds: ({ found }) => found !== null },
  { key: 'moved', title: 'Found elsewhere, word for word', holds: inState('moved') },
  { key: 'exact', title: 'Where they were', holds: inState('exact') },
  { key: 'waiting', title: 'Not looked for yet', holds: inState('waiting') },
];

const fared: readonly (readonly [AnchorState, string])[] = [
  ['exact', 'where they were'],
  ['moved', 'moved'],
  ['ambiguous', 'in several places'],
  ['lost', 'not found'],
  ['waiting', 'not looked for yet'],
];

/** How each mark fares in the newest copy. */
export function Report({ article, copies }: Props) {
  const answer = useAnswer('captures.fates', { article: article.id });
  if (answer.isError)
    return (
      <AnswerTrouble title="The marks could not be looked for" reason={answer.error} again={answer.refetch} />
    );
  if (!answer.data) return null;
  const { marks, capture } = answer.data;
  const newest = copies.find(({ id }) => id === capture);
  if (marks.length === 0)
    return (
      <Empty title="Nothing is marked in this article">
        When it has marks, this page tells for each newer copy how they fare in it.
      </Empty>
    );
  const left = new Set(marks);
  const told = groups.map((group) => {
    const fates = [...left].filter(group.holds);
    for (const fate of fates) left.delete(fate);
    return { ...group, fates };
  });
  const edited = marks.filter(({ found }) => found !== null).length;
  const count = (state: AnchorState) => marks.filter(inState(state)).length;
  return (
    <div className={css.scroller}>
      <div className={css.page}>
        <p className={css.lead} role="status">
          {counted(marks.length, 'mark')} in the copy of {newest ? whenStored(newest, copies) : 'today'}:{' '}
          {fared
            .map(([state, words]) => [count(state), words] as const)
            .filter(([many]) => many > 0)
            .map(([many, words]) => `${number(many)} ${words}`)
            .join(', ')}
          .
          {edited > 0 &&
            ` ${edited === 1 ? 'One quoted passage was' : `${number(edited)} quoted passages were`} edited since.`}
        </p>
        {told.map(
          ({ key, title, fates }) =>
            fates.length > 0 && (
              <FateGroup key={key} kind={key} title={title} fates={fates} article={article} />
            ),
        )}
      </div>
    </div>
  );
}

/** So many are shown until more are asked for; of what is as it was none. */
const shownFirst = 40;

function FateGroup(props: { kind: string; title: string; fates: readonly Fate[]; article: Article }) {
  const { kind, title, fates, article } = props;
  const [shown, setShown] = useState(kind === 'exact' ? 0 : shownFirst);
  return (
    <section className={css.group} aria-label={title}>
      <h2 className={css.heading}>
        {title} <span className={css.count}>{number(fates.length)}</span>
      </h2>
      <ul>
        {fates.slice(0, shown).map((fate) => (
          <FateRow key={fate.id} fate={fate} article={article} />
        ))}
      </ul>
      {shown < fates.length && (
        <Button
          className={css.more}
          variant="subtle"
          size="compact-sm"
          onClick={() => setShown(shown + 5 * shownFirst)}
        >
          {shown === 0 ? 'Show them' : `Show ${number(Math.min(5 * shownFirst, fates.length - shown))} more`}
        </Button>
      )}
    </section>
  );
}
