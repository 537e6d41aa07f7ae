import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  type FromPage,
  fromPageSchema,
  type PageMark,
  type PageRect,
  type ToPage,
} from '../../archive/contract/page.ts';
import type { PdfLook } from '../../archive/contract/pdf-page.ts';
import type { ReadingLook } from '../../archive/contract/reading.ts';
import { expectDrop } from '../library/drop-target.tsx';
import { importPasted } from '../library/importing.ts';
import type { ShownTheme } from '../theme/use-theme.ts';
import type { Place } from '../window/addresses.ts';
import { pageAddress, pageOrigin } from './page-origin.ts';
import { ShownMarks } from './shown-marks.ts';
import type { Opening } from './use-opening.ts';

export type Layout = Extract<FromPage, { kind: 'layout' }>;

export type PageState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly textMatches: boolean }
  | { readonly kind: 'failed'; readonly message: string };

/** What the reader wants to hear of at once; the rest becomes state. */
/** What has to do with reading alone. */
export type ReadingMessage = Extract<
  FromPage,
  { kind: 'outline' | 'standing' | 'found' | 'followed' | 'pointed' | 'side-button' | 'focused' }
>;
/** What only a PDF tells, but for the page in view. */
export type PdfMessage = Extract<FromPage, { kind: 'pdf-look' | 'no-page' | 'region-tool' | 'region' }>;

/** On which name the pointer rests, or which was asked for. */
export type NameMessage = Extract<FromPage, { kind: 'name' }>;

export interface PageListener {
  onSelected(place: Place, rect: PageRect, further: boolean): void;
  onUnselected(): void;
  onPressed(marks: readonly string[], rect: PageRect): void;
  onKey(stroke: Extract<FromPage, { kind: 'key' }>): void;
  onReading(message: ReadingMessage): void;
  onStretched(mark: string, pieces: readonly Place[]): void;
  onPicture?(png: string | null): void;
  /** The caret has come to stand in these marks. */
  onCaretIn(marks: readonly string[]): void;
  onPdf(message: PdfMessage): void;
  onName(message: NameMessage): void;
}

export interface Page {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  /** What the frame loads; it must be a new element for another one. */
  readonly address: string;
  readonly state: PageState;
  readonly layout: Layout | null;
  /** How far the article is scrolled, CSS pixels. */
  readonly top: number;
  /** Of a PDF. */
  readonly pageInView: Pick<Extract<FromPage, { kind: 'page' }>, 'page' | 'pages' | 'label'> | null;
  /** To be called whenever the frame has loaded. */
  readonly connect: () => void;
  readonly send: (message: ToPage) => void;
  /** Draws a mark that was just made, before anything is made of it here. `rect`: where its words stand in the frame. */
  readonly draw: (mark: PageMark, rect: PageRect) => void;
}

interface Shown {
  readonly opening: Opening;
  readonly theme: ShownTheme;
  readonly look: ReadingLook;
  /** What is to stand at the top of the view when the article opens; undefined while that is not known. */
  readonly at: number | null | undefined;
  readonly pdfLook: PdfLook | undefined;
  readonly marks: readonly PageMark[];
  readonly active: string | null;
}

/** The window's end of the channel to an article's page. What comes from there is parsed: it is hostile. */
export function usePage(shown: Shown, listener: PageListener): Page {
  const { opening, theme, look, at, pdfLook, marks, active } = shown;
  const { page } = opening;
  const frame = useRef<HTMLIFrameElement>(null);
  const port = useRef<MessagePort | null>(null);
  const [state, setState] = useState<PageState>({ kind: 'loading' });
  const [top, setTop] = useState(0);
  const [layout, setLayout] = useState<Layout | null>(null);
  const [pageInView, setPageInView] = useState<Page['pageInView']>(null);
  /** Another value for each page that has answered. */
  const [connected, setConnected] = useState<{ readonly page: string } | null>(null);
  const latest = useRef({ opening, theme, look, at, pdfLook, listener });
  latest.current = { opening, theme, look, at, pdfLook, listener };

  const told = useRef(new ShownMarks());
  const send = useCallback((message: ToPage) => port.current?.postMessage(message), []);

  const receive = useCallback((message: FromPage) => {
    switch (message.kind) {
      case 'ready':
        return setState({ kind: 'ready', textMatches: message.textMatches });
      case 'failed':
        return setState({ kind: 'failed', message: message.message });
      case 'layout':
        return setLayout(message);
      case 'page':
        return setPageInView(message);
      case 'selected':
        // Drawn before the next message is read: a key that follows at once is meant for this selection.
        return flushSync(() =>
          latest.current.listener.onSelected(message.place, message.rect, message.further),
        );
      case 'unselected':
        return flushSync(() => latest.current.listener.onUnselected());
      case 'pressed':
        return flushSync(() => latest.current.listener.onPressed(message.marks, message.rect));
      case 'stretched':
        return latest.current.listener.onStretched(message.mark, message.pieces);
      case 'scrolled':
        return setTop(message.top);
      case 'caret-in':
        return latest.current.listener.onCaretIn(message.marks);
      case 'files-dragged':
        return expectDrop();
      case 'pasted':
        return void importPasted(message);
      case 'key':
        return flushSync(() => latest.current.listener.onKey(message));
      case 'name':
        return latest.current.listener.onName(message);
      case 'picture':
        return latest.current.listener.onPicture?.(message.png);
      case 'pdf-look':
      case 'no-page':
      case 'region-tool':
      case 'region':
        return latest.current.listener.onPdf(message);
      default:
        return latest.current.listener.onReading(message);
    }
  }, []);

  const connect = useCallback(() => {
    const target = frame.current?.contentWindow;
    if (!target) return;
    port.current?.close();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = fromPageSchema.safeParse(data);
      if (parsed.success) receive(parsed.data);
    };
    port.current = port1;
    target.postMessage({ kind: 'dossier-page' }, pageOrigin(page), [port2]);
    const { theme: dress, look: set } = latest.current;
    send({ kind: 'prepare', theme: dress, look: set });
    setConnected({ page });
  }, [page, receive, send]);

  useEffect(() => () => port.current?.close(), []);

  // What is to stand at the top is known once: later it is where the person has gone.
  const { copy } = opening;
  const placed = at !== undefined;
  const isConnected = connected?.page === page;
  const opened = useMemo(
    () => (isConnected && copy !== null && placed ? { connected, copy } : null),
    [isConnected, connected, copy, placed],
  );
  useLayoutEffect(() => {
    if (!opened) return;
    const { opening: meant, at: top, ...how } = latest.current;
    setState({ kind: 'loading' });
    setTop(0);
    setLayout(null);
    setPageInView(null);
    told.current.forget();
    send({
      kind: 'open',
      article: meant.article,
      capture: opened.copy.capture,
      articleKind: opened.copy.kind,
      textSha256: opened.copy.textSha256,
      theme: how.theme,
      look: how.look,
      at: top ?? null,
      // They come by themselves, and must not hold up the words.
      marks: [],
      ...(how.pdfLook && { pdfLook: how.pdfLook }),
    });
  }, [opened, send]);

  useEffect(() => send({ kind: 'theme', theme }), [theme, send]);
  useEffect(() => send({ kind: 'look', look }), [look, send]);
  useEffect(() => {
    const message = opened && told.current.message(marks, active);
    if (message) send(message);
  }, [opened, marks, active, send]);

  const draw = useCallback(
    (mark: PageMark, rect: PageRect) => {
      send(told.current.added(mark));
      // The page tells the same, but only after the next frame.
      const band = { id: mark.id, top: rect.top, bottom: rect.top + rect.height };
      setLayout((known) => known && { ...known, tops: [...known.tops, band] });
    },
    [send],
  );
  return { frame, address: pageAddress(page), state, layout, top, pageInView, connect, send, draw };
}
