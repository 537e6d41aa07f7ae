/** What is seen of a timeline, and what moves it. Drawn once a frame at most, and without React: it follows the hand. */
import { type ThemeColors, themeColors } from '../../archive/contract/theme.ts';
import type { TimelineBands } from '../../archive/timeline/bands.shared.ts';
import {
  axisHeight,
  type Drawn,
  drawTimeline,
  hitAt,
  laneHeight,
} from '../../archive/timeline/drawing.shared.ts';
import type { Lain } from '../../archive/timeline/lanes.shared.ts';
import type { View } from '../../archive/timeline/ticks.shared.ts';
import { extremes, moved, wholeView, withInSight, zoomed } from '../../archive/timeline/views.shared.ts';
import { paintScene, resizeCanvas } from './paint.ts';

/** Of the room beside the axis, where both kinds are shown. */
const shareOfEvents = 0.66;
/** Pixels; what can be pressed lies below. */
const free = { above: 8, below: 44 } as const;
/** Milliseconds of a glide. */
const glideLength = 160;
/** Milliseconds without a move after which the view rests. */
const restAfter = 180;

export class TimelineStage {
  readonly #canvas: HTMLCanvasElement;
  readonly #onView: (view: View) => void;
  #bands: TimelineBands | null = null;
  #view: View | null = null;
  #size = { width: 0, height: 0 };
  #colors: ThemeColors = themeColors.light;
  #chosen: string | null = null;
  #drawn: Drawn | null = null;
  #frame = 0;
  #glide = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Whether anybody has said what is to be seen. */
  #moved = false;

  /** `onView`: is told where the view has come to rest. */
  constructor(canvas: HTMLCanvasElement, onView: (view: View) => void) {
    this.#canvas = canvas;
    this.#onView = onView;
  }

  /** Shows other things. What is seen stays, but where nobody has moved it yet. */
  begin(bands: TimelineBands): void {
    this.#bands = bands;
    if (!this.#moved) this.#view = null;
    this.#ask();
  }

  /** Draws it once more. */
  again(): void {
    this.#ask();
  }

  resize(width: number, height: number): void {
    this.#size = { width, height };
    if (!this.#moved) this.#view = null;
    this.#ask();
  }

  paintIn(colors: ThemeColors): void {
    this.#colors = colors;
    this.#ask();
  }

  choose(id: string | null): void {
    this.#chosen = id;
    this.#ask();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#glide);
    clearTimeout(this.#rest);
  }

  /** All, as long as nobody has said what is to be seen. */
  get view(): View {
    this.#view ??= this.#all();
    return this.#view;
  }

  #all(): View {
    return wholeView(this.#bands?.all ?? [], Math.max(this.#size.width, 1), Date.now());
  }

  get width(): number {
    return this.#size.width;
  }

  /** Follows the hand, without a glide. */
  show(view: View): void {
    cancelAnimationFrame(this.#glide);
    this.#view = view;
    this.#moved = true;
    this.#ask();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#onView(this.view), restAfter);
  }

  zoom(factor: number, anchor = 0.5): void {
    this.glideTo(zoomed(this.view, factor, anchor));
  }

  pan(share: number): void {
    this.glideTo(moved(this.view, share));
  }

  whole(): void {
    this.glideTo(this.#all());
  }

  /** The ends of what is seen, each where something lies beyond it. */
  get ends(): Partial<View> {
    const { from, to } = this.view;
    const all = extremes(this.#bands?.all ?? []);
    return { ...(from > all.from ? { from } : {}), ...(to < all.to ? { to } : {}) };
  }

  /** To the first thing, or to the last. */
  toEnd(end: 'first' | 'last'): void {
    const whole = this.#all();
    const length = this.view.to - this.view.from;
    this.glideTo(
      end === 'first'
        ? { from: whole.from, to: whole.from + length }
        : { from: whole.to - length, to: whole.to },
    );
  }

  reveal(lain: Lain): void {
    const next = withInSight(this.view, lain);
    if (next !== this.view) this.glideTo(next);
  }

  /** Nearer, until what lies in a group has room; false where no nearness would part it. */
  open(things: readonly Lain[]): boolean {
    const first = Math.min(...things.map(({ from }) => from));
    const last = Math.max(...things.map(({ from }) => from));
    const length = this.view.to - this.view.from;
    if (last - first < length / 2000) return false;
    const next = Math.max((last - first) * 1.6, length / 400);
    const middle = (first + last) / 2;
    if (next > length * 0.8) return false;
    this.glideTo({ from: middle - next * 0.45, to: middle + next * 0.55 });
    return true;
  }

  glideTo(to: View): void {
    cancelAnimationFrame(this.#glide);
    const from = this.view;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.show(to);
      return;
    }
    const start = performance.now();
    const step = (now: number): void => {
      const done = Math.min(1, Math.max(0, (now - start) / glideLength));
      const eased = 1 - (1 - done) ** 3;
      this.show({
        from: from.from + (to.from - from.from) * eased,
        to: from.to + (to.to - from.to) * eased,
      });
      if (done < 1) this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  /** What lies at a place of the canvas. */
  at(x: number, y: number): readonly Lain[] {
    return (this.#drawn && hitAt(this.#drawn.hits, x, y)?.things) ?? [];
  }

  #ask(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const { width, height } = this.#size;
    const context = this.#canvas.getContext('2d');
    if (!this.#bands || !context || width < 1 || height < 1) return;
    const ratio = devicePixelRatio;
    resizeCanvas(this.#canvas, width, height, ratio);
    const view = this.view;
    const room = Math.max(height - axisHeight - free.above - free.below, 0);
    const both = this.#bands.events.length > 0 && this.#bands.publications.length > 0;
    const share = both ? shareOfEvents : this.#bands.events.length > 0 ? 1 : 0;
    const axis = Math.round(free.above + room * share);
    // One lane is kept for groups.
    const lanesIn = (pixels: number): number => Math.max(0, Math.floor(pixels / laneHeight) - 1);
    const bands = this.#bands.at(width / (view.to - view.from), {
      events: lanesIn(axis),
      publications: lanesIn(height - axis - axisHeight - free.below),
    });
    this.#drawn = drawTimeline({ bands, view, width, height, axis, chosen: this.#chosen });
    paintScene(context, this.#drawn.scene, this.#colors, ratio);
  }
}
