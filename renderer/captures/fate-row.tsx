import { Button } from '@mantine/core';
import type { Fate } from '../../archive/contract/captures.ts';
import type { Article } from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { go } from '../window/travel.ts';
import { beginningOf, endOf } from './context-words.ts';
import { EditedWords } from './edited-words.tsx';
import css from './report.module.css';

/** One mark: its words, what became of them, and where that leads. */
export function FateRow({ fate, article: { id: article } }: { fate: Fate; article: Article }) {
  const { id, color, quote, state, found, page, place } = fate;
  const open = state === 'lost' || state === 'ambiguous';
  const follow = () =>
    go(
      open
        ? { kind: 'copies', id: article, show: 'place', annotation: id }
        : { kind: 'article', id: article, annotation: id },
    );
  return (
    <li className={css.fate} data-fate={id} data-state={state}>
      <button
        type="button"
        className={css.words}
        dir="auto"
        aria-label={`${open ? 'Find a place for' : 'Open in the article'}: ${quote}`}
        onClick={follow}
      >
        <span className="tinted" data-mark={color}>
          {quote || 'A part of a page'}
        </span>
      </button>
      {found !== null && (
        <div className={css.now}>
          <p className={css.label}>What differs</p>
          <p dir="auto">
            <EditedWords from={quote} to={found} short />
          </p>
        </div>
      )}
      {open && <Closest id={id} quote={quote} />}
      <p className={css.line}>
        {page !== null && place && <span>page {page}</span>}
        {open && (
          <Button size="compact-xs" variant="light" onClick={follow}>
            {state === 'lost' ? 'Find it a place…' : 'Choose the place…'}
          </Button>
        )}
      </p>
    </li>
  );
}

/** What comes closest to words that were not found: mostly the same sentence, edited. */
function Closest({ id, quote }: { id: string; quote: string }) {
  const candidates = useAnswer('annotations.candidates', { id }).data;
  const [best] = candidates ?? [];
  if (!candidates) return null;
  if (!best) return <p className={css.nothing}>Nothing like these words stands in this copy.</p>;
  const same = best.words.replace(/\s+/gu, ' ') === quote.replace(/\s+/gu, ' ');
  return (
    <div className={css.now}>
      <p className={css.label}>
        {candidates.length === 1 ? 'Comes closest' : `Comes closest, of ${candidates.length} places`}
      </p>
      <p dir="auto">
        {same ? (
          <>
            {endOf(best.before, 60)}
            <b>{best.words}</b>
            {beginningOf(best.after, 60)}
          </>
        ) : (
          <EditedWords from={quote} to={best.words} short />
        )}
      </p>
    </div>
  );
}
