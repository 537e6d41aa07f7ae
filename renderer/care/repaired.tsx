import type { Repair } from '../../archive/contract/verifying.ts';
import css from './care.module.css';

/** What was mended, what could not be, and where the damaged bytes are. */
export function Repaired({ repair: { done, failed, keptIn } }: { repair: Repair }) {
  return (
    <div className={css.repaired}>
      <h3 className={css.kind}>{done.length > 0 ? 'Repaired' : 'Nothing was repaired'}</h3>
      <ul className={css.messages} aria-label="What was repaired">
        {done.map(({ where, message }) => (
          <li key={`${where} ${message}`} dir="auto">
            {message}
          </li>
        ))}
        {failed.map(({ where, message }) => (
          <li key={`${where} ${message}`} className={css.failed} dir="auto">
            {message}
          </li>
        ))}
      </ul>
      {keptIn !== null && (
        <p className={css.soft}>
          The damaged bytes are kept in <span className={css.path}>{keptIn}</span>
        </p>
      )}
    </div>
  );
}
