import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Stance } from '../../archive/contract/record-parts.ts';
import css from '../annotations/linked-passages.module.css';
import { LinkedPassage, PassagesHeading } from '../annotations/linked-passages.tsx';
import { usePassagesInView } from '../annotations/use-passages-in-view.ts';

interface Props {
  /** Address of the person or event. */
  readonly of: string;
  /** What scrolls the page that the passages are at the end of. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onStance: (annotation: string, stance: Stance) => void;
}

/** Of a passage before it was measured, CSS pixels. */
const height = 150;

/** The passages that a person or an event is linked to, under their sources; only those in view are fetched and drawn. */
export function RecordPassages({ of, scroller, onStance }: Props) {
  const block = useRef<HTMLDivElement>(null);
  const above = useAbove(block, scroller);
  const id = of.slice(of.lastIndexOf('/') + 1);
  const list = useMemo(
    () =>
      ({
        name: 'annotations.page',
        query: { ...(of.startsWith('people/') ? { person: id } : { event: id }), order: 'published' },
        size: 50,
      }) as const,
    [of, id],
  );
  const nobody = useCallback(() => {}, []);
  const { total, passageAt, rows, items } = usePassagesInView(list, scroller, height, nobody, above);
  return (
    <div ref={block}>
      <ol className={css.rows} aria-label="Passages" style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const passage = passageAt(index);
          const before = index > 0 ? passageAt(index - 1) : undefined;
          const begins = index === 0 || (before !== undefined && before.source.id !== passage?.source.id);
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              className={css.row}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - above}px)` }}
            >
              {passage ? (
                <>
                  {begins && <PassagesHeading source={passage.source} isFirst={index === 0} />}
                  <LinkedPassage passage={passage} of={of} onStance={onStance} />
                </>
              ) : (
                <span className={css.waiting} />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** How far below the beginning of what scrolls a block begins, CSS pixels: what stands above it grows and shrinks. */
function useAbove(
  block: RefObject<HTMLDivElement | null>,
  scroller: RefObject<HTMLDivElement | null>,
): number {
  const [above, setAbove] = useState(0);
  const measure = useCallback(() => {
    const [inner, outer] = [block.current, scroller.current];
    if (!inner || !outer) return;
    const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
    setAbove(Math.round(top));
  }, [block, scroller]);
  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const page = block.current?.parentElement;
    if (!page) return undefined;
    const resized = new ResizeObserver(measure);
    for (const part of page.children) if (part !== block.current) resized.observe(part);
    resized.observe(page);
    return () => resized.disconnect();
  }, [block, measure]);
  return above;
}
