/** Which articles an article derives from, said and taken back. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { act } from '../bridge/acting.ts';
import { useAnswer } from '../bridge/answers.ts';
import { dateInWords } from '../window/dates.ts';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { counted, orUntitled, quoted } from '../window/words.ts';
import css from './derives-from.module.css';

export function DerivesFrom({ id, title }: { id: string; title: string }) {
  const origins = useAnswer('articles.origins', { id }).data;
  const say = (from: string, derives: boolean) =>
    act(
      'articles.derive',
      { id, from, derives },
      { failed: `What ${quoted(title)} derives from was not saved`, touches: [`articles/${id}`] },
    );
  if (!origins) return null;
  const { from, derived } = origins;
  return (
    <div className={css.origins}>
      <p className={css.label}>Derives from</p>
      {from.length > 0 && (
        <ul className={css.rows}>
          {from.map((one) => (
            <li key={one.id} className={css.row}>
              <button
                type="button"
                className={css.name}
                dir="auto"
                disabled={one.title === ''}
                onClick={() => go({ kind: 'article', id: one.id })}
              >
                {one.title || 'An article that is not here'}
              </button>
              {one.trashed && <span className={css.soft}>in the trash</span>}
              <IconButton
                size={24}
                label={`Does not derive from ${one.title || 'this article'}`}
                onClick={() => say(one.id, false)}
              >
                <IconX size={14} stroke={1.6} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <ArticlePicker
        label="Add an article that it derives from"
        placeholder={from.length > 0 ? 'Another article…' : 'An agency’s story, another report…'}
        without={[id, ...from.map((one) => one.id)]}
        onPick={(picked) => say(picked, true)}
      />
      <p className={css.soft}>
        {derived.length > 0
          ? `${counted(derived.length, 'article derives', 'articles derive')} from this one. `
          : ''}
        Articles with one origin count once in the matrix.
      </p>
    </div>
  );
}

const mostOffered = 30;

/** Finds an article by words of its title, authors, publisher or date. */
export function ArticlePicker({
  label,
  placeholder,
  without,
  autofocus = false,
  onPick,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly without: readonly string[];
  /** Has the focus in a dialog that opens. */
  readonly autofocus?: boolean;
  readonly onPick: (id: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim().slice(0, longestFilter), 120);
  const [opened, setOpened] = useState(false);
  const found =
    useAnswer(
      'articles.page',
      { order: 'title', descending: false, words, offset: 0, limit: mostOffered + without.length },
      { enabled: opened, keepLast: true },
    ).data?.articles ?? [];
  return (
    <Select
      size="xs"
      searchable
      data-autofocus={autofocus || undefined}
      aria-label={label}
      placeholder={placeholder}
      nothingFoundMessage="No article fits"
      comboboxProps={{ withinPortal: false, position: 'bottom-start' }}
      data={found
        .filter(({ id }) => !without.includes(id))
        .slice(0, mostOffered)
        .map(({ id, title, publisher, published }) => ({
          value: id,
          label: [orUntitled(title), publisher, dateInWords(published)].filter(Boolean).join(' · '),
        }))}
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      onChange={(picked) => {
        if (picked === null) return;
        onPick(picked);
        setTyped('');
      }}
    />
  );
}
