import { useDebouncedValue } from '@mantine/hooks';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { useAnswer } from '../bridge/answers.ts';

export interface PassageChoice {
  readonly id: string;
  readonly quote: string;
  readonly title: string;
  /** Id of its article. */
  readonly article: string;
}

const most = 50;

/** The first passages of a person or an event that fit the words, to choose from; undefined before the first answer. */
export function usePassageChoices(
  of: string,
  filter: string,
): { choices: readonly PassageChoice[] | undefined; total: number; more: number } {
  const [words] = useDebouncedValue(filter.trim().slice(0, longestFilter), 120);
  const id = of.slice(of.lastIndexOf('/') + 1);
  const { data } = useAnswer(
    'annotations.page',
    {
      ...(of.startsWith('people/') ? { person: id } : { event: id }),
      ...(words ? { words } : {}),
      order: 'published',
      offset: 0,
      limit: most,
    },
    { keepLast: true },
  );
  const choices = data?.passages.map(({ annotation, source }) => ({
    id: annotation.id,
    quote: annotation.quote,
    title: source.title,
    article: source.id,
  }));
  const total = data?.total ?? 0;
  return { choices, total, more: total - (choices?.length ?? 0) };
}
