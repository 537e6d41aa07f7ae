import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import css from './preview-pane.module.css';

interface Props {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** One page. What was drawn stays until the new picture is there, so that nothing flickers while one writes. */
export function PreviewPage({ pdf, number, total, width, height }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const { width: natural } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural });
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      await page.render({ canvas, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
      if (!gone) sheet.current?.replaceChildren(canvas);
    };
    // The file is let go when a newer one has come: that one draws the page.
    draw().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [pdf, number, width]);
  return (
    <div
      ref={sheet}
      className={css.page}
      role="img"
      aria-label={`Page ${number} of ${total}`}
      style={{ width, height }}
    />
  );
}
