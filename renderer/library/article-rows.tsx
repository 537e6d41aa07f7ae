import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
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

export function ArticleRows({ articles, wide, open, onDetails }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = wide ? rowHeights.wide : rowHeights.narrow;
  const rows = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => articles[at]?.id ?? at,
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
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a virtual list are placed freely, which ul does not hinder, but its count must be told */}
      <div role="list" aria-label="Articles" className={css.rows} style={{ height: rows.getTotalSize() }}>
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
      </div>
    </div>
  );
}

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
