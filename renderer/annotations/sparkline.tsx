import type { ArticleSummary } from '../../archive/contract/views.ts';
import { counted } from '../window/words.ts';
import css from './sparkline.module.css';

/** More would run together anyway. */
const most = 80;

/** Where the marks of an article lie in its text, from its first word to its last. */
export function Sparkline({ sparks }: { sparks: ArticleSummary['sparks'] }) {
  const step = Math.max(1, Math.ceil(sparks.length / most));
  // Those of one place and colour cover each other.
  const shown = new Map(
    sparks.filter((_, at) => at % step === 0).map((spark) => [`${spark.at} ${spark.color}`, spark]),
  );
  return (
    <span
      className={css.line}
      role="img"
      aria-label={`Marks along the text: ${counted(sparks.length, 'mark')}`}
    >
      {[...shown].map(([key, { at, color }]) => (
        <span key={key} className={css.mark} data-mark={color} style={{ left: `${at * 100}%` }} />
      ))}
    </span>
  );
}
