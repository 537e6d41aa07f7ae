/** What reading needs beside the marks: the look, the headings, where the person stands, finding words, links. */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage, ToPage } from '../../archive/contract/page.ts';
import { FindBoard } from './find-board.ts';
import { LinkWatch } from './link-watch.ts';
import { headingsOf } from './outline.ts';
import type { Span } from './span.ts';
import { StandingWatch } from './standing-watch.ts';
import type { View } from './view.ts';

interface Opened {
  readonly view: View;
  readonly points: CodePoints;
  readonly standing: StandingWatch;
  readonly find: FindBoard;
  readonly links: LinkWatch;
}

export class ReadingDesk {
  readonly #tell: (message: FromPage) => void;
  readonly #show: (span: Span) => void;
  #opened: Opened | null = null;

  /** `show` brings a span into view, drawing it if need be. */
  constructor(tell: (message: FromPage) => void, show: (span: Span) => void) {
    this.#tell = tell;
    this.#show = show;
    addEventListener('focus', () => tell({ kind: 'focused' }));
    addEventListener('mouseup', ({ button }) => {
      if (button === 3 || button === 4) tell({ kind: 'side-button', way: button === 3 ? 'back' : 'forward' });
    });
  }

  /** `at`: code points, what is to stand at the top of the view. */
  open(view: View, points: CodePoints, at: number | null): void {
    const standing = new StandingWatch(view, (unit) =>
      this.#tell({ kind: 'standing', at: points.fromUnit(unit) }),
    );
    const find = new FindBoard({ view, points, tell: this.#tell, show: this.#show });
    const links = new LinkWatch(view, points, this.#tell);
    this.#opened = { view, points, standing, find, links };
    if (at !== null) standing.stand(points.toUnit(at));
    this.#tellOutline();
  }

  /** Whether the message was one of reading. */
  receive(message: ToPage): boolean {
    const opened = this.#opened;
    switch (message.kind) {
      case 'stand':
        opened?.standing.stand(opened.points.toUnit(message.at));
        return true;
      case 'find':
        opened?.find.find(message);
        return true;
      case 'find-step':
        opened?.find.step(message.by);
        return true;
      case 'find-end': {
        const hit = opened?.find.end();
        if (opened && hit && message.select) select(opened.view, hit);
        return true;
      }
      default:
        return false;
    }
  }

  /** After the view has drawn other parts of the text. */
  drawn(): void {
    this.#opened?.find.drawn();
    this.#opened?.standing.keeping(() => undefined);
    this.#tellOutline();
  }

  #tellOutline(): void {
    const { view, points } = this.#opened ?? {};
    const part = view?.parts[0];
    if (view?.element.matches('.reading') && part && points)
      this.#tell({ kind: 'outline', headings: headingsOf(view.element, part, points) });
  }

  /** Changes how lines are set, and stays at the same words. */
  keeping(change: () => void): void {
    if (this.#opened) this.#opened.standing.keeping(change);
    else change();
  }

  close(): void {
    this.#opened?.standing.close();
    this.#opened?.find.close();
    this.#opened?.links.close();
    this.#opened = null;
  }
}

/** Makes a span the selection, as far as it is drawn. */
function select(view: View, span: Span): void {
  const ranges = view.parts.flatMap((part) => part.rangeOf(span) ?? []);
  const [first] = ranges;
  const last = ranges.at(-1);
  if (!first || !last) return;
  window.focus();
  document
    .getSelection()
    ?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
}
