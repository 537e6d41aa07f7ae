import { Checkbox } from '@mantine/core';
import { useCallback, useMemo, useRef } from 'react';
import type { Passage } from '../../archive/contract/views.ts';
import { PassageText } from '../annotations/passage-text.tsx';
import { sourceParts } from '../annotations/source-line.tsx';
import { usePassagesInView } from '../annotations/use-passages-in-view.ts';
import type { PagedQuery } from '../bridge/rows-in-view.ts';
import { orUntitled } from '../window/words.ts';
import css from './split-dialog.module.css';

interface Props {
  readonly query: PagedQuery<'annotations.page'>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** The passages of a person, of which only those in view are drawn, each to be chosen. */
export function SplitPassages({ query, chosen, onToggle }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useMemo(() => ({ name: 'annotations.page', query, size: 50 }) as const, [query]);
  const { total, passageAt, rows, items } = usePassagesInView(
    list,
    scroller,
    110,
    useCallback(() => {}, []),
  );
  return (
    <div className={css.scroller} ref={scroller}>
      {total === 0 && <p className={css.none}>No passage fits.</p>}
      <ul className={css.rows} aria-label="Passages" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const passage = passageAt(index);
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              className={css.row}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {passage ? (
                <Row
                  passage={passage}
                  chosen={chosen.has(passage.annotation.id)}
                  onToggle={() => onToggle(passage.annotation.id)}
                />
              ) : (
                <span className={css.waiting} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ passage, chosen, onToggle }: { passage: Passage; chosen: boolean; onToggle: () => void }) {
  const { annotation, source } = passage;
  return (
    <Checkbox
      classNames={{ body: css.check, labelWrapper: css.label }}
      checked={chosen}
      onChange={onToggle}
      label={
        <>
          <PassageText passage={passage} clamp />
          <span className={css.source} dir="auto">
            {[orUntitled(source.title), ...sourceParts(source)].join(' · ')}
            {annotation.page !== null && ` · p. ${annotation.page}`}
          </span>
        </>
      }
    />
  );
}
