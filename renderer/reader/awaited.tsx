import { IconAlertTriangle, IconCloudDown } from '@tabler/icons-react';
import type { Annotation } from '../../archive/contract/views.ts';
import { NoteText } from '../annotations/note-text.tsx';
import { quoteWords } from '../annotations/quote-words.ts';
import { counted } from '../window/words.ts';
import type { ArticleFacts } from './article-facts.ts';
import css from './awaited.module.css';

interface Props {
  readonly article: ArticleFacts;
  readonly marks: readonly Annotation[];
}

/** An article whose stored copy is not here: what is known of it, and its marks with their words. */
export function Awaited({ article, marks }: Props) {
  const missing = article.copy === 'missing';
  const Sign = missing ? IconAlertTriangle : IconCloudDown;
  return (
    <div className={css.awaited}>
      <div className={css.column}>
        <section
          className={css.notice}
          data-missing={missing || undefined}
          role={missing ? 'alert' : 'status'}
        >
          <Sign size={22} stroke={1.5} aria-hidden />
          <div>
            <h2 className={css.title}>{missing ? 'The stored copy is missing' : 'On its way'}</h2>
            <p className={css.words}>
              {missing
                ? 'It was in this folder and is no longer. Bring it back from another copy of the archive; what is known of the article, and its marks, are safe.'
                : 'Another device has announced this article, and its text has not arrived yet. It shows here by itself as soon as it does.'}
            </p>
          </div>
        </section>
        {marks.length > 0 && (
          <section aria-label="Marks of this article">
            <h3 className={css.heading}>{counted(marks.length, 'mark')}</h3>
            <ul className={css.marks}>
              {marks.map((mark) => (
                <Mark key={mark.id} mark={mark} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function Mark({ mark }: { mark: Annotation }) {
  const links = [...mark.people.map(({ name }) => name), ...mark.events.map(({ title }) => title)];
  return (
    <li className={css.mark} data-mark={mark.color}>
      <blockquote className={css.quote} dir="auto">
        <span className="tinted">{quoteWords(mark.quote)}</span>
      </blockquote>
      {mark.note && <NoteText className={css.note} note={mark.note} />}
      {links.length > 0 && (
        <p className={css.links} dir="auto">
          {links.join(' · ')}
        </p>
      )}
    </li>
  );
}
