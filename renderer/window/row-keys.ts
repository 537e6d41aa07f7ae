/** Keys of a list of which only the rows in view are drawn: the Tab key comes to one row, the arrows go on from it. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useState } from 'react';

interface List {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  /** Rows of the whole list. */
  readonly total: number | undefined;
  /** What another key does to the row that is attended to; answers whether it did anything. */
  readonly onKey: (key: string, index: number) => boolean;
}

/** The element of a row that takes the focus has `data-opener`. */
export function useRowKeys({ scroller, rows, total, onKey }: List) {
  const [active, setActive] = useState(0);
  const focusRow = (index: number) => {
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    // A row that was far away is there with the next frame.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-opener]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-opener]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const end = (total ?? 1) - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, end),
      j: Math.min(active + 1, end),
      ArrowUp: Math.max(active - 1, 0),
      k: Math.max(active - 1, 0),
      Home: 0,
      End: end,
    };
    const to = steps[event.key];
    if (to !== undefined) focusRow(to);
    else if (!onKey(event.key, active)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, setActive, onKeyDown };
}
