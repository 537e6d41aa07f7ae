import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { explain } from '../../bridge/acting.ts';
import { ask } from '../../bridge/client.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { whenSaved } from '../../window/undo.ts';
import { openPages } from './preview-pdf.ts';

/** Milliseconds of quiet after a change before the pages are printed anew; a long briefing is left in peace for as long as it takes. */
const quiet = { least: 700, most: 8000 };

export interface Preview {
  readonly pdf: PDFDocumentProxy | null;
  readonly printing: boolean;
  /** Why the pages can't be shown, a whole sentence. */
  readonly trouble: string | null;
}

/**
 * The printed pages of a briefing, as it is saved. One printing at a time, in processes of its own: writing never waits for it, and
 * what is changed meanwhile is printed next.
 * @param changed another number when something in the briefing, or that it shows, has changed
 */
export function usePreview(id: string, changed: number): Preview {
  const { preferences } = usePreferences();
  const { paper } = preferences;
  const [preview, setPreview] = useState<Preview>({ pdf: null, printing: true, trouble: null });
  const shown = useRef<PDFDocumentProxy | null>(null);
  const closed = useRef(false);
  const took = useRef(0);
  const running = useRef<Promise<void>>(Promise.resolve());
  const wanted = JSON.stringify({ id, paper });

  // biome-ignore lint/correctness/useExhaustiveDependencies: printed anew with every change.
  useEffect(() => {
    let stale = false;
    const print = async (): Promise<void> => {
      if (stale || closed.current) return;
      setPreview((old) => ({ ...old, printing: true }));
      try {
        await whenSaved();
        const began = performance.now();
        const { pdf: bytes } = await ask('shell.previewBriefing', JSON.parse(wanted));
        const pdf = await openPages(bytes);
        took.current = performance.now() - began;
        if (closed.current) {
          void pdf.loadingTask.destroy();
          return;
        }
        const before = shown.current;
        shown.current = pdf;
        setPreview({ pdf, printing: stale, trouble: null });
        // Pages that are still on the screen keep their pictures; the file behind them can go.
        if (before) setTimeout(() => void before.loadingTask.destroy(), 2000);
      } catch (reason) {
        setPreview((old) => ({ ...old, printing: false, trouble: explain(reason) }));
      }
    };
    const timer = setTimeout(
      () => {
        running.current = running.current.then(print);
      },
      shown.current ? Math.min(Math.max(took.current, quiet.least), quiet.most) : 0,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [changed, wanted]);

  useEffect(
    () => () => {
      closed.current = true;
      void shown.current?.loadingTask.destroy();
      shown.current = null;
    },
    [],
  );
  return preview;
}
