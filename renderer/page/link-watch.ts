/**
 * Links in an article: one to another place of it leads there, one to anywhere else says where it would lead and is
 * never followed. `clean-reading.ts` has taken their addresses off what a browser would act on.
 */

import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage } from '../../archive/contract/page.ts';
import { addressAttribute, jumpAttribute } from './clean-reading.ts';
import { placeOfSpan, type Span } from './span.ts';
import { around, plain } from './text-rects.ts';
import type { View } from './view.ts';

type Pointed = NonNullable<Extract<FromPage, { kind: 'pointed' }>['link']>;

/** Milliseconds that the pointer rests on a link before its address is shown, and for which it stays thereafter. */
const resting = 350;
const staying = 250;
const longestAddress = 4000;

export class LinkWatch {
  readonly #view: View;
  readonly #points: CodePoints;
  readonly #tell: (message: FromPage) => void;
  readonly #listening = new AbortController();
  #timer = 0;
  /** The link that the window knows of. */
  #told: Element | null = null;

  constructor(view: View, points: CodePoints, tell: (message: FromPage) => void) {
    this.#view = view;
    this.#points = points;
    this.#tell = tell;
    const { signal } = this.#listening;
    const on = <K extends keyof HTMLElementEventMap>(
      kind: K,
      hear: (event: HTMLElementEventMap[K]) => void,
    ) => view.element.addEventListener(kind, hear, { signal });
    on('click', (event) => this.#followed(event));
    on('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) this.#followed(event);
    });
    on('pointerover', (event) => this.#later(linkOf(event.target), resting));
    on('pointerout', () => this.#later(null, staying));
    // Where the pointer jumps, the browser may not say that it has left.
    document.addEventListener(
      'pointermove',
      (event) => {
        if (this.#told && this.#timer === 0 && linkOf(event.target) !== this.#told)
          this.#later(null, staying);
      },
      { signal, passive: true },
    );
    on('focusin', (event) => {
      const link = linkOf(event.target);
      if (link?.matches(':focus-visible')) this.#later(link, 0);
    });
    on('focusout', () => this.#later(null, staying));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }

  #followed(event: Event): void {
    const link = linkOf(event.target);
    if (!link) return;
    // A selection that ends on a link is no click on it.
    if (event.type === 'click' && document.getSelection()?.isCollapsed === false) return;
    const jump = link.getAttribute(jumpAttribute);
    if (jump === null) {
      this.#point(link, true);
      if (event.type === 'keydown') event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const target = this.#view.element.querySelector(`[id="${CSS.escape(jump)}"]`);
    const span = target && this.#spanOf(target);
    if (!target || !span) return;
    beginTabbingAt(target as HTMLElement);
    this.#tell({ kind: 'followed', place: placeOfSpan(this.#points, span) });
  }

  /** The words of a target; of one that has none, the next ones. */
  #spanOf(target: Element): Span | null {
    const range = document.createRange();
    range.selectNodeContents(target);
    const own = this.#view.spanOf(range);
    if (own) return own;
    range.setEndAfter(this.#view.element.lastChild ?? this.#view.element);
    const after = this.#view.spanOf(range);
    return after && { start: after.start, end: after.start + 1 };
  }

  #later(link: Element | null, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#point(link, false), delay);
  }

  #point(link: Element | null, held: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const address = link?.getAttribute(addressAttribute) ?? null;
    if (!link || address === null) {
      if (this.#told) this.#tell({ kind: 'pointed', link: null });
      this.#told = null;
      return;
    }
    if (link === this.#told && !held) return;
    this.#told = link;
    const box = around([...link.getClientRects()]) ?? link.getBoundingClientRect();
    const pointed: Pointed = { address: address.slice(0, longestAddress), rect: plain(box), held };
    this.#tell({ kind: 'pointed', link: pointed });
  }
}

/** The tab key goes on from there: that takes the focus for a moment, and nothing of it stays in the document. */
function beginTabbingAt(target: HTMLElement): void {
  const reachable = target.hasAttribute('tabindex');
  if (!reachable) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (!reachable) target.removeAttribute('tabindex');
}

function linkOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(`[${addressAttribute}], [${jumpAttribute}]`) : null;
}
