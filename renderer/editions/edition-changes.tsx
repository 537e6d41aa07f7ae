import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Edition, EditionChange } from '../../archive/contract/editions.ts';
import { useAnswer } from '../bridge/answers.ts';
import { EditedWords } from '../captures/edited-words.tsx';
import { momentOf } from '../window/dates.ts';
import { number } from '../window/words.ts';
import css from './editions.module.css';

/** So many are shown until more are asked for. */
const shownFirst = 100;

interface Props {
  readonly briefing: string;
  readonly edition: Edition;
  /** Those made before it, the latest first. */
  readonly earlier: readonly Edition[];
}

/** What is other in an edition than in the one before it, or in another one that is chosen. */
export function EditionChanges({ briefing, edition, earlier }: Props) {
  const [other, setOther] = useState(earlier[0]?.id ?? '');
  return (
    <div className={css.compared}>
      {earlier.length > 1 && (
        <NativeSelect
          aria-label={`Compare edition ${edition.number} with`}
          size="xs"
          maw={380}
          data={earlier.map(({ id, number: at, made }) => ({
            value: id,
            label: `Compared with edition ${at}, ${momentOf(made)}`,
          }))}
          value={other}
          onChange={({ currentTarget: { value } }) => setOther(value)}
        />
      )}
      <Changes key={other} briefing={briefing} edition={edition.id} other={other} />
    </div>
  );
}

function Changes({ briefing, edition, other }: { briefing: string; edition: string; other: string }) {
  const [shown, setShown] = useState(shownFirst);
  const { data, error } = useAnswer('editions.compare', { briefing, edition, with: other });
  if (error) return <p className={css.soft}>{error.message}</p>;
  if (!data) return null;
  if (data.changes.length === 0)
    return <p className={css.soft}>It says the same as edition {data.earlier.number}, word for word.</p>;
  const more = data.changes.length - shown;
  return (
    <>
      <ul className={css.changes} aria-label={`What changed since edition ${data.earlier.number}`}>
        {data.changes.slice(0, shown).map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two editions never change.
          <li key={index}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 5 * shownFirst)}>
          Show {number(Math.min(5 * shownFirst, more))} more
        </Button>
      )}
    </>
  );
}

function Change({ change: { kind, what, before, after } }: { change: EditionChange }) {
  return (
    <>
      <p className={css.what}>
        {what.charAt(0).toUpperCase() + what.slice(1)} {kind}
      </p>
      <p className={css.words} data-kind={kind}>
        {kind === 'changed' ? (
          <EditedWords from={before} to={after} short />
        ) : kind === 'added' ? (
          <ins dir="auto">{after}</ins>
        ) : (
          <del dir="auto">{before}</del>
        )}
      </p>
    </>
  );
}
