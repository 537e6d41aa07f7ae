/** What goes on at the marks of the opened article: their ends are moved, their pieces tied, a caret goes through them. */
import type { FromPage, ToPage } from '../../archive/contract/page.ts';
import { MarkEnds } from './mark-ends.ts';
import { innermostFirst, type PlacedMark } from './mark-index.ts';
import type { OpenedMarks } from './opened-marks.ts';
import { PieceThread } from './piece-thread.ts';
import { type CaretKey, ReadingCaret } from './reading-caret.ts';
import { selectedRange } from './selection-watch.ts';
import { characterBox } from './text-caret.ts';
import { plain } from './text-rects.ts';

export class MarkingDesk {
  readonly #tell: (message: FromPage) => void;
  readonly #ends: MarkEnds;
  readonly #thread = new PieceThread();
  readonly #caret: ReadingCaret;
  #opened: OpenedMarks | null = null;
  #hovered: readonly string[] = [];
  /** Marks in which the caret stands, as the window was told. */
  #caretIn = '';
  #frame = 0;
  #toldTop = 0;
  /** The caret has gone on since the active mark was chosen: Shift selects again. */
  #goneOn = false;
  #active: string | null = null;

  constructor(tell: (message: FromPage) => void) {
    this.#tell = tell;
    const opened = () => this.#opened;
    this.#ends = new MarkEnds(opened, (mark, pieces) => tell({ kind: 'stretched', mark, pieces }));
    this.#caret = new ReadingCaret(opened, (at) => this.#caretAt(at));
    addEventListener('scroll', () => this.#scrolled(), { passive: true });
    document.addEventListener('keydown', (event) => this.#key(event), { capture: true });
  }

  /** Whether the message was one of its own. */
  receive(message: ToPage): boolean {
    if (message.kind === 'stretch') this.#ends.step(message.end, message.by, message.step);
    else if (message.kind === 'caret') this.#caret.turn(message.on);
    else return false;
    return true;
  }

  open(opened: OpenedMarks): void {
    this.#opened = opened;
    if (this.#caret.on) this.#caret.turn(true);
  }

  /** Before other marks are shown, or another one is active. */
  willShow(active: string | null): void {
    if (active === this.#active) return;
    this.#ends.finish();
    this.#active = active;
    this.#goneOn = false;
  }

  /** Marks were drawn anew, or stand elsewhere. */
  readonly drawn = (): void => {
    this.#ends.draw();
    this.#tie();
    this.#caret.draw();
  };

  /** The marks under the pointer. */
  hover(marks: readonly { readonly id: string }[]): void {
    this.#hovered = marks.map(({ id }) => id);
    this.#tie();
  }

  /** Tells at once how far the article is scrolled: a rectangle is about to be told. */
  tellScrolled(): void {
    if (scrollY === this.#toldTop) return;
    this.#toldTop = scrollY;
    this.#tell({ kind: 'scrolled', top: scrollY });
  }

  /** Whether Shift with the arrows moves the ends of the active mark, and does not select. */
  get stretches(): boolean {
    return this.#active !== null && !this.#goneOn && !selectedRange();
  }

  /** Whether the person goes through the article with a caret. */
  get readsByCaret(): boolean {
    return this.#caret.on;
  }

  close(): void {
    this.#ends.close();
    this.#thread.close();
    this.#caret.close();
    this.#opened = null;
    this.#hovered = [];
    this.#caretIn = '';
    this.#active = null;
  }

  #tie(): void {
    const { board } = this.#opened ?? {};
    if (this.#opened && board)
      this.#thread.draw(this.#opened, [...(board.active ? [board.active] : []), ...this.#hovered]);
  }

  #scrolled(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.tellScrolled();
    });
  }

  /** Before the page's own watch of keys: what is the caret's own goes no further. */
  #key(event: KeyboardEvent): void {
    if (event.isComposing || !this.#caret.on) return;
    // A list beside the text has a use of its own for them.
    if (event.target instanceof Element && event.target.closest('nav')) return;
    const arrow = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
    if (arrow && event.shiftKey && this.stretches) return;
    if (event.key === 'Enter' && this.#pressAtCaret()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (!arrow || !this.#caret.press(event satisfies CaretKey)) return;
    this.#goneOn = true;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #marksAt(at: number): PlacedMark[] {
    return innermostFirst(this.#opened?.board.index.overlapping({ start: at, end: at + 1 }) ?? []);
  }

  #caretAt(at: number): void {
    const marks = this.#marksAt(at).map(({ id }) => id);
    if (marks.join() === this.#caretIn) return;
    this.#caretIn = marks.join();
    this.#tell({ kind: 'caret-in', marks: marks.slice(0, 200) });
  }

  /** As a click where the caret stands; pressed again, the next mark outwards. */
  #pressAtCaret(): boolean {
    const at = this.#caret.standing;
    if (at === null || !this.#opened) return false;
    const marks = this.#marksAt(at).slice(0, 200);
    const box = characterBox(at, this.#opened.view.parts);
    if (marks.length === 0 || !box) return false;
    this.tellScrolled();
    this.#tell({ kind: 'pressed', marks: marks.map(({ id }) => id), rect: plain(box) });
    return true;
  }
}
