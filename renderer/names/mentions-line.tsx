import { useAnswer } from '../bridge/answers.ts';
import { go } from '../window/travel.ts';
import { counted, number } from '../window/words.ts';
import css from './mentions-line.module.css';

/** On the page of a record: how often it is named in the archive, and the way there. */
export function MentionsLine({ id }: { id: string }) {
  const counts = useAnswer('people.mentions', { id, limit: 1 }).data;
  if (!counts) return null;
  const { linked, unlinked, articles } = counts;
  if (linked + unlinked === 0) return <p className={css.line}>Not named in any article so far.</p>;
  return (
    <p className={css.line}>
      <button type="button" className={css.open} onClick={() => go({ kind: 'mentions', id })}>
        All mentions
      </button>
      {`named ${counted(linked + unlinked, 'time')} in ${counted(articles, 'article')}, ${unlinked === 0 ? 'all linked' : `${number(unlinked)} not linked`}`}
    </p>
  );
}
