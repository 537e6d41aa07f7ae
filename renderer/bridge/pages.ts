import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, type Input, type Output } from './client.ts';

/** Lists that come a page at a time, each page named by the stamp that the one before ended with. */
type PagedRequest = 'history.list' | 'trash.list';

export interface Pages<N extends PagedRequest> {
  readonly pages: readonly Output<N>[] | undefined;
  readonly error: unknown;
  readonly again: () => void;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly more: () => void;
}

/** The pages asked for so far, kept up to date with the archive. `next` answers undefined after the last one. */
export function usePages<N extends PagedRequest>(
  name: N,
  input: Input<N>,
  next: (pages: readonly Output<N>[]) => string | undefined,
): Pages<N> {
  const query = useInfiniteQuery({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam }) =>
      ask(name, (pageParam === undefined ? input : { ...input, before: pageParam }) as Input<N>),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (_last, pages) => next(pages),
  });
  return {
    pages: query.data?.pages,
    error: query.isError ? query.error : null,
    again: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loading: query.isFetchingNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}
