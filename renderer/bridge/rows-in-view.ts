/** Long lists, of which only the pages in view are asked for, kept for a while, and kept up to date. */
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { keyOf, queryClient } from './cache.ts';
import { ask, type Input, type Output, type RequestName } from './client.ts';

/** The requests that answer a page of a list. */
export type PagedRequest = Extract<RequestName, 'articles.page' | 'annotations.page' | 'people.mentions'>;
export type PagedQuery<N extends PagedRequest> = Omit<Input<N>, 'offset' | 'limit'>;

/** Pages out of view are let go after this many milliseconds. */
const kept = 60_000;
/** While a person drags the scroll bar, what flies past is asked for at most every so many milliseconds. */
const pace = 90;

export interface RowsInView {
  readonly first: number;
  readonly last: number;
}

export interface Pages<N extends PagedRequest> {
  /** Rows in all; undefined before the first answer. */
  readonly total: number | undefined;
  /** The answer that has a row, if it has come. */
  readonly pageOf: (index: number) => Output<N> | undefined;
  readonly error: Error | null;
  readonly again: () => void;
}

interface List<N extends PagedRequest> {
  readonly name: N;
  readonly query: PagedQuery<N>;
  /** Rows of a page. */
  readonly size: number;
}

const inputOf = <N extends PagedRequest>({ query, size }: List<N>, page: number): Input<N> =>
  ({ ...query, offset: page * size, limit: size }) as Input<N>;

const optionsOf = <N extends PagedRequest>(list: List<N>, page: number) => {
  const input = inputOf(list, page);
  return { queryKey: keyOf(list.name, input), queryFn: () => ask(list.name, input), gcTime: kept };
};

/** The pages of a list that are in view, and those beside them. */
export function useRowsInView<N extends PagedRequest>(list: List<N>, view: RowsInView): Pages<N> {
  const { size } = list;
  const first = Math.max(0, Math.floor((view.first - size / 4) / size));
  const last = Math.max(first, Math.floor((view.last + size / 4) / size));
  const wanted = usePaced(first, last);
  const pages = Array.from({ length: wanted.last - wanted.first + 1 }, (_, at) => wanted.first + at);
  const results = useQueries({ queries: pages.map((page) => optionsOf(list, page)) });
  const newest = results.reduce((a, b) => (b.dataUpdatedAt > a.dataUpdatedAt ? b : a));
  // Pages that are still on their way say nothing of the total: it is what the last answer said.
  const known = useRef<number | undefined>(undefined);
  known.current = (newest.data as { total: number } | undefined)?.total ?? known.current;
  const total = known.current;
  const looked = new Map<number, Output<N> | undefined>();
  return {
    total,
    pageOf: (index) => {
      const page = Math.floor(index / size);
      if (!looked.has(page))
        looked.set(page, queryClient.getQueryData<Output<N>>(keyOf(list.name, inputOf(list, page))));
      return looked.get(page);
    },
    error: results.find(({ error }) => error)?.error ?? null,
    again: () => void queryClient.invalidateQueries({ queryKey: [list.name] }),
  };
}

/** Two numbers, followed at once when they change now and then, and at a pace when they change all the time. */
function usePaced(first: number, last: number): { first: number; last: number } {
  const [paced, setPaced] = useState({ first, last });
  const changed = useRef(0);
  useEffect(() => {
    if (paced.first === first && paced.last === last) return undefined;
    const take = () => {
      changed.current = performance.now();
      setPaced({ first, last });
    };
    const rest = changed.current + pace - performance.now();
    if (rest <= 0) {
      take();
      return undefined;
    }
    const waiting = setTimeout(take, rest);
    return () => clearTimeout(waiting);
  }, [first, last, paced]);
  return paced;
}

/**
 * The list whose rows are shown: the one before stays until the first rows of the one that is asked for have come,
 * so that nothing flashes while a person types.
 */
export function useSettledList<N extends PagedRequest>(list: List<N>): List<N> {
  const [settled, setSettled] = useState(list);
  const written = JSON.stringify(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list is the same where it says the same
  const asked = useMemo(() => list, [written]);
  useEffect(() => {
    let overtaken = false;
    void queryClient.prefetchQuery(optionsOf(asked, 0)).then(() => {
      if (!overtaken) setSettled(asked);
    });
    return () => {
      overtaken = true;
    };
  }, [asked]);
  return settled;
}
