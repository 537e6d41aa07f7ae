/** Where the person stands in the text: told when scrolling has come to rest, and kept when lines are set anew. */
import type { View } from './view.ts';

/** Milliseconds without scrolling. */
const settling = 140;

export class StandingWatch {
  readonly #view: View;
  readonly #tell: (at: number) => void;
  readonly #listening = new AbortController();
  readonly #resized: ResizeObserver;
  /** The offset at the top of the view when it last came to rest, or that was asked for since. */
  #at = 0;
  /** How far the document was scrolled when that was asked for; null once the person has scrolled on. */
  #asked: number | null = null;
  #timer = 0;
  #width = innerWidth;

  constructor(view: View, tell: (at: number) => void) {
    this.#view = view;
    this.#tell = tell;
    const { signal } = this.#listening;
    addEventListener('scroll', () => this.#later(), { signal, passive: true });
    // Words move when their typeface arrives.
    document.fonts.addEventListener('loadingdone', () => this.#setAnew(), { signal });
    // Observed after the view's own observer, which fits pages into the new width.
    this.#resized = new ResizeObserver(() => {
      if (innerWidth === this.#width) return;
      this.#width = innerWidth;
      this.#setAnew();
    });
    this.#resized.observe(view.element);
  }

  stand(at: number): void {
    this.#at = at;
    this.#stand();
    this.#later();
  }

  /** Changes how lines are set, and stays at the same words. */
  keeping(change: () => void): void {
    change();
    this.#setAnew();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#resized.disconnect();
    this.#listening.abort();
  }

  #stand(): void {
    this.#view.stand(this.#at);
    this.#asked = scrollY;
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      // What was asked for stays what it was: it may stand within a line.
      if (this.#hasMoved()) {
        this.#asked = null;
        this.#at = this.#view.standing();
      }
      this.#tell(this.#at);
    }, settling);
  }

  #setAnew(): void {
    if (this.#view.keepsItsPlace) return;
    // While the person scrolls, the place of the last rest is theirs no more.
    if (this.#at > 0 && (this.#timer === 0 || !this.#hasMoved())) this.#stand();
  }

  #hasMoved(): boolean {
    return this.#asked === null || Math.abs(scrollY - this.#asked) > 1;
  }
}
