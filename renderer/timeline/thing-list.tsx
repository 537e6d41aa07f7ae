import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { TimelineThing } from '../../archive/contract/timeline.ts';
import { datesInWords } from '../../archive/timeline/date-words.shared.ts';
import { orUntitled } from '../window/words.ts';
import css from './timeline.module.css';

interface Props {
  readonly things: readonly TimelineThing[];
  readonly chosen: string | null;
  readonly onChoose: (thing: TimelineThing) => void;
  readonly onOpen: (thing: TimelineThing) => void;
}

export const kindWords: Readonly<Record<TimelineThing['kind'], string>> = {
  event: 'Event',
  publication: 'Publication',
};

/** All that is on the line, by date, and after it what has none. */
export function ThingList({ things, chosen, onChoose, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const at = things.findIndex(({ id }) => id === chosen);
  const rows = useVirtualizer({
    count: things.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 50,
    overscan: 8,
    getItemKey: (index) => things[index]?.id ?? index,
  });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const end = things.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(at + 1, end),
      ArrowUp: at < 0 ? end : Math.max(at - 1, 0),
      PageDown: Math.min(at + 10, end),
      PageUp: Math.max(at - 10, 0),
      Home: 0,
      End: end,
    };
    const to = steps[event.key];
    const thing = things[to ?? at];
    if (!thing) return;
    if (to !== undefined) onChoose(thing);
    else if (event.key === 'Enter') onOpen(thing);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const items = rows.getVirtualItems();
  const isDrawn = items.some(({ index }) => index === at);
  return (
    <div className={css.list} ref={scroller}>
      <div
        role="listbox"
        aria-label="Everything on the timeline, by date"
        tabIndex={0}
        aria-activedescendant={at >= 0 && isDrawn ? `${name}-${at}` : undefined}
        className={css.rows}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={press}
      >
        {items.map(({ index, key, start }) => {
          const thing = things[index];
          if (!thing) return null;
          const firstUndated =
            thing.dates.length === 0 && (index === 0 || (things[index - 1]?.dates.length ?? 0) > 0);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the listbox's
            <div
              key={key}
              ref={rows.measureElement}
              id={`${name}-${index}`}
              data-index={index}
              data-kind={thing.kind}
              data-disputed={thing.dates.length > 1 || undefined}
              data-undated={firstUndated || undefined}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={things.length}
              aria-posinset={index + 1}
              className={css.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onChoose(thing)}
              onDoubleClick={() => onOpen(thing)}
            >
              <span className={css.when}>
                {kindWords[thing.kind]} · {datesInWords(thing, { sources: false })}
              </span>
              <span className={css.what} dir="auto">
                {orUntitled(thing.title)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
