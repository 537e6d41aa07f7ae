/**
 * Keeps the marks of an opened article drawn and the window told of where they stand: new marks, pages
 * drawn or freed, resizing and scrolling all end here, at most once a frame.
 */

import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage, PageMark } from '../../archive/contract/page.ts';
import {
  layoutReport,
  mostInReport,
  mostWhileScrolling,
  near,
  nearest,
  type StandingMark,
} from './layout-report.ts';
import { MarkGeometry } from './mark-geometry.ts';
import { keyOf, MarkIndex, type PlacedMark } from './mark-index.ts';
import { MarkPainter } from './mark-painter.ts';
import { type Place, spanOfPlace } from './span.ts';
import type { View } from './view.ts';

/** Marks registered with the browser at a time, should so many lie near the view. */
const mostPainted = 1_500;

type Standing = PlacedMark & StandingMark;

export class MarkBoard {
  readonly #view: View;
  readonly #points: CodePoints;
  readonly #tell: (message: FromPage) => void;
  readonly #painter = new MarkPainter();
  readonly #geometry = new MarkGeometry();
  #index = new MarkIndex([]);
  #shown: readonly PageMark[] = [];
  #active: string | null = null;
  /** A mark whose end is being moved, shown where it would stand. */
  #moved: { readonly id: string; readonly pieces: readonly Place[] } | null = null;
  #frame = 0;
  #layoutChanged = false;
  readonly #resized: ResizeObserver;

  readonly #drawn: () => void;

  /** `drawn` is called whenever marks were drawn anew, or stand elsewhere. */
  constructor(
    view: View,
    points: CodePoints,
    tell: (message: FromPage) => void,
    drawn: () => void = () => {},
  ) {
    this.#drawn = drawn;
    this.#view = view;
    this.#points = points;
    this.#tell = tell;
    this.#resized = new ResizeObserver(() => this.laidOut());
    this.#resized.observe(view.element);
    addEventListener('resize', this.laidOut);
    // Words move when their typeface arrives.
    document.fonts.addEventListener('loadingdone', this.laidOut);
    addEventListener('scroll', this.#next, { passive: true });
  }

  get index(): MarkIndex {
    return this.#index;
  }

  get active(): string | null {
    return this.#active;
  }

  /** The stretches of a mark as they were shown last, before any preview. */
  placesShown(id: string): readonly Place[] {
    const mark = this.#shown.find((one) => one.id === id);
    return mark && !mark.region ? [mark, ...(mark.further ?? [])] : [];
  }

  show(marks: readonly PageMark[], active: string | null): void {
    this.#shown = marks;
    this.#active = active;
    this.#moved = null;
    this.#place();
  }

  /** Shows a mark on other words than it has, until marks are shown again. */
  preview(id: string, pieces: readonly Place[]): void {
    this.#moved = { id, pieces };
    this.#place();
  }

  #place(): void {
    const before = this.#index;
    this.#view.regions?.show(this.#shown, this.#active);
    this.#index = new MarkIndex(
      this.#shown.flatMap((mark) =>
        this.#placesOf(mark)
          .flatMap((place) => spanOfPlace(this.#points, place) ?? [])
          .map((span, piece) => ({ id: mark.id, color: mark.color, piece, ...span })),
      ),
    );
    const changed = this.#index.marks.filter((mark) => {
      const old = before.get(keyOf(mark));
      return !old || old.start !== mark.start || old.end !== mark.end || !this.#geometry.bandOf(mark);
    });
    this.#geometry.measureAgain(this.#index.marks, changed);
    this.#layoutChanged = true;
    this.#next();
  }

  #placesOf(mark: PageMark): readonly Place[] {
    if (this.#moved?.id === mark.id) return this.#moved.pieces;
    // A rectangle is drawn as one.
    return mark.region ? [] : [mark, ...(mark.further ?? [])];
  }

  /** After anything that may have moved the words. */
  readonly laidOut = (): void => {
    this.#geometry.measureAgain(this.#index.marks, this.#index.marks);
    this.#layoutChanged = true;
    this.#next();
  };

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    removeEventListener('resize', this.laidOut);
    document.fonts.removeEventListener('loadingdone', this.laidOut);
    removeEventListener('scroll', this.#next);
    this.#painter.clear();
  }

  readonly #next = (): void => {
    this.#frame ||= requestAnimationFrame(this.#draw);
  };

  readonly #draw = (): void => {
    this.#frame = 0;
    const { parts } = this.#view;
    if (!this.#geometry.settled) this.#geometry.measureSome(parts);

    const standing = this.#standing();
    const nearby = near(standing, scrollY, innerHeight);
    this.#painter.paint(nearest(nearby, scrollY + innerHeight / 2, mostPainted), parts, this.#active);
    this.#drawn();

    if (!this.#geometry.settled) {
      this.#next();
      return;
    }
    const regions = this.#view.regions?.standing() ?? [];
    const height = document.documentElement.scrollHeight;
    const view = { scrollY, viewHeight: innerHeight, height };
    this.#tell(
      this.#layoutChanged
        ? layoutReport([...standing.filter(isFirst), ...regions], view, mostInReport)
        : layoutReport(
            [...nearby.filter(isFirst), ...near(regions, scrollY, innerHeight)],
            view,
            mostWhileScrolling,
          ),
    );
    this.#layoutChanged = false;
  };

  #standing(): Standing[] {
    const found: Standing[] = [];
    for (const mark of this.#index.marks) {
      const band = this.#geometry.bandOf(mark);
      if (band) found.push({ ...mark, top: band.top, bottom: band.bottom });
    }
    return found;
  }
}

/** A mark's card stands beside its first piece. */
const isFirst = ({ piece }: Standing): boolean => piece === 0;
