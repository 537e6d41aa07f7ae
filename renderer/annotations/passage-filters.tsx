import { CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { longestFilter } from '../../archive/contract/article-list.ts';
import type { PassageFilter } from '../../archive/contract/passage-list.ts';
import {
  type AnchorState,
  anchorStateSchema,
  anchorStates,
  type MarkColor,
  markColorSchema,
  markColors,
} from '../../archive/contract/views.ts';
import { useAnswer } from '../bridge/answers.ts';
import { useColorNames } from '../marking/color-names.ts';
import { orUntitled } from '../window/words.ts';
import { stateWords } from './anchor-states.ts';
import css from './passage-filters.module.css';

/** What the filters' fields say. */
export interface FilterFields {
  readonly text: string;
  readonly color: MarkColor | null;
  readonly tag: string | null;
  readonly state: AnchorState | null;
  readonly person: string | null;
  readonly event: string | null;
  readonly article: { readonly id: string; readonly title: string } | null;
}

export const noFilter: FilterFields = {
  text: '',
  color: null,
  tag: null,
  state: null,
  person: null,
  event: null,
  article: null,
};

/** The filter as it is asked for, with what is typed once the person pauses. */
export function useAskedFilter(fields: FilterFields): PassageFilter {
  const { text, color, tag, state, person, event, article } = fields;
  const [typed] = useDebouncedValue(text.trim().slice(0, longestFilter), 120);
  // The field is emptied at once, with the other filters.
  const words = text.trim() === '' ? '' : typed;
  const id = article?.id;
  return useMemo(
    () => ({
      ...(words ? { words } : {}),
      ...(color ? { color } : {}),
      ...(tag ? { tag } : {}),
      ...(state ? { state } : {}),
      ...(person ? { person } : {}),
      ...(event ? { event } : {}),
      ...(id ? { article: id } : {}),
    }),
    [words, color, tag, state, person, event, id],
  );
}

interface Props {
  readonly filter: FilterFields;
  readonly onFilter: (filter: FilterFields) => void;
  /** Under the head of a room: in one line, where there is room for that. */
  readonly bar?: 'wide' | 'narrow';
}

const states = anchorStates.map((state) => ({ value: state, label: stateWords[state] }));
/** What the fields of filters have in common. */
export const filterField = {
  size: 'xs',
  clearable: true,
  searchable: true,
  limit: 200,
  // Names are longer than their fields are wide.
  comboboxProps: { width: 260, position: 'bottom-start' },
} as const;

export function PassageFilters({ filter, onFilter, bar }: Props) {
  const links = useAnswer('annotations.links', {}).data;
  const names = useColorNames();
  const colors = useMemo(() => markColors.map((color) => ({ value: color, label: names[color] })), [names]);
  const known = useAnswer('tags.list', {}).data;
  const tags = useMemo(() => (known ?? []).map(({ tag }) => tag), [known]);
  const people = useMemo(
    () => (links?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
    [links],
  );
  const events = useMemo(
    () => (links?.events ?? []).map(({ id, title }) => ({ value: id, label: title })),
    [links],
  );
  return (
    <div className={css.filters} data-bar={bar} data-wide={bar === 'wide' || undefined}>
      <TextInput
        className={css.text}
        size={bar ? 'xs' : 'sm'}
        aria-label="Filter passages"
        placeholder="Filter passages"
        leftSection={<IconFilter size={15} stroke={1.5} />}
        rightSection={
          filter === noFilter ? null : (
            <CloseButton size="sm" aria-label="Clear all filters" onClick={() => onFilter(noFilter)} />
          )
        }
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        {...filterField}
        aria-label="Colour"
        placeholder="Any colour"
        data={colors}
        value={filter.color}
        onChange={(color) => onFilter({ ...filter, color: markColorSchema.nullable().parse(color) })}
      />
      <Select
        {...filterField}
        aria-label="Tag"
        placeholder="Any tag"
        data={tags}
        value={filter.tag}
        onChange={(tag) => onFilter({ ...filter, tag })}
      />
      <Select
        {...filterField}
        aria-label="State"
        placeholder="Any state"
        data={states}
        value={filter.state}
        onChange={(state) => onFilter({ ...filter, state: anchorStateSchema.nullable().parse(state) })}
      />
      <Select
        {...filterField}
        aria-label="Person"
        placeholder="Anyone"
        data={people}
        value={filter.person}
        onChange={(person) => onFilter({ ...filter, person })}
      />
      <Select
        {...filterField}
        aria-label="Event"
        placeholder="Any event"
        data={events}
        value={filter.event}
        onChange={(event) => onFilter({ ...filter, event })}
      />
      <ArticleFilter article={filter.article} onArticle={(article) => onFilter({ ...filter, article })} />
    </div>
  );
}

const mostOffered = 50;

/** Of many thousand articles those are offered that fit what is typed. */
export function ArticleFilter({
  article,
  onArticle,
}: {
  article: FilterFields['article'];
  onArticle: (article: FilterFields['article']) => void;
}) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim().slice(0, longestFilter), 120);
  const [opened, setOpened] = useState(false);
  // While one is chosen the field says its title, which is no search.
  const asked = article && typed === orUntitled(article.title) ? '' : words;
  const found =
    useAnswer(
      'annotations.articles',
      { words: asked, limit: mostOffered },
      { enabled: opened, keepLast: true },
    ).data ?? [];
  const offered = article && !found.some(({ id }) => id === article.id) ? [article, ...found] : found;
  return (
    <Select
      {...filterField}
      aria-label="Article"
      placeholder="Any article"
      data={offered.map(({ id, title }) => ({ value: id, label: orUntitled(title) }))}
      filter={({ options }) => options}
      value={article?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      onChange={(chosen) => onArticle(offered.find(({ id }) => id === chosen) ?? null)}
    />
  );
}
