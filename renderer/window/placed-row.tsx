import type { Virtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';

interface Props {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly index: number;
  /** Pixels from the upper end of the list. */
  readonly start: number;
  /** Rows of the whole list. */
  readonly total: number | undefined;
  readonly className: string | undefined;
  /** The look of one that has not been read yet. */
  readonly waiting: string | undefined;
  /** Null until it has been read. */
  readonly children: ReactNode;
}

/** A row, in its place, of a list of which only what is in view is drawn. */
export function PlacedRow({ rows, index, start, total, className, waiting, children }: Props) {
  return (
    <li
      ref={rows.measureElement}
      data-index={index}
      className={className}
      data-waiting={children === null || undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {children ?? <span className={waiting} />}
    </li>
  );
}
