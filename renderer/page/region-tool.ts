/**
 * The tool that draws rectangles on a page: with the pointer, or by keys alone – an arrow key lays a rectangle on
 * the page in view, arrows move it, with shift they size it, Enter keeps it. Alt and the pointer draw at any time.
 */
import type { Region } from '../../archive/contract/views.ts';
import { placeOnSheet, regionOfBox } from './pdf-overlay.ts';
import type { PdfSheet } from './pdf-sheet.ts';
import type { Box } from './text-rects.ts';

/** CSS pixels that a rectangle must have each way: less is a slip of the hand. */
const least = 6;
const keyStep = 8;
const fineStep = 1;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Surroundings {
  readonly sheets: readonly PdfSheet[];
  /** The page most in view. */
  readonly current: () => PdfSheet | undefined;
  readonly toggled: (on: boolean) => void;
  readonly drawn: (region: Region) => void;
}

export class RegionTool {
  readonly #around: Surroundings;
  readonly #listening = new AbortController();
  readonly #rubber = document.createElement('div');
  readonly #hint = document.createElement('p');
  #on = false;
  /** Being drawn with the pointer. */
  #drag: { sheet: PdfSheet; x: number; y: number } | null = null;
  #draft: { sheet: PdfSheet; box: Box } | null = null;
  #swallowClick = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#rubber.className = 'region-draft';
    this.#hint.className = 'tool-hint';
    this.#hint.role = 'status';
    const { signal } = this.#listening;
    const options = { signal, capture: true };
    // On the window: before the page's own watches for selections, presses and keys.
    addEventListener('pointerdown', (event) => this.#down(event), options);
    addEventListener('pointermove', (event) => this.#move(event), options);
    addEventListener('pointerup', (event) => this.#up(event), options);
    addEventListener('pointercancel', () => this.#giveUp(), options);
    addEventListener('mousedown', (event) => this.#drag && event.preventDefault(), options);
    addEventListener('click', (event) => this.#click(event), options);
    addEventListener('keydown', (event) => this.#key(event), options);
  }

  toggle(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    document.documentElement.classList.toggle('draws-regions', on);
    this.#giveUp();
    if (on) {
      this.#hint.textContent =
        'Draw a rectangle, or press an arrow key to lay one on the page. Esc puts the tool away.';
      document.body.append(this.#hint);
    } else this.#hint.remove();
    this.#around.toggled(on);
  }

  close(): void {
    this.toggle(false);
    this.#listening.abort();
  }

  #down(event: PointerEvent): void {
    this.#swallowClick = false;
    if (event.button !== 0 || !(this.#on || event.altKey)) return;
    const sheet = this.#around.sheets.find(({ element }) => element.contains(event.target as Node));
    if (!sheet?.viewport) return;
    event.stopPropagation();
    document.getSelection()?.removeAllRanges();
    const { left, top } = sheet.element.getBoundingClientRect();
    this.#drag = { sheet, x: event.clientX - left, y: event.clientY - top };
    this.#draft = null;
    sheet.element.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    if (!this.#drag) return;
    event.stopPropagation();
    const { sheet, x, y } = this.#drag;
    const bounds = sheet.element.getBoundingClientRect();
    const toX = Math.max(0, Math.min(bounds.width, event.clientX - bounds.left));
    const toY = Math.max(0, Math.min(bounds.height, event.clientY - bounds.top));
    const box = {
      left: Math.min(x, toX),
      top: Math.min(y, toY),
      width: Math.abs(toX - x),
      height: Math.abs(toY - y),
    };
    this.#show(sheet, box);
  }

  #up(event: PointerEvent): void {
    if (!this.#drag) return;
    event.stopPropagation();
    this.#drag = null;
    this.#swallowClick = true;
    this.#keep();
  }

  #click(event: MouseEvent): void {
    if (!this.#swallowClick) return;
    this.#swallowClick = false;
    event.stopPropagation();
    event.preventDefault();
  }

  #key(event: KeyboardEvent): void {
    if (!this.#on || event.ctrlKey || event.metaKey) return;
    const arrow = arrows[event.key];
    if (arrow) this.#nudge(arrow, event.shiftKey, event.altKey ? fineStep : keyStep);
    else if (event.key === 'Enter' && this.#draft) this.#keep();
    else if (event.key === 'Escape' && this.#draft) this.#giveUp();
    else if (event.key === 'Escape') this.toggle(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #nudge([x, y]: readonly [number, number], sizes: boolean, step: number): void {
    const draft = this.#draft ?? this.#first();
    if (!draft) return;
    const { sheet, box } = draft;
    if (!this.#draft) {
      this.#hint.textContent =
        'Arrows move it, Shift+arrows size it (Alt: finely). Enter keeps it, Esc gives it up.';
      this.#show(sheet, box);
      this.#rubber.scrollIntoView({ block: 'nearest' });
      return;
    }
    const most = { width: sheet.element.clientWidth, height: sheet.element.clientHeight };
    const within = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value));
    const next = sizes
      ? {
          ...box,
          width: within(box.width + x * step, least, most.width - box.left),
          height: within(box.height + y * step, least, most.height - box.top),
        }
      : {
          ...box,
          left: within(box.left + x * step, 0, most.width - box.width),
          top: within(box.top + y * step, 0, most.height - box.height),
        };
    this.#show(sheet, next);
    this.#rubber.scrollIntoView({ block: 'nearest' });
  }

  /** In the middle of what is seen of the page in view. */
  #first(): { sheet: PdfSheet; box: Box } | null {
    const sheet = this.#around.current();
    if (!sheet?.viewport) return null;
    const seen = sheet.element.getBoundingClientRect();
    const top = Math.max(0, -seen.top);
    const height = Math.min(seen.height, innerHeight - seen.top) - top;
    const box = {
      left: seen.width / 4,
      top: top + height / 4,
      width: seen.width / 2,
      height: Math.max(least, height / 3),
    };
    return { sheet, box };
  }

  #show(sheet: PdfSheet, box: Box): void {
    this.#draft = { sheet, box };
    placeOnSheet(this.#rubber, sheet, box);
    if (this.#rubber.parentElement !== sheet.overlay) sheet.overlay.append(this.#rubber);
  }

  #keep(): void {
    const draft = this.#draft;
    this.#giveUp();
    if (!draft || draft.box.width < least || draft.box.height < least) return;
    const region = regionOfBox(draft.sheet, draft.box);
    if (!region) return;
    this.toggle(false);
    this.#around.drawn(region);
  }

  #giveUp(): void {
    this.#drag = null;
    this.#draft = null;
    this.#rubber.remove();
  }
}
