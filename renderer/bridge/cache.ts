import { QueryClient } from '@tanstack/react-query';
import type { Input, RequestName } from './client.ts';

/** Answers stay fresh until a `changed` notice says otherwise; asking again does not mend a problem. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const keyOf = <N extends RequestName>(name: N, input: Input<N>) => [name, input] as const;
