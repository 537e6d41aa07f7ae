import { Progress } from '@mantine/core';
import { number, quoted } from '../window/words.ts';
import { type ExchangeProgress, useExchangeProgress } from './asking.ts';
import css from './exchange.module.css';

/** How far the marks of a file are on their way in; nothing where that is done at once. */
export function ProgressLine() {
  const progress = useExchangeProgress();
  if (!progress) return null;
  const { done, total } = progress;
  const words = wordsOf(progress);
  return (
    <div className={css.progress}>
      <p className={css.soft}>
        <span dir="auto" role="status">
          {words}
        </span>
        {total > 0 && (
          <span className={css.number}>
            {number(done)} of {number(total)}
          </span>
        )}
      </p>
      {/* While a file is read nobody knows how much there is. */}
      <Progress
        size={4}
        value={total > 0 ? (done / total) * 100 : 100}
        animated={total === 0}
        aria-label={words}
      />
    </div>
  );
}

const wordsOf = ({ stage, file }: ExchangeProgress): string =>
  ({
    reading: `Reading ${quoted(file)}…`,
    finding: 'Finding the places of the marks…',
    bringing: 'Bringing the marks in…',
  })[stage];
