import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { longestFilter } from '../../archive/contract/article-list.ts';
import type { ImportSource } from '../../archive/contract/exchanging.ts';
import { matchWords, statesInWords } from '../../archive/exchanging/exchange-words.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './exchange.module.css';

/** Shown at once; whoever looks for another one types a part of its name. */
const shownAtOnce = 40;

interface Props {
  readonly source: ImportSource;
  /** What it is called where it has no name of its own. */
  readonly unnamed: string;
  readonly disabled: boolean;
  readonly onChoose: (article: string | null) => void;
}

/** One article, page or book of the file, and the article here that its marks go to. */
export function SourceRow({ source, unnamed, disabled, onChoose }: Props) {
  const { title, address, marks, article, by, known, states } = source;
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const [words] = useDebouncedValue(
    typed === orUntitled(article?.title ?? '') ? '' : typed.trim().slice(0, longestFilter),
    120,
  );
  const fitting = useAnswer(
    'articles.page',
    { order: 'added', descending: true, words, offset: 0, limit: shownAtOnce },
    { enabled: opened, keepLast: true },
  ).data?.articles;
  const data = useMemo(() => {
    const shown = new Map((fitting ?? []).map((one) => [one.id, orUntitled(one.title)]));
    if (article && !shown.has(article.id)) shown.set(article.id, orUntitled(article.title));
    return [...shown].map(([value, label]) => ({ value, label }));
  }, [fitting, article]);
  const name = title || address || unnamed;
  const facts = [
    counted(marks, 'mark'),
    known > 0 ? `${known} here already` : '',
    article ? statesInWords(states) : '',
    article && by ? matchWords[by] : '',
  ].filter((fact) => fact !== '');
  return (
    <li className={css.source}>
      <div className={css.from}>
        <span className={css.name} title={name} dir="auto">
          {name}
        </span>
        <span className={css.soft}>{facts.join(' · ')}</span>
      </div>
      <Select
        className={css.into}
        aria-label={`Article for ${name}`}
        placeholder="Choose an article"
        data={data}
        value={article?.id ?? null}
        onChange={onChoose}
        disabled={disabled}
        searchable
        clearable
        limit={shownAtOnce}
        filter={({ options }) => options}
        onSearchChange={setTyped}
        onDropdownOpen={() => setOpened(true)}
        onDropdownClose={() => setOpened(false)}
        clearButtonProps={{ 'aria-label': 'Leave these out' }}
        nothingFoundMessage="No article fits"
        comboboxProps={{ withinPortal: true }}
      />
    </li>
  );
}
