/** Shows the reading copy of a page or text file, typeset as a book would. */
import { readCanonicalText } from '../../archive/anchoring/canonical-text.shared.ts';
import { cleanReading } from './clean-reading.ts';
import { DrawnText } from './drawn-text.ts';
import { ShowFailure } from './failure.ts';
import type { Span } from './span.ts';
import type { StoredText } from './stored-text.ts';
import type { View } from './view.ts';

/** CSS pixels from the top of the view to the line in which the person stands. */
const topEdge = 28;

export class ReadingView implements View {
  readonly element: HTMLElement;
  readonly text: string;
  readonly parts: readonly DrawnText[];
  readonly textMatches: boolean;

  private constructor(element: HTMLElement, stored: StoredText) {
    const drawn = readCanonicalText<Node>(element);
    this.element = element;
    this.text = stored.text;
    this.textMatches = stored.sound && drawn.text === stored.text;
    // Only text nodes have runs.
    const runs = drawn.runs as readonly {
      readonly node: Text;
      readonly start: number;
      readonly end: number;
    }[];
    this.parts = this.textMatches ? [new DrawnText(runs)] : [];
  }

  static async open(url: string, stored: StoredText, into: HTMLElement): Promise<ReadingView> {
    const response = await fetch(url).catch(() => null);
    if (!response?.ok) throw new ShowFailure(missing);
    const { content, lang, dir } = cleanReading(await response.text(), window);

    const article = document.createElement('article');
    article.className = 'reading';
    if (lang !== '') article.lang = lang;
    article.dir = dir;
    article.append(document.adoptNode(content));
    const view = new ReadingView(article, stored);
    into.replaceChildren(article);
    return view;
  }

  spanOf(range: Range): Span | null {
    return this.parts[0]?.spanOf(range) ?? null;
  }

  async confirm(): Promise<boolean> {
    return this.textMatches;
  }

  async prepare(): Promise<boolean> {
    return this.textMatches;
  }

  standing(): number {
    const [part] = this.parts;
    return !part || scrollY <= topEdge ? 0 : part.firstBelow(topEdge + 1);
  }

  stand(at: number): void {
    const [part] = this.parts;
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
    this.element.remove();
  }
}

const missing =
  'The reading copy of this article is missing from the archive folder. Its original may still be there; checking the archive shows what is damaged.';
