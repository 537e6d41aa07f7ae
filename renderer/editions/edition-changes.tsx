import type { EditionChange } from '../../archive/contract/editions.ts';
import { useAnswer } from '../bridge/answers.ts';
import css from './editions.module.css';

/** What is other in an edition than in the one before it. */
export function EditionChanges({ briefing, edition }: { briefing: string; edition: string }) {
  const { data, error } = useAnswer('editions.compare', { briefing, edition, with: '' });
  if (error) return <p className={css.soft}>{error.message}</p>;
  if (!data) return null;
  if (data.changes.length === 0)
    return <p className={css.soft}>It says the same as edition {data.earlier.number}, word for word.</p>;
  return (
    <ul className={css.changes} aria-label={`What changed since edition ${data.earlier.number}`}>
      {data.changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two editions never change.
        <li key={index}>
          <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ change: { kind, what, before, after } }: { change: EditionChange }) {
  return (
    <>
      <p className={css.what}>
        {what.charAt(0).toUpperCase() + what.slice(1)} {kind}
      </p>
      {before !== '' && (
        <del className={css.before} dir="auto">
          {before}
        </del>
      )}
      {after !== '' && (
        <ins className={css.after} dir="auto">
          {after}
        </ins>
      )}
    </>
  );
}
