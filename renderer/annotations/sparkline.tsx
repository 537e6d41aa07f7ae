import type { ArticleSummary } from '../../archive/contract/views.ts';
import { counted } from '../window/words.ts';
import css from './sparkline.module.css';

/** More would run together anyway. */
const most = 80;

/** Where the marks of an article lie in its text, from its first word to its last. */
export function Sparkline({ sparks }: { sparks: ArticleSummary['sparks'] }) {
  const step = Math.max(1, Math.ceil(sparks.length / most));
  return (
    <span
      className={css.line}
      role="img"
      aria-label={`Marks along the text: ${counted(sparks.length, 'mark')}`}
    >
      {sparks
        .filter((_, at) => at % step === 0)
        .map(({ at, color }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks may share a place and a colour
          <span key={index} className={css.mark} data-mark={color} style={{ left: `${at * 100}%` }} />
        ))}
    </span>
  );
}
