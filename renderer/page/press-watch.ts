/** Finds the marks under the pointer: for a click, and for the shape of the pointer over them. */
import type { DrawnText } from './drawn-text.ts';
import { underMarkEnd } from './mark-ends.ts';
import { innermostFirst, type MarkIndex } from './mark-index.ts';
import type { RegionsAt } from './pdf-regions.ts';
import { selectedRange } from './selection-watch.ts';
import { shared } from './span.ts';
import { caretAt } from './text-caret.ts';
import { type Box, contains, textRects } from './text-rects.ts';

export interface Press {
  /** Innermost first. */
  readonly marks: readonly { readonly id: string }[];
  /** The piece of the innermost mark's line that was hit. */
  readonly box: Box;
}

interface Marked {
  readonly parts: readonly DrawnText[];
  readonly index: MarkIndex;
  /** Marks that are rectangles on a page. */
  readonly regions?: { at(x: number, y: number): RegionsAt | null } | undefined;
}

/** Code units either side of the caret whose rectangles are looked at: more than any line holds. */
const aroundCaret = 300;

export class PressWatch {
  readonly #marked: () => Marked | null;
  readonly #pressed: (press: Press | null) => void;
  readonly #hovered: (marks: readonly { readonly id: string }[]) => void;
  readonly #listening = new AbortController();
  #frame = 0;

  /** `pressed` is called for a click that selects nothing; with null where there is no mark. */
  constructor(
    marked: () => Marked | null,
    pressed: (press: Press | null) => void,
    hovered: (marks: readonly { readonly id: string }[]) => void = () => {},
  ) {
    this.#hovered = hovered;
    this.#marked = marked;
    this.#pressed = pressed;
    const { signal } = this.#listening;
    document.addEventListener('click', (event) => this.#clicked(event), { signal });
    document.addEventListener('pointermove', (event) => this.#moved(event), { signal, passive: true });
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#listening.abort();
    showOverMark(false);
  }

  #clicked(event: MouseEvent): void {
    if (event.button !== 0 || selectedRange()) return;
    this.#pressed(underMarkEnd(event.target, () => this.#at(event.clientX, event.clientY)));
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const press = event.buttons === 0 ? this.#at(event.clientX, event.clientY) : null;
      showOverMark(press !== null);
      this.#hovered(press?.marks ?? []);
    });
  }

  #at(x: number, y: number): Press | null {
    const marked = this.#marked();
    if (!marked) return null;
    const words = marked.index.marks.length > 0 ? pressAt(x, y, marked) : null;
    const drawn = marked.regions?.at(x, y);
    if (!drawn) return words;
    return {
      marks: [...(words?.marks ?? []), ...drawn.ids.map((id) => ({ id }))],
      box: words?.box ?? drawn.box,
    };
  }
}

function pressAt(x: number, y: number, { parts, index }: Marked): Press | null {
  const caret = caretAt(x, y);
  if (!caret) return null;
  for (const part of parts) {
    const at = part.offsetOf(caret.node, caret.offset);
    if (at === null) continue;
    let box: Box | undefined;
    // The caret is the nearest to the point, which may lie beside the words: only a rectangle hit counts.
    const marks = innermostFirst(index.overlapping({ start: at - 1, end: at + 1 })).filter((mark) => {
      const piece = shared(mark, { start: at - aroundCaret, end: at + aroundCaret });
      const hit = piece && textRects(part, piece).find((rect) => contains(rect, x, y));
      box ??= hit ?? undefined;
      return Boolean(hit);
    });
    return box ? { marks, box } : null;
  }
  return null;
}

function showOverMark(over: boolean): void {
  document.documentElement.classList.toggle('over-mark', over);
}
