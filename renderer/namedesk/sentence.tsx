import type { DeskSentence } from '../../archive/contract/name-desk.ts';
import { dateInWords } from '../window/dates.ts';
import { go } from '../window/travel.ts';
import { orUntitled } from '../window/words.ts';
import css from './sentence.module.css';

/** Characters of what stands before and after that are shown. */
const beside = 90;

/** Words of an article with what stands round them; a click leads there. */
export function DeskSentenceLine({ sentence, who }: { sentence: DeskSentence; who?: string | undefined }) {
  const { article, annotation, place, before, words, after } = sentence;
  const open = () =>
    go({
      kind: 'article',
      id: article.id,
      ...(annotation === null ? (place ? { place } : {}) : { annotation }),
    });
  return (
    <button type="button" className={css.sentence} onClick={open}>
      <span className={css.words} dir="auto">
        <span className={css.context}>{endOf(before)}</span>
        <span className={annotation === null ? css.named : undefined}>{words}</span>
        <span className={css.context}>{beginningOf(after)}</span>
      </span>
      <span className={css.source} dir="auto">
        {[who, orUntitled(article.title), dateInWords(article.published)].filter(Boolean).join(' · ')}
      </span>
    </button>
  );
}

function endOf(text: string): string {
  if (text.length <= beside) return text;
  const cut = text.slice(-beside);
  return `…${cut.slice(cut.indexOf(' ') + 1)}`;
}

function beginningOf(text: string): string {
  if (text.length <= beside) return text;
  const cut = text.slice(0, beside);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
