import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { ArticleSummary } from '../../archive/contract/views.ts';
import css from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';

const rowHeights = { wide: 46, narrow: 112 } as const;

interface Props {
  readonly articles: readonly ArticleSummary[];
  /** One line of columns to an article. */
  readonly wide: boolean;
  readonly open: string | null;
  readonly onDetails: (id: string) => void;
}

export const ArticleRows = memo(function ArticleRows({ articles, wide, open, onDetails }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = wide ? rowHeights.wide : rowHeights.narrow;
  const rows = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    // A new function would have all 100,000 rows measured anew.
    getItemKey: useCallback((at: number) => articles[at]?.id ?? at, [articles]),
    overscan: 8,
  });
  useEffect(() => {
    if (rowHeight > 0) rows.measure();
  }, [rows, rowHeight]);
  const latest = useRef(articles);
  latest.current = articles;
  // Only when another article is opened: not whenever the list changes under the person's eyes.
  useEffect(() => {
    const at = latest.current.findIndex(({ id }) => id === open);
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [open, rows]);
  return (
    <div className={css.scroller} ref={scroller}>
      {wide && <ColumnHeads />}
      <ul aria-label="Articles" className={css.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start, size }) => {
          const article = articles[index];
          return (
            article && (
              <ArticleRow
                key={key}
                article={article}
                wide={wide}
                open={article.id === open}
                place={{ index, count: articles.length, start, size }}
                onDetails={onDetails}
              />
            )
          );
        })}
      </ul>
    </div>
  );
});

function ColumnHeads() {
  return (
    <div className={css.heads} aria-hidden>
      <span>Title</span>
      <span>Publisher</span>
      <span>Published</span>
      <span>Kind</span>
      <span>Along the text</span>
      <span className={css.numeric}>Marks</span>
      <span />
    </div>
  );
}
