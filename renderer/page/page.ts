/** The page: opens an article in its view and carries on the conversation with the window about it. */
import { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage, PageMark, ToPage } from '../../archive/contract/page.ts';
import type { Region } from '../../archive/contract/views.ts';
import { CarriedWatch } from './carried.ts';
import type { DrawnText } from './drawn-text.ts';
import { ShowFailure, sentenceFor } from './failure.ts';
import { Flash } from './flash.ts';
import { KeyWatch } from './key-watch.ts';
import { MarkBoard } from './mark-board.ts';
import { MarkingDesk } from './marking-desk.ts';
import { NameDesk } from './name-desk.ts';
import { loadPdfView, startPdf, warmPdf } from './pdf-start.ts';
import { pdfEvents } from './pdf-telling.ts';
import { coolPdf } from './pdf-worker.ts';
import { type Press, PressWatch } from './press-watch.ts';
import { ReadingDesk } from './reading-desk.ts';
import { ReadingView } from './reading-view.ts';
import { SelectionWatch, selectedRange } from './selection-watch.ts';
import { type Place, placeOfSpan, type Span, spanOfPlace, trimmed } from './span.ts';
import { askForBeginning } from './stored-part.ts';
import { fetchStoredText } from './stored-text.ts';
import { around, plain, textRects } from './text-rects.ts';
import { ThemeSheet } from './theme-sheet.ts';
import type { View } from './view.ts';

type Opening = Extract<ToPage, { kind: 'open' }>;

interface Opened {
  readonly view: View;
  readonly points: CodePoints;
  readonly board: MarkBoard;
}

/** Smooth scrolling over more heights of the view than this would be a blur. */
const smoothFor = 2;
/** Milliseconds without an article after which a page makes ready for a PDF, too. */
const warmAfter = 250;
/** CSS pixels above a heading that was gone to. */
const headingTop = 26;

export class Page {
  readonly #tell: (message: FromPage) => void;
  readonly #theme = new ThemeSheet(document);
  readonly #flash = new Flash();
  readonly #desk: ReadingDesk;
  readonly #marking: MarkingDesk;
  readonly #names: NameDesk;
  #opened: Opened | null = null;
  /** The latest opening; what an earlier one still brings is dropped. */
  #opening: Opening | null = null;
  #look: Pick<Opening, 'theme' | 'look'> | null = null;
  /** The article that this page shows: never another one. */
  #article: string | null = null;
  /** Marks that came while the article was being drawn. */
  #marks = new Map<string, PageMark>();
  #active: string | null = null;
  #toReveal: Place | null = null;
  #regionToReveal: Region | null = null;
  /** The selection that the window knows of. */
  #toldSelected: Place | null = null;
  /** Done when the selection that came to rest last has been told. */
  #selecting: Promise<void> = Promise.resolve();
  /** Counts selections that came to rest; only the latest is told. */
  #selections = 0;
  #toldMatches = true;

  constructor(tell: (message: FromPage) => void) {
    this.#tell = tell;
    this.#desk = new ReadingDesk(tell, (span) => void this.#bring(span));
    this.#marking = new MarkingDesk(tell);
    this.#names = new NameDesk(tell, () => this.#marking.readsByCaret);
    const selection = new SelectionWatch((range, further) => {
      this.#selecting = this.#selected(range, further);
    });
    new PressWatch(
      () => {
        const { view, board } = this.#opened ?? {};
        return view && board ? { parts: view.parts, index: board.index, regions: view.regions } : null;
      },
      (press) => this.#pressed(press),
      (marks) => this.#marking.hover(marks),
    );
    new KeyWatch(
      (message) => {
        // A key pressed right after selecting is meant for what is selected now.
        selection.flush();
        void this.#selecting.then(() => tell(message));
      },
      () => ({ selected: selectedRange() !== null, stretches: this.#marking.stretches }),
    );
    new CarriedWatch(tell);
    // What is opened next in a page that is kept ready may be a PDF.
    setTimeout(() => requestIdleCallback(() => this.#opening ?? warmPdf().catch(() => undefined)), warmAfter);
  }

  receive(message: ToPage): void {
    if (this.#desk.receive(message)) return;
    if (this.#marking.receive(message) || this.#names.receive(message)) return;
    switch (message.kind) {
      case 'prepare':
        this.#look = message;
        this.#dress();
        this.#theme.loadFaces();
        return;
      case 'open':
        void this.#open(message);
        return;
      case 'marks':
        this.#marks = new Map(message.marks.map((mark) => [mark.id, mark]));
        this.#activate(message.active);
        this.#opened?.board.show(message.marks, this.#active);
        return;
      case 'marks-changed':
        for (const id of message.gone) this.#marks.delete(id);
        for (const mark of message.put) this.#marks.set(mark.id, mark);
        this.#activate(message.active);
        this.#opened?.board.change(message.put, message.gone, this.#active);
        return;
      case 'reveal':
        void this.#reveal(message.place);
        return;
      case 'theme':
      case 'look':
        // Before it is known how it looks there is nothing to dress.
        this.#look &&= { ...this.#look, ...message };
        this.#dress();
        return;
      case 'reveal-region':
        this.#regionToReveal = message.region;
        void this.#revealRegion();
        return;
      case 'picture':
        void this.#picture(message.areas);
        return;
      case 'pdf':
        this.#opened?.view.obey?.(message.command);
        return;
      case 'unselect':
        document.getSelection()?.removeAllRanges();
        return;
    }
  }

  #activate(active: string | null): void {
    this.#active = active;
    this.#marking.willShow(active);
  }

  async #picture(areas: readonly Region[]): Promise<void> {
    const drawn = this.#opened?.view.picture?.(areas).catch(() => null);
    this.#tell({ kind: 'picture', png: (await drawn) ?? null });
  }

  async #open(opening: Opening): Promise<void> {
    this.#close();
    this.#opening = opening;
    this.#marks = new Map(opening.marks.map((mark) => [mark.id, mark]));
    this.#active = null;
    this.#look = opening;
    this.#dress();
    try {
      const view = await this.#viewOf(opening);
      if (this.#opening !== opening) {
        view.close();
        return;
      }
      this.#begin(view, opening.at);
    } catch (thrown) {
      if (this.#opening !== opening) return;
      // For whoever looks into the page's console; the person gets the sentence.
      console.error(thrown);
      const message = sentenceFor(thrown);
      showNotice(message);
      this.#tell({ kind: 'failed', message });
    }
  }

  #dress(): void {
    if (!this.#look) return;
    const { theme, look } = this.#look;
    this.#desk.keeping(() => this.#theme.apply(theme, look, this.#opening?.articleKind === 'pdf'));
  }

  async #viewOf({ article, capture, articleKind, textSha256, pdfLook, at }: Opening): Promise<View> {
    // Each article has an origin of its own.
    this.#article ??= article;
    if (article !== this.#article) throw new Error(`asked to show ${article} after ${this.#article}`);
    const folder = `/capture/${capture}/`;
    const storing = fetchStoredText(`${folder}text.json`, textSha256);
    const opening = this.#opening;
    const drawn = () => this.#opening === opening && this.#drawn();
    if (articleKind !== 'pdf') {
      coolPdf();
      return ReadingView.open(`${folder}reading.html`, storing, document.body, { drawn }, at ?? 0);
    }
    startPdf();
    const url = `${folder}original.pdf`;
    const asked = askForBeginning(url);
    const { PdfView } = await loadPdfView().catch(() => {
      throw new ShowFailure(incomplete);
    });
    return PdfView.open(
      { url, asked },
      storing,
      document.body,
      {
        drawn,
        ...pdfEvents((message) => this.#opening === opening && this.#tell(message)),
        pressed: ({ ids, box }) =>
          this.#tell({ kind: 'pressed', marks: [...ids].slice(0, 200), rect: plain(box) }),
      },
      pdfLook,
    );
  }

  #begin(view: View, at: number | null): void {
    const points = new CodePoints(view.text);
    const board = new MarkBoard(view, points, this.#tell, this.#marking.drawn);
    this.#opened = { view, points, board };
    this.#desk.open(view, points, this.#toReveal ? null : at);
    this.#marking.open(this.#opened);
    this.#names.open(this.#opened);
    board.show(this.#marks.values(), this.#active);
    this.#toldMatches = view.textMatches;
    this.#tell({ kind: 'ready', textMatches: view.textMatches });
    if (this.#toReveal) void this.#reveal(this.#toReveal);
    void this.#revealRegion();
  }

  #drawn(): void {
    if (!this.#opened) return;
    const { view, board } = this.#opened;
    board.laidOut();
    this.#desk.drawn();
    this.#names.drawn();
    // A later page of a PDF may be the first that differs: the window is told once more.
    if (this.#toldMatches && !view.textMatches) {
      this.#toldMatches = false;
      this.#tell({ kind: 'ready', textMatches: false });
    }
  }

  async #reveal(place: Place): Promise<void> {
    this.#toReveal = place;
    const opened = this.#opened;
    if (!opened) return;
    this.#toReveal = null;
    const span = spanOfPlace(opened.points, place);
    const brought = span && (await this.#bring(span));
    if (brought) this.#flash.show(brought.range, textRects(brought.part, span));
  }

  /** Brings a span into view, drawing it if need be; null if it can't be shown or something else was asked for since. */
  async #bring(span: Span): Promise<{ readonly part: DrawnText; readonly range: Range } | null> {
    const opened = this.#opened;
    if (!opened || !(await opened.view.prepare(span).catch(() => false)) || this.#opened !== opened)
      return null;
    const part = opened.view.parts.find((one) => one.span.end > span.start && one.span.start < span.end);
    const range = part?.rangeOf(span);
    if (!part || !range) return null;
    const box = around(textRects(part, span)) ?? range.getBoundingClientRect();
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // A heading is read from the top; words in the text with some of what leads up to them.
    const isHeading = range.startContainer.parentElement?.closest('.reading :is(h1, h2, h3, h4, h5, h6)');
    const above = isHeading ? headingTop : innerHeight / 3;
    const way = Math.abs(box.top - above);
    const behavior = still || way > smoothFor * innerHeight ? 'instant' : 'smooth';
    scrollTo({ top: box.top + scrollY - above, behavior });
    return { part, range };
  }

  async #revealRegion(): Promise<void> {
    const { view } = this.#opened ?? {};
    const region = this.#regionToReveal;
    if (!view || !region) return;
    this.#regionToReveal = null;
    const box = await view.revealRegion?.(region);
    if (box && this.#opened?.view === view) this.#flash.frame(box);
  }

  async #selected(range: Range | null, further: boolean): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    const { view, points } = opened;
    const covered = range && view.spanOf(range);
    const span = covered && trimmed(view.text, covered);
    const turn = ++this.#selections;
    const sound = span !== null && (await view.confirm(span).catch(() => false));
    // Reading the pages in between may have taken a while.
    if (turn !== this.#selections || this.#opened !== opened) return;
    if (!range || !span || !sound) {
      this.#unselected();
      return;
    }
    const boxes = view.parts.flatMap((part) => textRects(part, span));
    const rect = plain(around(boxes) ?? range.getBoundingClientRect());
    const place = placeOfSpan(points, span);
    // One selection comes to rest more than once: when the pointer is let go, and as the browser reports it.
    if (this.#toldSelected?.start === place.start && this.#toldSelected.end === place.end) return;
    this.#toldSelected = place;
    this.#marking.tellScrolled();
    this.#tell({ kind: 'selected', place, rect, further });
  }

  #unselected(): void {
    if (this.#toldSelected) this.#tell({ kind: 'unselected' });
    this.#toldSelected = null;
  }

  #pressed(press: Press | null): void {
    if (!press) {
      // Also where nothing was selected: a click beside all marks lets go of the active one.
      this.#toldSelected = null;
      this.#tell({ kind: 'unselected' });
      return;
    }
    this.#marking.tellScrolled();
    const marks = press.marks.slice(0, 200).map((mark) => mark.id);
    this.#tell({ kind: 'pressed', marks, rect: plain(press.box) });
  }

  #close(): void {
    this.#flash.clear();
    this.#desk.close();
    this.#marking.close();
    this.#names.close();
    this.#opened?.board.close();
    this.#opened?.view.close();
    this.#opened = null;
    this.#toldSelected = null;
    this.#toReveal = this.#regionToReveal = null;
    scrollTo(0, 0);
  }
}

function showNotice(sentence: string): void {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = sentence;
  document.body.replaceChildren(notice);
}

const incomplete =
  'Dossier’s own files for showing PDFs are missing. Installing Dossier again mends this; your archive is not touched.';
