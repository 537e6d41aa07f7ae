import type { Passage } from '../../archive/contract/views.ts';
import css from './passage-text.module.css';
import { quoteWords } from './quote-words.ts';

/** A passage as it stands in its source: the words before, the quotation in its colour, the words after. */
export function PassageText({ passage, clamp = false }: { passage: Passage; clamp?: boolean }) {
  const { annotation, before, after } = passage;
  return (
    <span className={css.text} dir="auto" data-clamp={clamp || undefined}>
      {before && <span className={css.context}>{before}</span>}
      <span className={`tinted ${css.words}`} data-mark={annotation.color}>
        {quoteWords(annotation.quote)}
      </span>
      {after && <span className={css.context}>{after}</span>}
    </span>
  );
}
