import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { SearchHit } from '../../archive/contract/views.ts';
import { SourceHeading } from '../annotations/source-heading.tsx';
import { kindNames, sourceParts } from '../annotations/source-line.tsx';
import looks from '../window/long-list.module.css';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import css from './search.module.css';

/** Articles in which the words stand, each with its first places. */
export function SearchHits({ hits }: { hits: readonly SearchHit[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 150,
    overscan: 6,
    getItemKey: useCallback((at: number) => hits[at]?.article ?? at, [hits]),
  });
  return (
    <div className={`${looks.scroller} ${css.scroller}`} ref={scroller}>
      <ul className={css.hits} aria-label="Articles found" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const hit = hits[index];
          return (
            hit && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={css.hit}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Hit hit={hit} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { article, title, places, count, kind } = hit;
  const further = count - places.length;
  return (
    <>
      <p className={css.source}>
        <SourceHeading
          article={article}
          title={title}
          parts={[...sourceParts(hit), kindNames[kind], counted(count, 'place')]}
        />
      </p>
      <ul>
        {places.map(({ start, end, before, match, after, page }) => (
          <li key={start}>
            <button
              type="button"
              className={css.place}
              dir="auto"
              onClick={() => go({ kind: 'article', id: article, place: { start, end } })}
            >
              {page !== null && <span className={css.page}>p. {page}</span>}
              <span>
                {before}
                <strong>{match}</strong>
                {after}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {further > 0 && <p className={css.further}>and {counted(further, 'more place')}</p>}
    </>
  );
}
