/** The pages of the briefing beside the sheet on which it is written: really printed, a moment after each change. */
import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import type { Briefing } from '../../../archive/contract/views.ts';
import { placesTo } from './block-places.ts';
import { PreviewPage } from './preview-page.tsx';
import css from './preview-pane.module.css';
import { placeOnPage } from './preview-pdf.ts';
import { usePreview } from './use-preview.ts';

/** CSS pixels: between two pages, and beside them. */
const gap = 16;
const margin = 20;
/** Of a page until the first is known: A4. */
const usualRatio = 297 / 210;

interface Props {
  readonly briefing: Briefing;
  /** Another number when something in it, or that it shows, has changed. */
  readonly changed: number;
  /** The block that the person is at, if any. */
  readonly at: string | null;
}

export function PreviewPane({ briefing, changed, at }: Props) {
  const { pdf, printing, trouble } = usePreview(briefing.id, changed);
  const scroller = useRef<HTMLElement>(null);
  const { ref: measured, width: room } = useElementSize();
  const ratio = usePageRatio(pdf);
  const width = Math.max(120, Math.floor(room) - 2 * margin);
  const height = Math.round(width * ratio);
  const count = pdf?.numPages ?? 0;
  const pages = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height + gap,
    overscan: 1,
    paddingStart: gap,
    paddingEnd: gap,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages of another size have other places.
  useEffect(() => pages.measure(), [height]);
  useFollowing({ pdf, briefing, at }, ({ page, top }) =>
    scroller.current?.scrollTo({
      top: Math.max(0, gap + (page - 1) * (height + gap) + top * height - 80),
      behavior: 'auto',
    }),
  );
  const first = Math.round(((pages.scrollOffset ?? 0) + height / 3) / (height + gap)) + 1;
  const current = Math.min(Math.max(first, 1), Math.max(count, 1));

  return (
    <>
      <div className={css.head}>
        <span className={css.count}>{count > 0 ? `Page ${current} of ${count}` : 'Pages'}</span>
        <span className={css.state} role="status">
          {printing && (
            <>
              <Loader size={12} aria-hidden /> {pdf ? 'Setting anew…' : 'Setting the pages…'}
            </>
          )}
        </span>
      </div>
      {trouble && (
        <p className={css.trouble} role="alert">
          {trouble}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className={css.scroller} ref={scroller} tabIndex={0} aria-label="Printed pages">
        <div ref={measured} className={css.pages} style={{ height: pages.getTotalSize() }}>
          {pdf &&
            pages.getVirtualItems().map(({ index, start }) => (
              <div key={index} className={css.place} style={{ transform: `translateY(${start}px)` }}>
                <PreviewPage pdf={pdf} number={index + 1} total={count} width={width} height={height} />
              </div>
            ))}
        </div>
      </section>
    </>
  );
}

/** Height of a page by its width; all pages of a document are alike. */
function usePageRatio(pdf: PDFDocumentProxy | null): number {
  const [ratio, setRatio] = useState(usualRatio);
  useEffect(() => {
    void pdf
      ?.getPage(1)
      .then((page) => page.getViewport({ scale: 1 }))
      .then((size) => setRatio(size.height / size.width))
      .catch(() => undefined);
  }, [pdf]);
  return ratio;
}

/** Shows the page of the block that the person has gone to; while they stay in it, the pages stay where they are. */
function useFollowing(
  { pdf, briefing, at }: Omit<Props, 'changed'> & { readonly pdf: PDFDocumentProxy | null },
  show: (place: { page: number; top: number }) => void,
): void {
  const shown = useRef<string | null>(null);
  const latest = useRef(show);
  latest.current = show;
  const latestBlocks = useRef(briefing.blocks);
  latestBlocks.current = briefing.blocks;
  useEffect(() => {
    if (!pdf || at === null || shown.current === at) return undefined;
    let gone = false;
    void placeOnPage(pdf, placesTo(latestBlocks.current, at)).then((found) => {
      if (gone || !found) return;
      shown.current = at;
      latest.current(found);
    });
    return () => {
      gone = true;
    };
  }, [pdf, at]);
}
