import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { Passage } from '../../archive/contract/views.ts';
import { PassageText } from '../annotations/passage-text.tsx';
import { orUntitled } from '../window/words.ts';
import css from './passages-panel.module.css';

interface Props {
  readonly passages: readonly Passage[];
  /** Annotations that the briefing quotes already. */
  readonly used: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onAdd: (passage: Passage) => void;
}

export function PassageRows({ passages, used, chosen, onToggle, onAdd }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: passages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 130,
    overscan: 6,
    getItemKey: useCallback((at: number) => passages[at]?.annotation.id ?? at, [passages]),
  });
  return (
    <div className={css.scroller} ref={scroller}>
      <ul className={css.rows} aria-label="Passages" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const passage = passages[index];
          if (!passage) return null;
          const { annotation, source } = passage;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={css.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Checkbox
                className={css.check}
                aria-label={`Select: ${annotation.quote}`}
                checked={chosen.has(annotation.id)}
                onChange={() => onToggle(annotation.id)}
              />
              <button
                type="button"
                className={css.add}
                aria-label={`Add to the briefing: ${annotation.quote}`}
                onClick={() => onAdd(passage)}
              >
                <PassageText passage={{ ...passage, before: '', after: '' }} clamp />
                <span className={css.source} dir="auto" title={source.title}>
                  {[source.publisher, orUntitled(source.title)].filter(Boolean).join(' · ')}
                </span>
                {used.has(annotation.id) && (
                  <span className={css.used}>
                    <IconCheck size={13} stroke={1.8} aria-hidden /> in the briefing
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
