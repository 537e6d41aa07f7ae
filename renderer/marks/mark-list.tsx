import { useRef } from 'react';
import type { PassageOrder } from '../../archive/contract/passage-list.ts';
import { copyQuotation } from '../annotations/quotation.ts';
import { type PassageList, usePassagesInView } from '../annotations/use-passages-in-view.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { Empty } from '../window/empty.tsx';
import looks from '../window/long-list.module.css';
import { PlacedRow } from '../window/placed-row.tsx';
import { useRowKeys } from '../window/row-keys.ts';
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
  const { pages, total, passageAt, rows, items } = usePassagesInView(list, scroller, 150, onTotal);

  const onKey = (key: string, index: number) => {
    const passage = passageAt(index);
    if (key !== 'c' || !passage) return false;
    void copyQuotation(passage.annotation, passage.source);
    return true;
  };
  const { active, setActive, onKeyDown } = useRowKeys({ scroller, rows, total, onKey });

  if (pages.error && total === undefined) {
    return <AnswerTrouble title="The marks could not be read" reason={pages.error} again={pages.again} />;
  }
  if (total === 0) return <Empty title="No mark fits">Try other words, or fewer filters.</Empty>;
  return (
    <div className={looks.scroller} ref={scroller}>
      <ul
        className={looks.rows}
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
              className={`${looks.row} ${css.row}`}
              waiting={looks.waiting}
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
