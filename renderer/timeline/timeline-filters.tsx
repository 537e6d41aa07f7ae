import { SegmentedControl, Select } from '@mantine/core';
import { useMemo } from 'react';
import { shownTags } from '../../archive/annotations/tag-names.shared.ts';
import type { TimelineFilter } from '../../archive/contract/timeline.ts';
import { ArticleFilter, filterField } from '../annotations/passage-filters.tsx';
import { useAnswer } from '../bridge/answers.ts';
import css from './timeline.module.css';

interface Props {
  readonly filter: TimelineFilter;
  /** In two lines. */
  readonly narrow?: boolean;
  /** Of events alone. */
  readonly eventsOnly?: boolean;
  /** Tags that events have. */
  readonly eventTags: readonly string[];
  readonly onFilter: (filter: TimelineFilter) => void;
}

const shows = [
  { value: 'all', label: 'All' },
  { value: 'events', label: 'Events' },
  { value: 'publications', label: 'Publications' },
];

/** Leaves a field out where nothing is chosen, so that an empty filter says nothing. */
function withField(filter: TimelineFilter, field: keyof TimelineFilter, value: unknown): TimelineFilter {
  const { [field]: _, ...rest } = filter;
  return value === undefined ? rest : { ...rest, [field]: value };
}
const listOf = (chosen: string | null): string[] | undefined => (chosen === null ? undefined : [chosen]);

export function TimelineFilters({ filter, narrow = false, eventsOnly = false, eventTags, onFilter }: Props) {
  const people = useAnswer('people.list', {}).data;
  const tags = useAnswer('tags.list', {}).data;
  const article = filter.articles?.[0];
  const title = useAnswer('articles.summaries', { ids: article ? [article] : [] }, { enabled: !!article })
    .data?.[0]?.title;
  const named = useMemo(() => {
    const known = (people ?? []).filter(({ trashed }) => !trashed);
    const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
    return {
      people: known.filter(({ type }) => type !== 'place').map(option),
      places: known.filter(({ type }) => type === 'place').map(option),
    };
  }, [people]);
  const tagged = useMemo(
    () => shownTags([...eventTags, ...(tags ?? []).map(({ tag }) => tag)]),
    [eventTags, tags],
  );
  return (
    <div className={css.filters} data-narrow={narrow || undefined}>
      {!eventsOnly && (
        <SegmentedControl
          size="xs"
          aria-label="What is shown"
          data={shows}
          value={filter.show ?? 'all'}
          onChange={(show) => onFilter(withField(filter, 'show', show === 'all' ? undefined : show))}
        />
      )}
      <Select
        {...filterField}
        aria-label="Person"
        placeholder="Anyone"
        data={named.people}
        value={filter.people?.[0] ?? null}
        onChange={(id) => onFilter(withField(filter, 'people', listOf(id)))}
      />
      <Select
        {...filterField}
        aria-label="Place"
        placeholder="Anywhere"
        data={named.places}
        value={filter.places?.[0] ?? null}
        onChange={(id) => onFilter(withField(filter, 'places', listOf(id)))}
      />
      <Select
        {...filterField}
        aria-label="Tag"
        placeholder="Any tag"
        data={tagged}
        value={filter.tags?.[0] ?? null}
        onChange={(tag) => onFilter(withField(filter, 'tags', listOf(tag)))}
      />
      <ArticleFilter
        article={article ? { id: article, title: title ?? '' } : null}
        onArticle={(chosen) => onFilter(withField(filter, 'articles', listOf(chosen?.id ?? null)))}
      />
    </div>
  );
}
