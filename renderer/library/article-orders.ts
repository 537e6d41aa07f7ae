import { type ArticleOrder, articleOrders } from '../../archive/contract/article-list.ts';
import type { Sorting } from './list-memory.ts';

interface OrderWords {
  /** As it is mostly wanted, and the other way round. */
  readonly usual: string;
  readonly reversed: string;
  readonly descending: boolean;
}

const orders: Readonly<Record<ArticleOrder, OrderWords>> = {
  added: { usual: 'Last added', reversed: 'First added', descending: true },
  published: { usual: 'Newest first', reversed: 'Oldest first', descending: true },
  title: { usual: 'Title', reversed: 'Title, backwards', descending: false },
  publisher: { usual: 'Publisher', reversed: 'Publisher, backwards', descending: false },
  marks: { usual: 'Most marks', reversed: 'Fewest marks', descending: true },
};

export const usualNames: readonly (readonly [ArticleOrder, string])[] = articleOrders.map((order) => [
  order,
  orders[order].usual,
]);

export function sortingName({ order, descending }: Sorting): string {
  const { usual, reversed, descending: usually } = orders[order];
  return descending === usually ? usual : reversed;
}

export const isOrder = (name: string): name is ArticleOrder => name in orders;

export const usualSorting = (order: ArticleOrder): Sorting => ({
  order,
  descending: orders[order].descending,
});

export const reversed = ({ order, descending }: Sorting): Sorting => ({ order, descending: !descending });

/** What a click on the head of a column asks for: its usual order, and the other way round the next time. */
export const nextSorting = (now: Sorting, order: ArticleOrder): Sorting =>
  now.order === order ? reversed(now) : usualSorting(order);
