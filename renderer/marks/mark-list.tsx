import { type KeyboardEvent, useRef, useState } from 'react';
import type { PassageOrder } from '../../archive/contract/passage-list.ts';
import { copyQuotation } from '../annotations/quotation.ts';
import { type PassageList, usePassagesInView } from '../annotations/use-passages-in-view.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import { PlacedRow } from '../window/placed-row.tsx';
import { MarkRow } from './mark-row.tsx';
import css from './marks.module.css';

interface Props {
  readonly list: PassageList;
  readonly order: PassageOrder;
  readonly onTotal: (total: number) => void;
}

/** The marks that fit, of which only those in view are drawn; in the order of place under the titles of their articles. */
export function MarkList({ list, order, onTotal }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { pages, total, passageAt, rows, items } = usePassagesInView(list, scroller, 150, onTotal);

  const openerOf = (index: number) =>
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-opener]`);
  const focusRow = (index: number) => {
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    // A row that was far away is there with the next frame.
    requestAnimationFrame(() => openerOf(index)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-opener]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const end = (total ?? 1) - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(active + 1, end),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: end,
    };
    const to = steps[event.key];
    const passage = passageAt(active);
    if (to !== undefined) focusRow(to);
    else if (event.key === 'c' && passage) void copyQuotation(passage.annotation, passage.source);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  if (pages.error && total === undefined) {
    return <AnswerTrouble title="The marks could not be read" reason={pages.error} again={pages.again} />;
  }
  if (total === 0) return <Empty title="No mark fits">Try other words, or fewer filters.</Empty>;
  return (
    <div className={css.scroller} ref={scroller}>
      <ul
        className={css.rows}
        aria-label="All marks"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start }) => {
          const passage = passageAt(index);
          const before = index > 0 ? passageAt(index - 1) : undefined;
          const begins = index === 0 || (before !== undefined && before.source.id !== passage?.source.id);
          return (
            <PlacedRow
              key={index}
              {...{ rows, index, start, total }}
              className={css.row}
              waiting={css.waiting}
            >
              {passage ? (
                <MarkRow
                  passage={passage}
                  titled={order === 'made' || begins}
                  reachable={index === active}
                  onAttend={() => setActive(index)}
                />
              ) : null}
            </PlacedRow>
          );
        })}
      </ul>
    </div>
  );
}
