import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { keyOf } from './cache.ts';
import { ask, type Input, type Output, type RequestName } from './client.ts';

interface Options {
  readonly enabled?: boolean;
  /** Keeps showing the last answer while one to a new question is on its way. */
  readonly keepLast?: boolean;
}

/** The answer to a request, kept up to date with the archive. */
export function useAnswer<N extends RequestName>(
  name: N,
  input: Input<N>,
  { enabled = true, keepLast = false }: Options = {},
): UseQueryResult<Output<N>> {
  return useQuery<Output<N>>({
    queryKey: keyOf(name, input),
    queryFn: () => ask(name, input),
    enabled,
    ...(keepLast ? { placeholderData: keepPreviousData } : {}),
  });
}
