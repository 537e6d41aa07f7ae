import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { Input, RequestName } from './client.ts';

// By itself it tells of a change in a later task, and a key pressed in between would act on what was before: of two
// quick steps of a slider, one would be lost.
notifyManager.setScheduler(queueMicrotask);

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
