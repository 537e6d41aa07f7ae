/** Names in the opened article: the pointer that rests on one, a click, Enter at the caret, and steps from name to name. */
import type { FromPage, ToPage } from '../../archive/contract/page.ts';
import { addressAttribute, jumpAttribute } from './clean-reading.ts';
import { type NameAt, NameBoard } from './name-board.ts';
import type { OpenedMarks } from './opened-marks.ts';
import { selectedRange } from './selection-watch.ts';
import { type Place, placeOfSpan } from './span.ts';
import { plain } from './text-rects.ts';

/** Milliseconds that the pointer rests on a name before it is told, and for which it stays thereafter. */
const resting = 450;
const staying = 300;
/** A click that is the first of two selects the word. */
const secondClick = 280;
/** CSS pixels kept free above and below a name that was gone to by key. */
const margin = 90;

interface Opened extends OpenedMarks {
  readonly names: NameBoard;
}

export class NameDesk {
  readonly #tell: (message: FromPage) => void;
  readonly #byCaret: () => boolean;
  #opened: Opened | null = null;
  /** Names that came while the article was being drawn. */
  #places: readonly Place[] = [];
  #timer = 0;
  #told: NameAt | null = null;
  #isHeld = false;
  /** Where the way from name to name goes on. */
  #stepped: number | null = null;

  /** `byCaret`: whether a click is for the caret. */
  constructor(tell: (message: FromPage) => void, byCaret: () => boolean) {
    this.#tell = tell;
    this.#byCaret = byCaret;
    document.addEventListener('pointermove', (event) => this.#moved(event), { passive: true });
    document.addEventListener('pointerdown', () => this.#say(null), { capture: true });
    document.addEventListener('click', (event) => this.#clicked(event));
    document.addEventListener('keydown', (event) => this.#key(event), { capture: true });
    document.documentElement.addEventListener('pointerleave', () => this.#later(null, staying));
    addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  /** Whether the message was about names. */
  receive(message: ToPage): boolean {
    if (message.kind === 'names') {
      this.#places = message.places;
      if (this.#opened) this.#opened.names.show(this.#places, this.#opened.points);
    } else if (message.kind === 'name-step') void this.#step(message.by);
    else if (message.kind === 'name-end') {
      this.#told = null;
      this.#isHeld = false;
    } else return false;
    return true;
  }

  open(opened: OpenedMarks): void {
    const names = new NameBoard(opened.view);
    this.#opened = { ...opened, names };
    names.show(this.#places, opened.points);
  }

  /** After the view has drawn other parts of the text. */
  drawn(): void {
    this.#opened?.names.drawn();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#opened?.names.close();
    this.#opened = null;
    this.#places = [];
    this.#told = this.#stepped = null;
  }

  #moved({ clientX, clientY, buttons, pointerType, target }: PointerEvent): void {
    if (pointerType !== 'mouse' || !this.#opened || this.#isHeld) return;
    clearTimeout(this.#timer);
    if (buttons !== 0 || linkOf(target)) return;
    const { names } = this.#opened;
    const told = this.#told;
    const wait = told ? staying : resting;
    // Nothing is looked for until the pointer rests.
    this.#timer = window.setTimeout(() => {
      const found = selectedRange() ? null : names.under(clientX, clientY);
      if (found?.span.start !== this.#told?.span.start) this.#say(found);
    }, wait);
  }

  #clicked({ button, clientX, clientY, target }: MouseEvent): void {
    if (button !== 0 || !this.#opened) return;
    if (selectedRange() || linkOf(target)) return;
    const { names, board } = this.#opened;
    const found = names.under(clientX, clientY);
    // On a mark a click is meant for the mark.
    const isMarked = found && board.index.overlapping(found.span).length > 0;
    if (found && !isMarked && !this.#byCaret()) {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        if (!selectedRange()) this.#say(found, 'click');
      }, secondClick);
    }
  }

  /** Enter where the caret stands, as a click there; what a mark lies over is the mark's. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || linkOf(event.target) || selectedRange()) return;
    const opened = this.#opened;
    const selection = document.getSelection();
    const node = selection?.anchorNode;
    if (!opened || !selection || !node) return;
    for (const part of opened.view.parts) {
      const at = part.offsetOf(node, selection.anchorOffset);
      const found = at === null ? null : opened.names.at(at);
      if (!found) continue;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#say(found, 'key');
      return;
    }
  }

  async #step(by: 1 | -1): Promise<void> {
    const opened = this.#opened;
    const span = opened?.names.from(
      this.#stepped ?? this.#told?.span.start ?? opened.view.standing() - 1,
      by,
    );
    if (!opened || !span) return;
    this.#stepped = span.start;
    if (!(await opened.view.prepare(span).catch(() => false)) || this.#opened !== opened) return;
    const box = opened.names.at(span.start)?.box;
    if (!box) return;
    if (box.top < margin || box.top + box.height > innerHeight - margin)
      scrollTo({ top: box.top + scrollY - innerHeight / 3, behavior: 'instant' });
    // Other pages of a PDF are drawn as they come into view.
    requestAnimationFrame(() => {
      const found = this.#opened === opened ? opened.names.at(span.start) : null;
      if (found) this.#say(found, 'key');
    });
  }

  #scrolled(): void {
    if (this.#told && !this.#isHeld) this.#later(null, 0);
    if (!this.#isHeld) this.#stepped = null;
  }

  #later(name: NameAt | null, delay: number): void {
    if (this.#isHeld) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#say(name), delay);
  }

  #say(name: NameAt | null, askedBy?: 'click' | 'key'): void {
    clearTimeout(this.#timer);
    if (!name && !this.#told) return;
    this.#told = name;
    this.#isHeld = askedBy !== undefined;
    if (!this.#opened) return;
    this.#tell({
      kind: 'name',
      name: name && {
        place: placeOfSpan(this.#opened.points, name.span),
        rect: plain(name.box),
        top: scrollY,
        held: askedBy !== undefined,
        byKey: askedBy === 'key',
      },
    });
  }
}

const linkOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(`[${addressAttribute}], [${jumpAttribute}]`) : null;
