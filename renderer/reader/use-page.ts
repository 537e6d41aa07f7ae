import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
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
import type { Article } from '../../archive/contract/views.ts';
import { expectDrop } from '../library/drop-target.tsx';
import { importPasted } from '../library/importing.ts';
import type { ShownTheme } from '../theme/use-theme.ts';
import type { Place } from '../window/addresses.ts';
import { pageOrigin } from './page-origin.ts';
import { ShownMarks } from './shown-marks.ts';

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
}

export interface Page {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly state: PageState;
  readonly layout: Layout | null;
  /** How far the article is scrolled, CSS pixels. */
  readonly top: number;
  /** Of a PDF. */
  readonly pageInView: Pick<Extract<FromPage, { kind: 'page' }>, 'page' | 'pages' | 'label'> | null;
  /** To be called whenever the frame has loaded. */
  readonly connect: () => void;
  readonly send: (message: ToPage) => void;
  /** Draws a mark that was just made, before all the others are gone through. */
  readonly draw: (mark: PageMark) => void;
}

interface Shown {
  readonly article: Article | undefined;
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
  const { article, theme, look, at, pdfLook, marks, active } = shown;
  const frame = useRef<HTMLIFrameElement>(null);
  const port = useRef<MessagePort | null>(null);
  const [state, setState] = useState<PageState>({ kind: 'loading' });
  const [top, setTop] = useState(0);
  const [layout, setLayout] = useState<Layout | null>(null);
  const [pageInView, setPageInView] = useState<Page['pageInView']>(null);
  const latest = useRef({ article, theme, look, at, pdfLook, marks, listener });
  latest.current = { article, theme, look, at, pdfLook, marks, listener };

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
    const { article: opened, marks: drawn, ...how } = latest.current;
    const target = frame.current?.contentWindow;
    if (!opened?.capture || !target) return;
    port.current?.close();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = fromPageSchema.safeParse(data);
      if (parsed.success) receive(parsed.data);
    };
    port.current = port1;
    setState({ kind: 'loading' });
    setTop(0);
    told.current.forget();
    target.postMessage({ kind: 'dossier-page' }, pageOrigin(opened.id), [port2]);
    send({
      kind: 'open',
      article: opened.id,
      capture: opened.capture.id,
      articleKind: opened.kind,
      textSha256: opened.capture.textSha256,
      theme: how.theme,
      look: how.look,
      at: how.at ?? null,
      marks: [...drawn],
      ...(how.pdfLook && { pdfLook: how.pdfLook }),
    });
  }, [receive, send]);

  useEffect(() => () => port.current?.close(), []);
  useEffect(() => send({ kind: 'theme', theme }), [theme, send]);
  useEffect(() => send({ kind: 'look', look }), [look, send]);
  const ready = state.kind === 'ready';
  useEffect(() => {
    if (ready) send(told.current.message(marks, active));
  }, [ready, marks, active, send]);

  const draw = useCallback((mark: PageMark) => send(told.current.added(mark)), [send]);
  return { frame, state, layout, top, pageInView, connect, send, draw };
}
