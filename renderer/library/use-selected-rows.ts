/** The selection of the list as it is made, and what is done with it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleQuery } from '../../archive/contract/article-list.ts';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import { act, tellFailure } from '../bridge/acting.ts';
import { ask } from '../bridge/client.ts';
import { askDestroy } from '../destroying/asking.ts';
import { citeSelected, exportSelected } from '../exchanging/selected-articles.ts';
import { offerUndo, trash } from '../window/undo.ts';
import { counted, orUntitled } from '../window/words.ts';
import {
  choiceOf,
  isOutdated,
  nothingSelected,
  type RowEnd,
  type Selection,
  selectedCount,
  stretchBetween,
  toggled,
} from './article-selection.ts';

interface Rows {
  readonly query: ArticleQuery;
  readonly total: number | undefined;
  readonly rowAt: (index: number) => ArticleSummary | undefined;
}

export interface SelectedRows {
  readonly selection: Selection;
  readonly count: number;
  readonly toggle: (index: number) => void;
  /** From the row that was last selected alone. */
  readonly stretchTo: (index: number) => void;
  readonly stretchFrom: (index: number) => void;
  readonly all: () => void;
  readonly none: () => void;
  /** Puts what is selected into the trash; else the row that is named. */
  readonly toTrash: (index: number) => void;
  /** Asks whether what is selected shall be destroyed; selected no longer once it is. */
  readonly destroy: () => void;
  /** Opens the dialog for the references of what is selected. */
  readonly toCite: () => void;
  /** Opens the dialog for the marks of what is selected. */
  readonly toExport: () => void;
}

export function useSelectedRows(rows: Rows): SelectedRows {
  const [selection, select] = useState(nothingSelected);
  const anchor = useRef(0);
  const latest = useRef({ ...rows, selection });
  latest.current = { ...rows, selection };
  const outdated = rows.total !== undefined && isOutdated(selection, rows.total);
  useEffect(() => {
    if (outdated) select(nothingSelected);
  }, [outdated]);
  const idAt = useCallback((index: number) => latest.current.rowAt(index)?.id, []);
  const stretch = useCallback(
    (from: number, to: number) => select(stretchBetween(from, to, latest.current.total ?? 0, idAt)),
    [idAt],
  );
  return {
    selection,
    count: selectedCount(selection),
    toggle: useCallback(
      (index) => {
        const id = idAt(index);
        if (id !== undefined) select((old) => toggled(old, id, index));
        anchor.current = index;
      },
      [idAt],
    ),
    stretchTo: useCallback((index) => stretch(anchor.current, index), [stretch]),
    stretchFrom: useCallback((index) => {
      anchor.current = index;
    }, []),
    all: useCallback(() => stretch(0, (latest.current.total ?? 0) - 1), [stretch]),
    none: useCallback(() => select(nothingSelected), []),
    toCite: useCallback(() => void citeSelected(latest.current.selection, latest.current.query), []),
    toExport: useCallback(() => void exportSelected(latest.current.selection, latest.current.query), []),
    toTrash: useCallback((index) => {
      const { selection: chosen, query, rowAt } = latest.current;
      const [only] = chosen.also;
      if (chosen.stretch !== null || chosen.also.size > 1) void trashSelected(chosen, query);
      else void trashOne(only ?? rowAt(index)?.id, rowAt(index));
      select(nothingSelected);
    }, []),
    destroy: useCallback(() => {
      const { selection: chosen, query } = latest.current;
      void askDestroySelected(chosen, query, () => select(nothingSelected));
    }, []),
  };
}

async function trashOne(id: string | undefined, active: ArticleSummary | undefined): Promise<void> {
  if (id === undefined) return;
  const title = active?.id === id ? active.title : ((await titleOf(id)) ?? '');
  await trash('articles.trash', id, orUntitled(title));
}

const titleOf = (id: string): Promise<string | undefined> =>
  ask('articles.get', { id }).then(
    ({ title }) => title,
    () => undefined,
  );

async function trashSelected(selection: Selection, query: ArticleQuery): Promise<void> {
  const failed = 'The articles were not moved to the trash';
  const articles = choiceOf(await withEnds(selection, query), query);
  if (!articles) return;
  const done = await act(
    'articles.trashMany',
    { articles, trashed: true },
    { failed, touches: ['articles'] },
  );
  if (!done?.change) return;
  void offerUndo(`${counted(done.count, 'article')} moved to the trash.`);
}

async function askDestroySelected(
  selection: Selection,
  query: ArticleQuery,
  onDestroyed: () => void,
): Promise<void> {
  try {
    const articles = choiceOf(await withEnds(selection, query), query);
    if (articles) askDestroy({ ids: await ask('articles.chosen', { articles }), onDestroyed });
  } catch (reason) {
    tellFailure('Nothing was destroyed', reason);
  }
}

/** Asks for the ends of a stretch that flew past before their rows had come. */
async function withEnds(selection: Selection, query: ArticleQuery): Promise<Selection> {
  const { stretch } = selection;
  if (!stretch) return selection;
  const [first, last] = await Promise.all([withId(stretch.first, query), withId(stretch.last, query)]);
  return { ...selection, stretch: { ...stretch, first, last } };
}

async function withId(end: RowEnd, query: ArticleQuery): Promise<RowEnd> {
  if (end.id !== undefined) return end;
  const page = await ask('articles.page', { ...query, offset: end.index, limit: 1 }).catch(() => undefined);
  return { ...end, id: page?.articles[0]?.id };
}
