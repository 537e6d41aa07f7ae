/** How the library was left, for as long as its archive is open: a person who comes back finds it so. */
import { useSyncExternalStore } from 'react';
import type { ArticleOrder } from '../../archive/contract/article-list.ts';

export interface Sorting {
  readonly order: ArticleOrder;
  readonly descending: boolean;
}

interface Shown {
  readonly sorting: Sorting;
  /** What stands in the filter's field. */
  readonly typed: string;
}

interface Left {
  /** The row at the upper edge, with fractions of it. */
  top: number;
  /** The row of the keyboard. */
  active: number;
  total: number | undefined;
}

const shownFirst: Shown = { sorting: { order: 'added', descending: true }, typed: '' };
const leftFirst: Left = { top: 0, active: 0, total: undefined };

let shown = shownFirst;
const listeners = new Set<() => void>();

/** What no component is drawn from; written as it changes. */
export const left: Left = { ...leftFirst };

/** What is sorted or filtered otherwise begins at its first row. */
function set(part: Partial<Shown>): void {
  Object.assign(left, leftFirst);
  shown = { ...shown, ...part };
  for (const listener of listeners) listener();
}

export const sortBy = (sorting: Sorting): void => set({ sorting });
export const filterBy = (typed: string): void => set({ typed });

export const useShown = (): Shown =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );

/** When the archive is closed. */
export function forgetList(): void {
  set(shownFirst);
}
