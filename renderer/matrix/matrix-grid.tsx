import { Popover, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Matrix, MatrixCell, MatrixColumn, MatrixSource } from '../../archive/contract/matrix.ts';
import { subjectNames, weightInWords } from '../../archive/matrix/matrix-words.shared.ts';
import { sourceParts } from '../annotations/source-line.tsx';
import { dateInWords } from '../window/dates.ts';
import { counted, orUntitled } from '../window/words.ts';
import { type AxisItem, cellKey, cellsByKey, meeting } from './axes.ts';
import { CellCard, SourceCard, SubjectCard } from './cards.tsx';
import { MatrixCellContent, quoted } from './matrix-cell.tsx';
import css from './matrix-grid.module.css';
import { useQuotes } from './use-quotes.ts';

interface Props {
  readonly matrix: Matrix;
  /** Another number with every answer. */
  readonly version: number;
  readonly rows: readonly AxisItem[];
  readonly columns: readonly AxisItem[];
  /** Signs alone, without words of passages. */
  readonly signs: boolean;
  readonly narrow: boolean;
}

/** A place of the grid; -1 is the head of a row, or of a column. */
interface Spot {
  readonly row: number;
  readonly column: number;
}

/** In CSS pixels. */
const sizes = {
  words: { row: 92, column: 208, headRow: 108 },
  signs: { row: 40, column: 124, headRow: 122 },
} as const;

export function MatrixGrid({ matrix, version, rows, columns, signs, narrow }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Spot>({ row: 0, column: 0 });
  const [open, setOpen] = useState<Spot | null>(null);
  const size = signs ? sizes.signs : sizes.words;
  const headWidth = narrow ? 192 : 264;
  const cells = useMemo(() => cellsByKey(matrix.cells), [matrix.cells]);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => size.row, [size]),
    scrollMargin: size.headRow,
    scrollPaddingStart: size.headRow,
    overscan: 4,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => size.column, [size]),
    scrollMargin: headWidth,
    scrollPaddingStart: headWidth,
    overscan: 3,
  });
  // Both remember sizes; with another density they are others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the density alone
  useEffect(() => {
    down.measure();
    across.measure();
  }, [size, headWidth]);

  const spot = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, columns.length - 1),
  };
  const inView = across.getVirtualItems();
  const rowsInView = down.getVirtualItems();
  const cellAt = (row: AxisItem | undefined, column: AxisItem | undefined): MatrixCell | undefined => {
    if (!row || !column) return undefined;
    const { source, of } = meeting(row, column);
    return cells.get(cellKey(source, of));
  };
  const marks = signs
    ? []
    : rowsInView.flatMap(({ index }) =>
        inView.flatMap((column) => cellAt(rows[index], columns[column.index])?.annotation ?? []),
      );
  const quotes = useQuotes(marks, version);
  const quoteOf = (cell: MatrixCell | undefined) => (cell ? quotes.get(cell.annotation) : undefined);

  const focusSpot = (to: Spot) => {
    setActive(to);
    if (to.row >= 0) down.scrollToIndex(to.row, { align: 'auto' });
    if (to.column >= 0) across.scrollToIndex(to.column, { align: 'auto' });
    // What was far away is there with the next frame or the one after it.
    let tries = 8;
    const focus = () => {
      const found = scroller.current?.querySelector<HTMLElement>(`[data-spot="${to.row} ${to.column}"]`);
      if (found) found.focus({ preventScroll: true });
      else if (--tries > 0) requestAnimationFrame(focus);
    };
    requestAnimationFrame(focus);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.dataset.spot) return;
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const last = { row: rows.length - 1, column: columns.length - 1 };
    const page = Math.max(1, rowsInView.length - 10);
    const { row, column } = spot;
    const steps: Readonly<Record<string, Spot>> = event.ctrlKey
      ? { Home: { row: 0, column: 0 }, End: last }
      : {
          ArrowUp: { row: Math.max(row - 1, column < 0 ? 0 : -1), column },
          ArrowDown: { row: Math.min(row + 1, last.row), column },
          ArrowLeft: { row, column: Math.max(column - 1, row < 0 ? 0 : -1) },
          ArrowRight: { row, column: Math.min(column + 1, last.column) },
          Home: { row, column: row < 0 ? 0 : -1 },
          End: { row, column: last.column },
          PageUp: { row: Math.max(row - page, 0), column },
          PageDown: { row: Math.min(row + page, last.row), column },
        };
    const to = steps[event.key];
    if (to) focusSpot(to);
    else if (event.key === 'Enter' || event.key === ' ') setOpen(spot);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const closeCard = (from: Spot) => {
    // A menu of the card lies outside it: a click there is none beside the card.
    if (document.querySelector('[role="menu"]')) return;
    setOpen(null);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusSpot(from);
    });
  };

  const press = (at: Spot) => () => {
    setActive(at);
    setOpen(at);
  };
  const spotProps = (row: number, column: number) => ({
    'data-spot': `${row} ${column}`,
    'data-open': (open?.row === row && open.column === column) || undefined,
    'aria-haspopup': 'dialog' as const,
    onFocus: () => setActive({ row, column }),
    onClick: press({ row, column }),
  });

  const tabIndexOf = (row: number, column: number) => (spot.row === row && spot.column === column ? 0 : -1);

  const height = size.headRow + rows.length * size.row;
  const width = headWidth + columns.length * size.column;
  return (
    <div className={css.scroller} ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: cells far out of view are not drawn, which a table can’t say */}
      <div
        className={css.grid}
        role="grid"
        tabIndex={-1}
        aria-label="Who says what"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        style={{ width, height }}
        data-signs={signs || undefined}
        onKeyDown={onKeyDown}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells are */}
        <div className={css.headRow} role="row" aria-rowindex={1} style={{ height: size.headRow, width }}>
          <Corner matrix={matrix} rows={rows} columns={columns} width={headWidth} />
          {inView.map(({ index, start }) => {
            const item = columns[index];
            return (
              item && (
                // biome-ignore lint/a11y/useSemanticElements: see above
                <div
                  key={item.id}
                  role="columnheader"
                  aria-colindex={index + 2}
                  className={css.columnHead}
                  style={{
                    width: size.column,
                    transform: `translateX(${start - headWidth}px)`,
                    left: headWidth,
                  }}
                  tabIndex={tabIndexOf(-1, index)}
                  {...spotProps(-1, index)}
                >
                  <AxisHead item={item} lines={3} />
                </div>
              )
            );
          })}
        </div>
        {rowsInView.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              // biome-ignore lint/a11y/useSemanticElements: see above
              // biome-ignore lint/a11y/useFocusableInteractive: its cells are
              <div
                key={row.id}
                role="row"
                aria-rowindex={index + 2}
                className={css.row}
                style={{ height: size.row, width, transform: `translateY(${start}px)` }}
              >
                {/* biome-ignore lint/a11y/useSemanticElements: see above */}
                <div
                  role="rowheader"
                  aria-colindex={1}
                  className={css.rowHead}
                  style={{ width: headWidth }}
                  tabIndex={tabIndexOf(index, -1)}
                  {...spotProps(index, -1)}
                >
                  <AxisHead item={row} lines={signs ? 1 : 2} short={signs} />
                </div>
                {inView.map((virtual) => {
                  const column = columns[virtual.index];
                  if (!column) return null;
                  const cell = cellAt(row, column);
                  const quote = quoteOf(cell);
                  return (
                    <Tooltip
                      key={column.id}
                      label={quote && quoted(quote)}
                      disabled={!quote || open !== null}
                      openDelay={500}
                      multiline
                      maw={420}
                      events={{ hover: true, focus: false, touch: false }}
                    >
                      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
                      <div
                        role="gridcell"
                        aria-colindex={virtual.index + 2}
                        className={css.cell}
                        data-gap={!cell || undefined}
                        style={{ width: size.column, left: virtual.start }}
                        tabIndex={tabIndexOf(index, virtual.index)}
                        {...spotProps(index, virtual.index)}
                      >
                        <MatrixCellContent cell={cell} quote={quote} signs={signs} />
                      </div>
                    </Tooltip>
                  );
                })}
              </div>
            )
          );
        })}
        {open && (
          <Popover
            opened
            onChange={(opened) => !opened && closeCard(open)}
            position="bottom-start"
            width={420}
            trapFocus
            shadow="md"
            middlewares={{ flip: true, shift: true }}
          >
            <Popover.Target>
              <div
                className={css.anchor}
                style={{
                  top: open.row < 0 ? (scroller.current?.scrollTop ?? 0) : size.headRow + open.row * size.row,
                  left:
                    open.column < 0
                      ? (scroller.current?.scrollLeft ?? 0)
                      : headWidth + open.column * size.column,
                  width: open.column < 0 ? headWidth : size.column,
                  height: open.row < 0 ? size.headRow : size.row,
                }}
              />
            </Popover.Target>
            <Popover.Dropdown aria-label={cardName(rows[open.row], columns[open.column])}>
              <Card
                matrix={matrix}
                row={rows[open.row]}
                column={columns[open.column]}
                cell={cellAt(rows[open.row], columns[open.column])}
                rows={rows}
                columns={columns}
                cells={cells}
              />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
    </div>
  );
}

const titleOf = (item: AxisItem): string =>
  orUntitled(item.kind === 'source' ? item.source.title : item.subject.title);

const cardName = (...items: readonly (AxisItem | undefined)[]): string =>
  items.flatMap((item) => (item ? titleOf(item) : [])).join(': ');

function Corner({
  matrix,
  rows,
  columns,
  width,
}: {
  readonly matrix: Matrix;
  readonly rows: readonly AxisItem[];
  readonly columns: readonly AxisItem[];
  readonly width: number;
}) {
  const words = (items: readonly AxisItem[]) =>
    items[0]?.kind === 'source'
      ? counted(items.length, 'source')
      : counted(items.length, subjectNames[matrix.of].one, subjectNames[matrix.of].many);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the cells of a grid are no table’s
    // biome-ignore lint/a11y/useFocusableInteractive: there is nothing to do with it
    <div role="columnheader" aria-colindex={1} className={css.corner} style={{ width }}>
      {words(rows)} against {words(columns)}
    </div>
  );
}

function AxisHead({ item, lines, short = false }: { item: AxisItem; lines: number; short?: boolean }) {
  return (
    <>
      <span className={css.title} dir="auto" style={{ WebkitLineClamp: lines }}>
        {titleOf(item)}
      </span>
      {!short && (
        <span className={css.facts}>
          {item.kind === 'source' ? sourceParts(item.source).join(' · ') : dateInWords(item.subject.date)}
        </span>
      )}
      {item.kind === 'source' && item.source.derivesFrom.length > 0 && (
        <span className={css.derives}>
          <IconArrowBackUp size={12} stroke={1.7} aria-hidden />
          <span>
            from{' '}
            {item.source.derivesFrom.map(({ title }) => title || 'an article that is not here').join(', ')}
          </span>
        </span>
      )}
      {item.kind === 'subject' && (
        <span className={css.weight} data-untold={item.subject.all.sources === 0 || undefined}>
          {weightInWords(item.subject.all)}
        </span>
      )}
    </>
  );
}

function Card({
  matrix,
  row,
  column,
  cell,
  rows,
  columns,
  cells,
}: {
  readonly matrix: Matrix;
  readonly row: AxisItem | undefined;
  readonly column: AxisItem | undefined;
  readonly cell: MatrixCell | undefined;
  readonly rows: readonly AxisItem[];
  readonly columns: readonly AxisItem[];
  readonly cells: ReadonlyMap<string, MatrixCell>;
}) {
  const items = [row, column].filter((item) => item !== undefined);
  const source = items.find((item) => item.kind === 'source')?.source;
  const subject = items.find((item) => item.kind === 'subject')?.subject;
  const all = [...rows, ...columns];
  if (source && subject) return <CellCard of={matrix.of} source={source} subject={subject} cell={cell} />;
  if (source) {
    const subjects = all.filter((item) => item.kind === 'subject');
    const filled = subjects.filter(({ id }) => cells.has(cellKey(source.id, id))).length;
    const { one, many } = subjectNames[matrix.of];
    const of = `${filled} of ${counted(subjects.length, one, many)}`;
    return <SourceCard source={source} filled={filled} of={of} />;
  }
  return subject ? (
    <SubjectCard of={matrix.of} subject={subject} silent={silentOf(all, cells, subject)} />
  ) : null;
}

function silentOf(
  all: readonly AxisItem[],
  cells: ReadonlyMap<string, MatrixCell>,
  subject: MatrixColumn,
): MatrixSource[] {
  return all.flatMap((item) =>
    item.kind === 'source' && !cells.has(cellKey(item.id, subject.id)) ? [item.source] : [],
  );
}
