import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ArticleQuery } from '../../archive/contract/article-list.ts';
import { ask } from '../bridge/client.ts';

/** Brings the open article's row into view when another article is opened, and not whenever the list changes. */
export function useRowInView(
  open: string | null,
  query: ArticleQuery,
  rows: Virtualizer<HTMLDivElement, Element>,
  idAt: (index: number) => string | undefined,
  onFound: (index: number) => void,
): void {
  const latest = useRef({ query, idAt, onFound });
  latest.current = { query, idAt, onFound };
  useEffect(() => {
    if (open === null) return undefined;
    let overtaken = false;
    const show = (index: number | null) => {
      if (overtaken || index === null) return;
      rows.scrollToIndex(index, { align: 'auto' });
      latest.current.onFound(index);
    };
    const here = rows.getVirtualItems().find(({ index }) => latest.current.idAt(index) === open);
    if (here) show(here.index);
    else
      ask('articles.find', { ...latest.current.query, id: open }).then(
        ({ index }) => show(index),
        // An article that is no longer there has no row; the reader says so.
        () => undefined,
      );
    return () => {
      overtaken = true;
    };
  }, [open, rows]);
}
