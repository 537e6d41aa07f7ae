import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useMemo, useRef } from 'react';
import { Undecided } from '../decisions/undecided.tsx';
import css from './index-list.module.css';
import { number } from './words.ts';

export interface IndexEntry {
  readonly id: string;
  /** The heading it stands under; entries of one heading follow each other. */
  readonly heading: string;
  readonly name: string;
  readonly detail: string;
  readonly count: number;
  readonly countWords: string;
  /** Said where something of it waits for a decision. */
  readonly undecided?: string | undefined;
  /** Before the name, as a date is. */
  readonly lead?: string;
}

interface Props {
  readonly label: string;
  readonly entries: readonly IndexEntry[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
}

type Line =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'entry'; readonly entry: IndexEntry };

/** A list set like a book's index: headings, names, leaders, numbers. */
export function IndexList({ label, entries, open, onOpen }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => withHeadings(entries), [entries]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 44,
    overscan: 12,
    getItemKey: useCallback(
      (at: number) => {
        const line = lines[at];
        return line?.kind === 'entry' ? line.entry.id : `heading ${line?.text}`;
      },
      [lines],
    ),
  });
  return (
    <div className={css.scroller} ref={scroller} data-alone={open === null || undefined}>
      <div className={css.lines} style={{ height: rows.getTotalSize() }}>
        <ul aria-label={label}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            return (
              line && (
                <li
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={css.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {line.kind === 'heading' ? (
                    <h2 className={css.heading}>{line.text}</h2>
                  ) : (
                    <Entry entry={line.entry} open={line.entry.id === open} onOpen={onOpen} />
                  )}
                </li>
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function withHeadings(entries: readonly IndexEntry[]): Line[] {
  return entries.flatMap((entry, at): Line[] =>
    entries[at - 1]?.heading === entry.heading
      ? [{ kind: 'entry', entry }]
      : [
          { kind: 'heading', text: entry.heading },
          { kind: 'entry', entry },
        ],
  );
}

function Entry({ entry, open, onOpen }: { entry: IndexEntry; open: boolean; onOpen: (id: string) => void }) {
  const { id, name, detail, count, countWords, undecided, lead } = entry;
  return (
    <Tooltip label={detail ? `${name}\n${detail}` : name} openDelay={700}>
      <button type="button" className={css.entry} aria-current={open || undefined} onClick={() => onOpen(id)}>
        {lead !== undefined && <span className={css.lead}>{lead}</span>}{' '}
        <span className={css.head}>
          <span className={css.name} dir="auto">
            {name}
          </span>{' '}
          {undecided && <Undecided words={undecided} />}
          <span className={css.leader} />
          <span className={css.count} aria-hidden>
            {count > 0 ? number(count) : '–'}
          </span>
          <VisuallyHidden>{countWords}</VisuallyHidden>
        </span>
        {detail && (
          <span className={css.detail} dir="auto">
            {detail}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
