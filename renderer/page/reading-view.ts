/** Shows the reading copy of a page or text file, typeset as a book would: of a long one its first words at once. */
import { readCanonicalText, type TextRun } from '../../archive/anchoring/canonical-text.shared.ts';
import { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import { arrivingText } from './arriving.ts';
import { cleanReading } from './clean-reading.ts';
import { DrawnText } from './drawn-text.ts';
import { ShowFailure } from './failure.ts';
import { firstPiece, leastInPieces, type Piece, pieceAt } from './first-piece.ts';
import { covers, type Span } from './span.ts';
import type { StoredText } from './stored-text.ts';
import type { View, ViewEvents } from './view.ts';

/** CSS pixels from the top of the view to the line in which the person stands. */
const topEdge = 28;
/** Milliseconds. */
const longestFrame = 400;

export class ReadingView implements View {
  readonly element: HTMLElement;
  readonly text: string;
  readonly #stored: StoredText;
  readonly #events: ViewEvents;
  #parts: readonly DrawnText[] = [];
  #matches: boolean;
  /** Done when all of it is drawn. */
  #whole: Promise<void> = Promise.resolve();
  /** Where to stand as soon as that is drawn. */
  #awaited: number | null = null;
  #closed = false;

  private constructor(element: HTMLElement, stored: StoredText, events: ViewEvents) {
    this.element = element;
    this.text = stored.text;
    this.#stored = stored;
    this.#matches = stored.sound;
    this.#events = events;
  }

  /**
   * Answers when the first words stand in the document and may be drawn on. `at`: code points, what is to stand at the top
   * of the view.
   */
  static async open(
    url: string,
    storing: Promise<StoredText>,
    into: HTMLElement,
    events: ViewEvents,
    at = 0,
  ): Promise<ReadingView> {
    const response = await fetch(url).catch(() => null);
    if (!response?.ok) throw new ShowFailure(missing);
    const article = document.createElement('article');
    article.className = 'reading';
    const { beginning, whole } = await arrivingText(response, leastInPieces).catch(() => {
      throw new ShowFailure(missing);
    });
    let piece: Piece | undefined;
    if (at === 0) {
      piece = firstPiece(beginning);
      // Before the stored text is here: the words can be read, and are compared before anything is drawn on them.
      if (piece) fill(article, piece.html);
    } else {
      const { text } = await storing;
      piece = pieceAt(await whole, text, new CodePoints(text).toUnit(at), (html) => {
        fill(article, html);
        return readCanonicalText<Node>(article).text;
      });
    }
    if (!piece) fill(article, await whole);
    into.replaceChildren(article);

    const view = new ReadingView(article, await storing, events);
    view.#compare(piece);
    if (piece) view.#whole = view.#complete(whole, piece);
    return view;
  }

  get parts(): readonly DrawnText[] {
    return this.#parts;
  }

  get textMatches(): boolean {
    return this.#matches;
  }

  spanOf(range: Range): Span | null {
    return this.#parts[0]?.spanOf(range) ?? null;
  }

  async confirm(span: Span): Promise<boolean> {
    if (!this.#isDrawn(span)) await this.#whole;
    return this.#matches;
  }

  prepare(span: Span): Promise<boolean> {
    return this.confirm(span);
  }

  standing(): number {
    const [part] = this.#parts;
    return !part || scrollY <= topEdge ? 0 : part.firstBelow(topEdge + 1);
  }

  stand(at: number): void {
    const [part] = this.#parts;
    this.#awaited = part && !covers(part.span, { start: at, end: at }) ? at : null;
    // What is asked for may be a separator, which is drawn nowhere: the next word is.
    const range = at > 0 ? part?.rangeOf({ start: at, end: part.span.end }) : null;
    if (!range) {
      scrollTo(0, 0);
      return;
    }
    range.setEnd(
      range.startContainer,
      Math.min(range.startOffset + 1, range.startContainer.nodeValue?.length ?? 0),
    );
    scrollTo({ top: range.getBoundingClientRect().top + scrollY - topEdge, behavior: 'instant' });
  }

  close(): void {
    this.#closed = true;
    this.element.remove();
  }

  #isDrawn(span: Span): boolean {
    return this.#parts.some((part) => covers(part.span, span));
  }

  async #complete(whole: Promise<string>, { start }: Piece): Promise<void> {
    await painted();
    const html = await whole.catch(() => null);
    if (this.#closed || html === null) return;
    const at = this.#awaited ?? (start > 0 ? this.standing() : null);
    fill(this.element, html);
    this.#compare(undefined);
    if (at !== null) this.stand(at);
    this.#events.drawn();
  }

  /** Compares what is drawn, a piece or all of it, with the stored text. */
  #compare(piece: Piece | undefined): void {
    const drawn = readCanonicalText<Node>(this.element);
    const { text, sound } = this.#stored;
    const matches = sound && (piece ? text.startsWith(drawn.text, piece.start) : drawn.text === text);
    if (!piece) this.#matches = matches;
    // Only text nodes have runs.
    const runs = drawn.runs as readonly TextRun<Text>[];
    this.#parts = matches ? [new DrawnText(runs, piece?.start)] : [];
  }
}

function fill(article: HTMLElement, html: string): void {
  const { content, lang, dir } = cleanReading(html, window);
  if (lang !== '') article.lang = lang;
  article.dir = dir;
  article.replaceChildren(document.adoptNode(content));
}

/** After the next frame has been drawn, and the marks in it; what is not on the screen is drawn by no frame. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    // And after what else it brings with it: the marks on the first words.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: longestFrame })),
    );
    setTimeout(resolve, longestFrame);
  });
}

const missing =
  'The reading copy of this article is missing from the archive folder. Its original may still be there; checking the archive shows what is damaged.';
