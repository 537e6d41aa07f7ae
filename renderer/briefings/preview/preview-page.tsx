import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { registered } from '../../page/mark-painter.ts';
import type { Span } from '../../page/span.ts';
import { type DrawnPage, drawPage, type PageLink } from './draw-page.ts';
import { keptSelection } from './kept-selection.ts';
import css from './preview-pane.module.css';

interface Props {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly found: { readonly hits: readonly Span[]; readonly current: Span | null };
  readonly onLink: (link: PageLink) => void;
}

/** One page. What was drawn stays until the new picture is there, so that nothing flickers while one writes. */
export function PreviewPage({ pdf, number, total, width, height, found, onLink }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const shown = useRef<DrawnPage | null>(null);
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const page = await drawPage(pdf, number, width);
      if (gone) return;
      const keepSelected = keptSelection(shown.current?.words ?? null);
      sheet.current?.replaceChildren(page.canvas, page.layer);
      keepSelected(page.words);
      shown.current = page;
      setDrawn(page);
    };
    // The file is let go when a newer one has come: that one draws the page.
    draw().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [pdf, number, width]);
  useFoundDrawn(drawn, found);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a page is no form.
    <div
      className={css.page}
      role="group"
      aria-label={`Page ${number} of ${total}`}
      data-drawn={drawn ? true : undefined}
      style={{ width, height }}
    >
      <div ref={sheet} className={css.sheet} />
      {drawn?.links.map((link, at) => (
        <button
          // Links of a page stand in a fixed order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={at}
          type="button"
          className={css.link}
          title={link.outside || undefined}
          aria-label={link.outside ? `Address: ${link.outside}` : 'Go to where this leads'}
          style={{
            left: `${link.left * 100}%`,
            top: `${link.top * 100}%`,
            width: `${link.width * 100}%`,
            height: `${link.height * 100}%`,
          }}
          onClick={() => onLink(link)}
        />
      ))}
    </div>
  );
}

/** Draws what was found; the names of the two highlights stand in the style sheet. */
function useFoundDrawn(
  drawn: DrawnPage | null,
  { hits, current }: { readonly hits: readonly Span[]; readonly current: Span | null },
): void {
  useEffect(() => {
    if (!drawn || hits.length === 0) return undefined;
    const put: [Highlight, Range][] = [];
    for (const span of hits) {
      const range = drawn.words.rangeOf(span);
      if (!range) continue;
      const highlight = span === current ? registered('preview-current', 1) : registered('preview-found', 0);
      highlight.add(range);
      put.push([highlight, range]);
    }
    return () => {
      for (const [highlight, range] of put) highlight.delete(range);
    };
  }, [drawn, hits, current]);
}
