/** The pages of the briefing beside the sheet on which it is written: really printed, a moment after each change. */
import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Briefing } from '../../../archive/contract/views.ts';
import { PdfSelection } from '../../page/pdf-selection.ts';
import '../../page/text-layer.css';
import { FindBar } from '../../window/find-bar.tsx';
import { IconButton } from '../../window/icon-button.tsx';
import { useKeys } from '../../window/keys.ts';
import { tell } from '../../window/notices.tsx';
import { say } from '../../window/said.tsx';
import { placesTo } from './block-places.ts';
import type { PageLink } from './draw-page.ts';
import { PreviewPage } from './preview-page.tsx';
import css from './preview-pane.module.css';
import { type PlaceOnPage, placeOf, placeOnPage } from './preview-pdf.ts';
import { usePageFind } from './use-page-find.ts';
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
  const show = ({ page, top }: PlaceOnPage) =>
    scroller.current?.scrollTo({
      top: Math.max(0, gap + (page - 1) * (height + gap) + top * height - 80),
      behavior: 'auto',
    });
  useFollowing({ pdf, briefing, at }, show);
  const first = Math.round(((pages.scrollOffset ?? 0) + height / 3) / (height + gap)) + 1;
  const current = Math.min(Math.max(first, 1), Math.max(count, 1));
  const find = usePageFind(pdf, () => current, show);
  const endFind = () => {
    find.close();
    scroller.current?.focus();
  };
  useKeys({ 'mod+f': find.show });
  useSteadySelection(scroller);
  const follow = async ({ target, outside }: PageLink) => {
    if (outside !== '') {
      tell(outside, { label: 'Copy', run: () => void navigator.clipboard.writeText(outside) });
      return;
    }
    const place = pdf && (await placeOf(pdf, target));
    if (!place) return;
    show(place);
    say(`Page ${place.page}`);
  };

  return (
    <>
      <div className={css.head}>
        <span className={css.count}>{count > 0 ? `Page ${current} of ${count}` : 'Pages'}</span>
        <span className={css.tools}>
          <span className={css.state} role="status">
            {printing && (
              <>
                <Loader size={12} aria-hidden /> {pdf ? 'Setting anew…' : 'Setting the pages…'}
              </>
            )}
          </span>
          <IconButton
            size={26}
            label="Find in the pages"
            shortcut="mod+f"
            disabled={!pdf}
            onClick={find.show}
          >
            <IconSearch size={15} stroke={1.5} />
          </IconButton>
        </span>
      </div>
      {find.open && (
        <div className={css.find}>
          <FindBar label="Find in the pages" finding={{ ...find, close: endFind }} />
        </div>
      )}
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
                <PreviewPage
                  pdf={pdf}
                  number={index + 1}
                  total={count}
                  width={width}
                  height={height}
                  found={find.on(index + 1)}
                  onLink={(link) => void follow(link)}
                />
              </div>
            ))}
        </div>
      </section>
    </>
  );
}

/** A drag through a gap between words selects no more than it passes over. */
function useSteadySelection(within: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (!within.current) return undefined;
    const selection = new PdfSelection(within.current);
    return () => selection.close();
  }, [within]);
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
  show: (place: PlaceOnPage) => void,
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
