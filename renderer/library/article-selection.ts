/**
 * Which articles of the list are selected. A long stretch is kept as its two ends, so that selecting 100,000 rows
 * costs what selecting one does, and names no row that was never on the screen.
 */
import type { ArticleChoice, ArticleQuery } from '../../archive/contract/article-list.ts';

export interface RowEnd {
  readonly index: number;
  /** Undefined where the row has not come yet. */
  readonly id: string | undefined;
}

interface Stretch {
  readonly first: RowEnd;
  readonly last: RowEnd;
  /** Rows of the list when it was selected. */
  readonly total: number;
}

export interface Selection {
  readonly stretch: Stretch | null;
  /** Taken out of the stretch again. */
  readonly except: ReadonlySet<string>;
  /** Selected one by one. */
  readonly also: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
export const nothingSelected: Selection = { stretch: null, except: none, also: none };

export function isSelected({ stretch, except, also }: Selection, id: string, index: number): boolean {
  return also.has(id) || (isWithin(stretch, index) && !except.has(id));
}

const isWithin = (stretch: Stretch | null, index: number): boolean =>
  stretch !== null && index >= stretch.first.index && index <= stretch.last.index;

export function selectedCount({ stretch, except, also }: Selection): number {
  return also.size + (stretch ? stretch.last.index - stretch.first.index + 1 - except.size : 0);
}

/** Selects a row, or no longer. */
export function toggled(selection: Selection, id: string, index: number): Selection {
  if (selection.also.has(id)) return { ...selection, also: without(selection.also, id) };
  if (!isWithin(selection.stretch, index)) return { ...selection, also: new Set(selection.also).add(id) };
  const { except } = selection;
  return { ...selection, except: except.has(id) ? without(except, id) : new Set(except).add(id) };
}

function without(ids: ReadonlySet<string>, id: string): Set<string> {
  const rest = new Set(ids);
  rest.delete(id);
  return rest;
}

/** Stretches up to this length are kept row by row where all of them have come: they stay whatever the list does. */
const shortStretch = 400;

/** All rows from one to another, in either direction, and no others. */
export function stretchBetween(
  a: number,
  b: number,
  total: number,
  idAt: (index: number) => string | undefined,
): Selection {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  if (to - from < shortStretch) {
    const ids = Array.from({ length: to - from + 1 }, (_, at) => idAt(from + at));
    if (ids.every((id) => id !== undefined)) return { ...nothingSelected, also: new Set(ids) };
  }
  const end = (index: number): RowEnd => ({ index, id: idAt(index) });
  return { ...nothingSelected, stretch: { first: end(from), last: end(to), total } };
}

/** A stretch is named by its ends, and they may stand elsewhere once the list is a longer or shorter one. */
export const isOutdated = ({ stretch }: Selection, total: number): boolean =>
  stretch !== null && stretch.total !== total;

/** How the archive is told which articles are meant; undefined where an end of the stretch is not known yet. */
export function choiceOf(selection: Selection, query: ArticleQuery): ArticleChoice | undefined {
  const { stretch, except, also } = selection;
  if (!stretch) return also.size > 0 ? { ids: [...also] } : undefined;
  const { first, last, total } = stretch;
  const begins = first.index === 0;
  const ends = last.index === total - 1;
  if ((!begins && first.id === undefined) || (!ends && last.id === undefined)) return undefined;
  return {
    query,
    ...(begins ? {} : { from: first.id }),
    ...(ends ? {} : { to: last.id }),
    except: [...except],
    also: [...also],
    count: selectedCount(selection),
  };
}
