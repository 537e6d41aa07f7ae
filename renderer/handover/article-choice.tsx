import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { largestPage, longestFilter } from '../../archive/contract/article-list.ts';
import { sourceParts } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
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
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim().slice(0, longestFilter), 120);
  const count = useAnswer('archive.status', {}).data?.articles;
  const taken = useAnswer(
    'articles.summaries',
    { ids: chosen.slice(0, largestPage) },
    { enabled: chosen.length > 0, keepLast: true },
  ).data;
  const fitting = useAnswer(
    'articles.page',
    { order: 'added', descending: true, words, offset: 0, limit: shownAtOnce },
    { keepLast: true },
  ).data?.articles;
  const shown = useMemo(() => {
    // One that was chosen a moment ago stands in the list of those that fit.
    const known = new Map([...(fitting ?? []), ...(taken ?? [])].map((article) => [article.id, article]));
    const first = chosen.map((id) => known.get(id)).filter((article) => article !== undefined);
    return [...first, ...(fitting ?? []).filter(({ id }) => !chosen.includes(id))];
  }, [taken, fitting, chosen]);
  return (
    <section aria-label="Articles">
      <h2 className={css.heading}>
        Articles
        <span className={css.soft}> · {chosen.length === 0 ? 'none chosen' : `${chosen.length} chosen`}</span>
      </h2>
      <TextInput
        aria-label="Filter articles"
        placeholder={`Filter ${counted(count ?? 0, 'article')}`}
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
