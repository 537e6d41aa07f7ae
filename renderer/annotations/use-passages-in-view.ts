import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import type { Passage } from '../../archive/contract/views.ts';
import { type PagedQuery, useRowsInView } from '../bridge/rows-in-view.ts';

export interface PassageList {
  readonly name: 'annotations.page';
  readonly query: PagedQuery<'annotations.page'>;
  /** Passages to a page. */
  readonly size: number;
}

/**
 * The passages of a list, of which only those in view are fetched and drawn.
 * @param scroller what scrolls them
 * @param height of a row before it was measured, CSS pixels
 * @param onTotal told how many there are, each time when that is another number
 * @param above what stands before the list in the scroller, CSS pixels
 */
export function usePassagesInView(
  list: PassageList,
  scroller: RefObject<HTMLDivElement | null>,
  height: number,
  onTotal: (total: number) => void,
  above = 0,
) {
  const [view, setView] = useState({ first: 0, last: 10 });
  const pages = useRowsInView(list, view);
  const { total } = pages;
  const passageAt = (index: number): Passage | undefined => pages.pageOf(index)?.passages[index % list.size];
  const rows = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    scrollMargin: above,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 10;
  useEffect(() => setView({ first, last }), [first, last]);
  useEffect(() => {
    if (total !== undefined) onTotal(total);
  }, [total, onTotal]);
  return { pages, total, passageAt, rows, items };
}
