/**
 * Tells when a selection has come to rest: the pointer is up and, for the keyboard, nothing has changed for
 * a moment. Selecting is the browser's own, so mouse, double click, touch and shift with arrows all work.
 */
import { isMarkEnd } from './mark-ends.ts';

/** Milliseconds without a change until a selection made by keys counts as made. */
const settling = 180;

export class SelectionWatch {
  readonly #settled: (range: Range | null, further: boolean) => void;
  /** Ctrl or Cmd was held when the pointer was let go. */
  #further = false;
  #pointerDown = false;
  #timer = 0;
  readonly #listening = new AbortController();

  /** `settled` is called with the selected range, or null where nothing is selected; `further`: with Ctrl or Cmd held. */
  constructor(settled: (range: Range | null, further: boolean) => void) {
    this.#settled = settled;
    const { signal } = this.#listening;
    const up = (event: Event): void => {
      this.#further = event instanceof PointerEvent && (event.ctrlKey || event.metaKey);
      this.#released();
    };
    document.addEventListener('selectionchange', () => this.#later(settling), { signal });
    document.addEventListener('pointerdown', (event) => this.#pressed(event), { signal, capture: true });
    document.addEventListener('pointerup', up, { signal, capture: true });
    document.addEventListener('pointercancel', up, { signal, capture: true });
    // A pointer let go outside the window is never heard of.
    addEventListener('blur', up, { signal });
  }

  /** Tells of a selection that has not come to rest yet: somebody is about to act on it. */
  flush(): void {
    if (this.#timer === 0) return;
    clearTimeout(this.#timer);
    this.#settle();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }

  #pressed(event: PointerEvent): void {
    if (isMarkEnd(event.target)) return;
    this.#pointerDown = event.button === 0;
    clearTimeout(this.#timer);
    this.#timer = 0;
    // Pressing into a selection would begin to drag its words away; here it begins a new selection.
    if (this.#pointerDown && !event.shiftKey && selectedRange()) document.getSelection()?.removeAllRanges();
  }

  #released(): void {
    if (!this.#pointerDown) return;
    this.#pointerDown = false;
    // The browser clears a selection that was clicked into only after this event.
    this.#later(0);
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#pointerDown) return;
    this.#timer = window.setTimeout(() => this.#settle(), delay);
  }

  #settle(): void {
    this.#timer = 0;
    this.#settled(selectedRange(), this.#further);
    this.#further = false;
  }
}

export function selectedRange(): Range | null {
  const selection = document.getSelection();
  return selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}
