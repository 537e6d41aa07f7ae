import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import { type PagedQuery, useRowsInView } from '../bridge/rows-in-view.ts';
import { AnswerTrouble } from '../window/answer-trouble.tsx';
import { useKeys } from '../window/keys.ts';
import { go } from '../window/travel.ts';
import css from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';
import { isSelected } from './article-selection.ts';
import { left } from './list-memory.ts';
import { commandOfKey, rowAfterKey } from './row-keys.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useRowInView } from './use-row-in-view.ts';
import { useSelectedRows } from './use-selected-rows.ts';
import { WaitingRows } from './waiting-rows.tsx';

const rowHeights = { wide: 46, narrow: 112 } as const;
/** The rows in view are told to be others once so many have gone past. */
const grain = 10;

export interface RowsHandle {
  readonly focus: () => void;
}

interface Props {
  readonly ref: Ref<RowsHandle>;
  readonly list: {
    readonly name: 'articles.page';
    readonly query: PagedQuery<'articles.page'>;
    readonly size: number;
  };
  /** One line of columns to an article. */
  readonly wide: boolean;
  readonly open: string | null;
  readonly onDetails: (id: string) => void;
  /** Shown where the list has no row. */
  readonly empty: ReactNode;
}

export function ArticleRows({ ref, list, wide, open, onDetails, empty }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = wide ? rowHeights.wide : rowHeights.narrow;
  const [view, setView] = useState(() => ({
    first: Math.floor(left.top),
    last: Math.floor(left.top) + grain,
  }));
  const pages = useRowsInView(list, view);
  const total = pages.total ?? left.total;
  const count = total ?? 0;
  useEffect(() => {
    left.total = pages.total;
  }, [pages.total]);
  const rowAt = (index: number): ArticleSummary | undefined =>
    pages.pageOf(index)?.articles[index % list.size];
  const selected = useSelectedRows({ query: list.query, total: pages.total, rowAt });
  const [active, setActive] = useState(left.active);
  const wantsFocus = useRef(false);

  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    initialOffset: () => left.top * rowHeight,
    overscan: 8,
    rangeExtractor: useCallback((range: Range) => withRow(active, range), [active]),
  });
  const items = rows.getVirtualItems();
  const first = Math.floor((rows.range?.startIndex ?? 0) / grain) * grain;
  const last = Math.ceil((rows.range?.endIndex ?? grain) / grain) * grain;
  useEffect(() => setView({ first, last }), [first, last]);

  const top = useRef(left.top);
  // The same row stays at the upper edge when the rows become higher or lower.
  const height = useRef(rowHeight);
  useLayoutEffect(() => {
    if (height.current === rowHeight) return;
    height.current = rowHeight;
    rows.measure();
    rows.scrollToOffset(top.current * rowHeight);
  }, [rows, rowHeight]);

  const focusRow = useCallback(
    (index: number) => {
      setActive(index);
      left.active = index;
      rows.scrollToIndex(index, { align: 'auto' });
      const row = openerOf(scroller.current, index);
      row?.focus({ preventScroll: true });
      wantsFocus.current = !row;
    },
    [rows],
  );
  // A row that was far away has the focus as soon as it is drawn.
  useEffect(() => {
    const row = wantsFocus.current && openerOf(scroller.current, active);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const focus = () => count > 0 && focusRow(Math.min(active, count - 1));
  useImperativeHandle(ref, () => ({ focus: () => void focus() }));
  const enter = () => void focus();
  useKeys(
    open === null ? { ArrowDown: enter, ArrowUp: enter, PageDown: enter, Home: enter, End: enter } : {},
  );
  useRowInView(open, list.query, rows, (index) => rowAt(index)?.id, setActive);

  const latest = useRef({ selected, rowAt });
  latest.current = { selected, rowAt };
  const press = useCallback((index: number, event: MouseEvent) => {
    const { selected: now, rowAt: at } = latest.current;
    if (event.ctrlKey || event.metaKey) return now.toggle(index);
    if (event.shiftKey) return now.stretchTo(index);
    now.none();
    now.stretchFrom(index);
    const id = at(index)?.id;
    if (id !== undefined) go({ kind: 'article', id });
  }, []);
  const check = useCallback((index: number, event: MouseEvent) => {
    if (event.shiftKey) latest.current.selected.stretchTo(index);
    else latest.current.selected.toggle(index);
  }, []);
  const attend = useCallback((index: number) => {
    setActive(index);
    left.active = index;
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-row-key]')) return;
    const seen = Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight);
    const to =
      event.altKey || event.ctrlKey || event.metaKey
        ? undefined
        : rowAfterKey(event.key, { active, total: count, seen });
    if (to !== undefined) {
      if (event.shiftKey) {
        if (selected.count === 0) selected.stretchFrom(active);
        selected.stretchTo(to);
      } else {
        selected.stretchFrom(to);
      }
      focusRow(to);
    } else if (
      !commandOfKey(event, {
        toggle: () => selected.toggle(active),
        all: selected.all,
        none: () => {
          selected.none();
          return selected.count > 0;
        },
        trash: () => selected.toTrash(active),
      })
    ) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  if (pages.error && pages.total === undefined) {
    return <AnswerTrouble title="The library could not be read" reason={pages.error} again={pages.again} />;
  }
  if (pages.total === undefined && total === undefined) return <WaitingRows wide={wide} height={rowHeight} />;
  if (count === 0) return empty;
  return (
    <>
      <div
        className={css.scroller}
        ref={scroller}
        onScroll={({ currentTarget }) => {
          top.current = currentTarget.scrollTop / rowHeight;
          // Beside an article the list follows the article: one comes back to where one left it alone.
          if (open === null) left.top = top.current;
        }}
      >
        <ul
          aria-label="Articles"
          className={css.rows}
          style={{ height: rows.getTotalSize() }}
          data-selecting={selected.count > 0 || undefined}
          onKeyDown={onKeyDown}
        >
          {items.map(({ index, start, size }) => {
            const article = rowAt(index);
            return (
              <ArticleRow
                key={index}
                article={article}
                index={index}
                count={count}
                start={start}
                size={size}
                wide={wide}
                open={open !== null && article?.id === open}
                active={index === active}
                selected={article !== undefined && isSelected(selected.selection, article.id, index)}
                onPress={press}
                onCheck={check}
                onAttend={attend}
                onDetails={onDetails}
              />
            );
          })}
        </ul>
      </div>
      {selected.count > 0 && (
        <SelectionBar
          count={selected.count}
          onCite={selected.toCite}
          onExport={selected.toExport}
          onTrash={() => selected.toTrash(active)}
          onDestroy={selected.destroy}
          onClear={selected.none}
        />
      )}
    </>
  );
}

const openerOf = (scroller: HTMLElement | null, index: number): HTMLElement | null | undefined =>
  scroller?.querySelector<HTMLElement>(`[data-index="${index}"] [data-opener]`);

/** The row of the keyboard is drawn wherever it is, or it would lose the focus when it is scrolled away. */
function withRow(active: number, range: Range): number[] {
  const drawn = defaultRangeExtractor(range);
  if (active >= range.count || drawn.includes(active)) return drawn;
  return [...drawn, active].sort((a, b) => a - b);
}
