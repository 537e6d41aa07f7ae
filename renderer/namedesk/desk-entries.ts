/** What lies on the name desk, in the order in which it is gone through. */
import { useEffect } from 'react';
import type { Named } from '../../archive/contract/record-parts.ts';
import { useAnswer } from '../bridge/answers.ts';
import { queryClient } from '../bridge/cache.ts';

export interface DeskEntry {
  readonly pair: readonly [Named, Named];
  readonly kind: 'doubt' | 'open' | 'later';
}

export interface DeskEntries {
  /** Undefined before the first answer. */
  readonly entries: readonly DeskEntry[] | undefined;
  readonly apart: readonly (readonly [Named, Named])[];
  readonly error: unknown;
  readonly again: () => void;
  /** Names are still being compared. */
  readonly isComparing: boolean;
}

const shown = 500;
/** Milliseconds between two looks at what is still being compared. */
const pause = 250;

const none: readonly never[] = [];

export function useDeskEntries(): DeskEntries {
  const pairs = useAnswer('desk.pairs', { limit: shown });
  const doubts = useAnswer('identities.doubts', {}).data;
  const apart = useAnswer('desk.apart', {}).data ?? none;
  const isComparing = (pairs.data?.waiting ?? 0) > 0;
  const { dataUpdatedAt } = pairs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each answer anew
  useEffect(() => {
    if (!isComparing) return undefined;
    const next = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['desk.pairs'] }), pause);
    return () => clearTimeout(next);
  }, [isComparing, dataUpdatedAt]);
  const entries = pairs.data && [
    ...(doubts ?? [])
      .filter(({ noun }) => noun === 'people')
      .map(({ joined: [a, b] }): DeskEntry => ({ kind: 'doubt', pair: [named(a), named(b)] })),
    ...pairs.data.pairs.map(({ pair, later }): DeskEntry => ({ kind: later ? 'later' : 'open', pair })),
  ];
  return { entries, apart, error: pairs.error, again: () => void pairs.refetch(), isComparing };
}

const named = ({ id, title }: { readonly id: string; readonly title: string }): Named => ({
  id,
  name: title,
});

export type PairIds = readonly [string, string];
export const idsOf = ([a, b]: readonly [Named, Named]): PairIds => [a.id, b.id];
export const isPair = (entry: DeskEntry, ids: PairIds | null): boolean =>
  ids !== null && entry.pair.every(({ id }) => ids.includes(id));
