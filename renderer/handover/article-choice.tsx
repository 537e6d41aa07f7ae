import { Checkbox, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { sourceParts } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
import { fitting } from '../library/article-order.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './handover-dialog.module.css';

/** Shown at once; whoever looks for another one types a part of its name. */
const shownAtOnce = 60;

/** Which articles: those chosen stay at the top, whatever is typed. */
export function ArticleChoice({
  chosen,
  onChoose,
}: {
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
}) {
  const articles = useAnswer('articles.list', {}).data;
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => {
    const all = articles ?? [];
    const taken = all.filter(({ id }) => chosen.includes(id));
    const others = fitting(all, typed).filter(({ id }) => !chosen.includes(id));
    return [...taken, ...others.slice(0, shownAtOnce)];
  }, [articles, chosen, typed]);
  return (
    <section aria-label="Articles">
      <h2 className={css.heading}>
        Articles
        <span className={css.soft}> · {chosen.length === 0 ? 'none chosen' : `${chosen.length} chosen`}</span>
      </h2>
      <TextInput
        aria-label="Filter articles"
        placeholder={`Filter ${counted(articles?.length ?? 0, 'article')}`}
        leftSection={<IconFilter size={15} stroke={1.5} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <ul className={css.articles}>
        {shown.map((article) => (
          <li key={article.id}>
            <Checkbox
              label={<span dir="auto">{orUntitled(article.title)}</span>}
              description={sourceParts(article).join(' · ')}
              checked={chosen.includes(article.id)}
              onChange={({ currentTarget }) =>
                onChoose(
                  currentTarget.checked
                    ? [...chosen, article.id]
                    : chosen.filter((other) => other !== article.id),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
