/** The ends of the active mark as two handles to be dragged, and the steps by which the keyboard moves them. */
import type { PlacedMark } from './mark-index.ts';
import type { OpenedMarks } from './opened-marks.ts';
import { type Place, placeOfSpan, type Span, trimmed } from './span.ts';
import { characterBox, markEdge, unitAt } from './text-caret.ts';
import { type StepBy, stepFrom } from './text-steps.ts';

type Edge = 'start' | 'end';
const edges: readonly Edge[] = ['start', 'end'];

/** Milliseconds without a further step until what the keyboard did is told. */
const settling = 600;
/** Handles of at most so many pieces: more would be a picket fence. */
const mostWithHandles = 12;

interface Moving {
  readonly id: string;
  readonly spans: readonly Span[];
}

export class MarkEnds {
  readonly #opened: () => OpenedMarks | null;
  readonly #tell: (id: string, pieces: Place[]) => void;
  readonly #layer = document.createElement('div');
  #moving: Moving | null = null;
  #timer = 0;
  /** What was taken hold of last has been moved. */
  #hasDragged = false;
  #dragged: { readonly piece: number; readonly edge: Edge } | null = null;

  /** `tell` is called once at the end of a gesture, where it has moved something. */
  constructor(opened: () => OpenedMarks | null, tell: (id: string, pieces: Place[]) => void) {
    this.#opened = opened;
    this.#tell = tell;
    this.#layer.className = 'mark-ends';
    // The keyboard moves ends by its own keys; these are for the pointer.
    this.#layer.setAttribute('aria-hidden', 'true');
  }

  /** Puts the handles where the active mark's ends are drawn now. */
  draw(): void {
    const opened = this.#opened();
    const id = opened?.board.active ?? null;
    const pieces = opened && id !== null ? opened.board.index.piecesOf(id) : [];
    if (this.#dragged) {
      this.#place(pieces);
      return;
    }
    const wanted = pieces.length <= mostWithHandles ? pieces : [];
    if (this.#layer.childElementCount !== wanted.length * 2) {
      this.#layer.replaceChildren(
        ...wanted.flatMap((_, piece) => edges.map((edge) => this.#handle(piece, edge))),
      );
    }
    if (wanted.length > 0 && !this.#layer.isConnected) document.body.append(this.#layer);
    if (wanted.length === 0) this.#layer.remove();
    this.#place(wanted);
  }

  /** One step by the keyboard, at an outer end of the active mark. */
  step(end: Edge, by: StepBy, step: 1 | -1): void {
    const opened = this.#opened();
    const id = opened?.board.active;
    if (!opened || !id) return;
    const spans = this.#spansOf(opened, id);
    const piece = end === 'start' ? 0 : spans.length - 1;
    const span = spans[piece];
    if (!span) return;
    this.#move(opened, id, piece, end, steppedOver(opened, span, end, by, step));
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.finish(), settling);
  }

  /** Tells what was moved, if anything was: something else begins. */
  finish(): void {
    clearTimeout(this.#timer);
    const opened = this.#opened();
    const moved = this.#moving;
    this.#moving = null;
    if (!opened || !moved) return;
    const places = moved.spans.map((span) => placeOfSpan(opened.points, span));
    const before = opened.board.placesShown(moved.id);
    const isMoved =
      places.length !== before.length ||
      places.some((place, at) => place.start !== before[at]?.start || place.end !== before[at]?.end);
    if (isMoved) this.#tell(moved.id, places);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#moving = null;
    this.#dragged = null;
    this.#layer.remove();
  }

  #spansOf({ board }: OpenedMarks, id: string): readonly Span[] {
    if (this.#moving?.id === id) return this.#moving.spans;
    return board.index.piecesOf(id).map(({ start, end }) => ({ start, end }));
  }

  /** Moves one edge of one piece; never over the other edge, nor into the piece before or after. */
  #move(opened: OpenedMarks, id: string, piece: number, edge: Edge, to: number): void {
    const spans = this.#spansOf(opened, id);
    const span = spans[piece];
    if (!span) return;
    const low = edge === 'start' ? (spans[piece - 1]?.end ?? -1) + 1 : span.start + 1;
    const high =
      edge === 'start' ? span.end - 1 : (spans[piece + 1]?.start ?? opened.view.text.length + 1) - 1;
    const moved = trimmed(opened.view.text, { ...span, [edge]: Math.min(Math.max(to, low), high) });
    if (!moved) return;
    // What is trimmed off the end that is moved outwards must not stop it at a gap between words.
    const next = spans.with(
      piece,
      edge === 'start' ? { ...moved, end: span.end } : { ...moved, start: span.start },
    );
    this.#moving = { id, spans: next };
    opened.board.preview(
      id,
      next.map((one) => placeOfSpan(opened.points, one)),
    );
  }

  #handle(piece: number, edge: Edge): HTMLElement {
    const handle = document.createElement('div');
    handle.className = 'mark-end';
    handle.dataset.edge = edge;
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The page must take it neither for a press on a mark nor for the beginning of a selection.
      event.preventDefault();
      event.stopPropagation();
      this.#dragged = { piece, edge };
      this.#hasDragged = false;
      handle.setPointerCapture(event.pointerId);
      this.#layer.classList.add('dragging');
    });
    handle.addEventListener('pointermove', (event) => {
      if (this.#dragged) this.#dragTo(event.clientX, event.clientY);
    });
    const drop = (event: PointerEvent): void => {
      if (!this.#dragged) return;
      event.stopPropagation();
      this.#dragged = null;
      this.#layer.classList.remove('dragging');
      this.finish();
      this.draw();
    };
    handle.addEventListener('pointerup', drop);
    handle.addEventListener('pointercancel', drop);
    handle.addEventListener('click', (event) => {
      if (this.#hasDragged) event.stopPropagation();
    });
    return handle;
  }

  #dragTo(x: number, y: number): void {
    this.#hasDragged = true;
    const opened = this.#opened();
    const id = opened?.board.active;
    if (!opened || !id || !this.#dragged) return;
    const at = unitAt(x, y, opened.view.parts);
    if (at !== null) this.#move(opened, id, this.#dragged.piece, this.#dragged.edge, at);
  }

  #place(pieces: readonly PlacedMark[]): void {
    const opened = this.#opened();
    if (!opened) return;
    for (const [at, element] of [...this.#layer.children].entries()) {
      const mark = pieces[at >> 1];
      const edge = edges[at & 1] ?? 'start';
      const line = mark && markEdge(mark, edge, opened.view.parts);
      const handle = element as HTMLElement;
      handle.hidden = !line;
      if (!line || !mark) continue;
      handle.dataset.color = mark.color;
      Object.assign(handle.style, {
        left: `${line.left + scrollX}px`,
        top: `${line.top + scrollY}px`,
        height: `${line.height}px`,
      });
    }
  }
}

/** A step that takes something in, or leaves something out: one over white space alone would show nothing. */
function steppedOver({ view }: OpenedMarks, span: Span, end: Edge, by: StepBy, pressed: 1 | -1): number {
  const box = characterBox(end === 'start' ? span.start : span.end - 1, view.parts);
  const step = box?.rightToLeft ? (-pressed as 1 | -1) : pressed;
  const from = span[end];
  for (let at = from; ; ) {
    const next = stepFrom(view.text, at, by, step);
    if (next === at || view.text.slice(Math.min(next, from), Math.max(next, from)).trim() !== '') return next;
    at = next;
  }
}

/** Looks at what lies under a handle that was clicked and not dragged: it must not hide the words from the pointer. */
export function underMarkEnd<T>(target: EventTarget | null, look: () => T): T {
  const layer = target instanceof Element ? target.closest('.mark-ends') : null;
  layer?.classList.add('dragging');
  try {
    return look();
  } finally {
    layer?.classList.remove('dragging');
  }
}

export const isMarkEnd = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.mark-ends') !== null;
