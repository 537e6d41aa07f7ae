/** What the window knows of the PDF that is read: how it is looked at, which it remembers for each article. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type PdfCommand, type PdfLook, usualPdfLook } from '../../archive/contract/pdf-page.ts';
import type { Region } from '../../archive/contract/views.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { useSame } from '../window/stable.ts';
import type { PdfMessage } from './use-page.ts';

/** Articles whose look is remembered; those looked at longest ago go first. */
const mostRemembered = 300;
/** Milliseconds at rest after which a look is remembered. */
const settling = 500;

export interface Pdf {
  /** For the opening of the article; undefined where it was never looked at. */
  readonly remembered: PdfLook | undefined;
  readonly look: PdfLook;
  /** Of the page in view; 1 is the size on paper. Null until it is drawn. */
  readonly scale: number | null;
  /** Whether the tool that draws rectangles is taken up. */
  readonly drawing: boolean;
  /** A page that was asked for and is not there. */
  readonly noPage: string | null;
  readonly receive: (message: PdfMessage) => void;
}

export function usePdf(article: string, onRegion: (region: Region) => void): Pdf {
  const { preferences, change } = usePreferences();
  const { pdfLooks } = preferences;
  const [told, setTold] = useState<{ of: string; look: PdfLook; scale: number } | null>(null);
  const [drawing, setDrawing] = useState(false);
  const [noPage, setNoPage] = useState<string | null>(null);
  const latest = useRef({ pdfLooks, change, onRegion });
  latest.current = { pdfLooks, change, onRegion };

  const now = told?.of === article ? told : null;
  const look = now?.look;
  useEffect(() => {
    if (!look) return undefined;
    const timer = setTimeout(() => {
      const { pdfLooks: known = {}, change: keep } = latest.current;
      if (JSON.stringify(known[article] ?? usualPdfLook) === JSON.stringify(look)) return;
      const others = Object.entries(known).filter(([id]) => id !== article);
      keep({ pdfLooks: Object.fromEntries([...others.slice(1 - mostRemembered), [article, look]]) });
    }, settling);
    return () => clearTimeout(timer);
  }, [article, look]);

  const receive = useCallback(
    (message: PdfMessage) => {
      switch (message.kind) {
        case 'pdf-look':
          setNoPage(null);
          return setTold({ of: article, look: message.look, scale: message.scale });
        case 'no-page':
          return setNoPage(message.asked);
        case 'region-tool':
          return setDrawing(message.on);
        case 'region':
          return latest.current.onRegion(message.region);
      }
    },
    [article],
  );

  const remembered = pdfLooks?.[article];
  return useSame({
    remembered,
    look: look ?? remembered ?? usualPdfLook,
    scale: now?.scale ?? null,
    drawing,
    noPage,
    receive,
  });
}

export type Obey = (command: PdfCommand) => void;
