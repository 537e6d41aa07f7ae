/**
 * Keeps the marks of an opened article drawn and the window told of where they stand: new marks, pages
 * drawn or freed, resizing and scrolling all end here, at most once a frame.
 */

import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';
import type { FromPage, PageMark } from '../../archive/contract/page.ts';
import { layoutReport, mostInReport, near, nearest, type StandingMark } from './layout-report.ts';
import { MarkGeometry } from './mark-geometry.ts';
import { MarkIndex, type MarkPiece, type PlacedMark } from './mark-index.ts';
import { MarkPainter } from './mark-painter.ts';
import { type Place, spanOfPlace } from './span.ts';
import type { View } from './view.ts';

/** Marks registered with the browser at a time, should so many lie near the view. */
const mostPainted = 1_500;
/** More new marks than this are measured by where they stand, nearest the view first. */
const mostAtOnce = 50;

/** A mark that was measured. */
interface Standing extends StandingMark {
  readonly mark: PlacedMark;
}

export class MarkBoard {
  readonly #view: View;
  readonly #points: CodePoints;
  readonly #tell: (message: FromPage) => void;
  readonly #painter = new MarkPainter();
  readonly #geometry = new MarkGeometry();
  readonly #index = new MarkIndex();
  readonly #shown = new Map<string, PageMark>();
  #active: string | null = null;
  /** A mark whose end is being moved, shown where it would stand. */
  #moved: { readonly id: string; readonly pieces: readonly Place[] } | null = null;
  #frame = 0;
  /** What the window was told last of where marks stand. */
  #told = '';
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
    const mark = this.#shown.get(id);
    return mark ? placesOf(mark) : [];
  }

  /** These marks, and no others. */
  show(marks: Iterable<PageMark>, active: string | null): void {
    const shown = new Map([...marks].map((mark) => [mark.id, mark]));
    const gone = [...this.#shown.keys()].filter((id) => !shown.has(id));
    const put = [...shown.values()].filter((mark) => !same(this.#shown.get(mark.id), mark));
    this.change(put, gone, active);
  }

  /** What is new or other, and what is gone: all that stays is left alone. */
  change(put: readonly PageMark[], gone: readonly string[], active: string | null): void {
    this.#active = active;
    for (const id of gone) this.#shown.delete(id);
    for (const mark of put) this.#shown.set(mark.id, mark);
    const moved = this.#moved?.id;
    this.#moved = null;
    const back =
      moved === undefined || put.some(({ id }) => id === moved) ? undefined : this.#shown.get(moved);
    const placed = back ? [...put, back] : put;
    if (placed.length + gone.length > 0)
      this.#place(
        new Set([...gone, ...placed.map(({ id }) => id)]),
        placed.flatMap((mark) => this.#piecesOf(mark, placesOf(mark))),
      );
    this.#view.regions?.show([...this.#shown.values()], active);
    this.#next();
  }

  /** Shows a mark on other words than it has, until marks are shown again. */
  preview(id: string, places: readonly Place[]): void {
    const mark = this.#shown.get(id);
    if (!mark) return;
    this.#moved = { id, pieces: places };
    this.#place(new Set([id]), this.#piecesOf(mark, places));
    this.#next();
  }

  #place(gone: ReadonlySet<string>, put: readonly MarkPiece[]): void {
    const come = this.#index.change(gone, put);
    if (come.length > mostAtOnce) this.#geometry.measureAll(this.#index.marks, this.#view.standing());
    else this.#geometry.measureFirst(come);
  }

  #piecesOf({ id, color }: PageMark, places: readonly Place[]): MarkPiece[] {
    return places
      .flatMap((place) => spanOfPlace(this.#points, place) ?? [])
      .map((span, piece) => ({ id, color, piece, ...span }));
  }

  /** After anything that may have moved the words. */
  readonly laidOut = (): void => {
    this.#geometry.measureAll(this.#index.marks, this.#view.standing());
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
    const { parts, regions } = this.#view;
    if (!this.#geometry.settled) this.#geometry.measureSome(parts);
    const standing = this.#near();
    const view = { scrollY, viewHeight: innerHeight, height: document.documentElement.scrollHeight };
    const painted = nearest(standing, scrollY + innerHeight / 2, mostPainted);
    // What is asked of the document was asked before: from here on it is other than it was laid out.
    this.#painter.paint(
      painted.map(({ mark }) => mark),
      parts,
      this.#active,
    );
    this.#drawn();
    if (this.#geometry.settled) {
      const drawn = regions ? near(regions.standing(), scrollY, innerHeight) : [];
      this.#tellOf(layoutReport([...standing.filter(isFirst), ...drawn], view, mostInReport));
    } else this.#next();
  };

  /** The window is told of what is near the view; not twice of the same. */
  #tellOf(report: FromPage): void {
    const told = JSON.stringify(report);
    if (told === this.#told) return;
    this.#told = told;
    this.#tell(report);
  }

  /** Those that were measured and reach into the view, or within one height of it. */
  #near(): Standing[] {
    const top = scrollY - innerHeight;
    const bottom = scrollY + 2 * innerHeight;
    const found: Standing[] = [];
    for (const mark of this.#index.marks) {
      const band = this.#geometry.bandOf(mark);
      if (band && band.bottom >= top && band.top <= bottom)
        found.push({ id: mark.id, top: band.top, bottom: band.bottom, mark });
    }
    return found;
  }
}

/** A mark's card stands beside its first piece. */
const isFirst = ({ mark }: Standing): boolean => mark.piece === 0;

/** A rectangle is drawn as one. */
const placesOf = (mark: PageMark): readonly Place[] => (mark.region ? [] : [mark, ...(mark.further ?? [])]);

function same(a: PageMark | undefined, b: PageMark): boolean {
  if (a?.start !== b.start || a.end !== b.end || a.color !== b.color) return false;
  return JSON.stringify([a.further, a.region]) === JSON.stringify([b.further, b.region]);
}
