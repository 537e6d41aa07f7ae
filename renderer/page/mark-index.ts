/**
 * Marks by where they lie. Look-up of those that overlap a span is O(log n + found): an implicit balanced
 * tree over the marks sorted by start, in which each node knows the furthest end below it.
 */
import type { MarkColor } from '../../archive/contract/views.ts';
import type { Span } from './span.ts';

/** One piece of a mark: of most the only one. */
export interface MarkPiece extends Span {
  readonly id: string;
  readonly color: MarkColor;
  /** Which of the mark's pieces it is, from 0, in the order of the text. */
  readonly piece: number;
}

/** The same value for as long as the piece stands in the index. */
export interface PlacedMark extends MarkPiece {
  /** Which of the lines that may stack under words is this mark's, from 0 (nearest the words). */
  readonly lane: number;
}

type Mutable = { -readonly [Key in keyof PlacedMark]: PlacedMark[Key] };

/** Lines under one word; a fourth mark on the same words shares the last lane, its tint still shows. */
export const laneCount = 3;

const byPlace = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

export class MarkIndex {
  /** Sorted by start, the longer first. */
  #marks: Mutable[] = [];
  readonly #byId = new Map<string, readonly PlacedMark[]>();
  #furthest = new Float64Array(0);

  constructor(pieces: readonly MarkPiece[] = []) {
    this.change(new Set(), pieces);
  }

  get marks(): readonly PlacedMark[] {
    return this.#marks;
  }

  /** The pieces of a mark, in the order of the text. */
  piecesOf(id: string): readonly PlacedMark[] {
    return this.#byId.get(id) ?? none;
  }

  /**
   * Takes out all pieces of some marks, then puts pieces in; all that are put in of one mark come together. Answers those
   * that were put in. What stays is not looked into but for its lanes: a mark among thousands costs little.
   */
  change(gone: ReadonlySet<string>, put: readonly MarkPiece[]): readonly PlacedMark[] {
    const out = new Set([...gone].flatMap((id) => this.piecesOf(id)));
    for (const id of gone) this.#byId.delete(id);
    const come = put.map((piece): Mutable => ({ ...piece, lane: 0 }));
    for (const mark of come) this.#byId.set(mark.id, [...this.piecesOf(mark.id), mark]);
    const stay = out.size === 0 ? this.#marks : this.#marks.filter((mark) => !out.has(mark));
    this.#marks = merged(stay, [...come].sort(byPlace));
    giveLanes(this.#marks);
    this.#furthest = new Float64Array(this.#marks.length);
    this.#build(0, this.#marks.length);
    return come;
  }

  /** Marks that share at least one character with the span, in the order of their starts. */
  overlapping(span: Span): PlacedMark[] {
    const found: PlacedMark[] = [];
    this.#collect(0, this.#marks.length, span, found);
    return found;
  }

  #build(low: number, high: number): number {
    if (low >= high) return Number.NEGATIVE_INFINITY;
    const middle = (low + high) >> 1;
    const own = this.#marks[middle]?.end ?? 0;
    const furthest = Math.max(own, this.#build(low, middle), this.#build(middle + 1, high));
    this.#furthest[middle] = furthest;
    return furthest;
  }

  #collect(low: number, high: number, span: Span, found: PlacedMark[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    const mark = this.#marks[middle];
    if (!mark || (this.#furthest[middle] ?? 0) <= span.start) return;
    this.#collect(low, middle, span, found);
    if (mark.start >= span.end) return;
    if (mark.end > span.start) found.push(mark);
    this.#collect(middle + 1, high, span, found);
  }
}

const none: readonly PlacedMark[] = [];

/** Innermost, that is shortest, first. */
export function innermostFirst<Mark extends Span>(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Up to so many are each put in their place, which moves all that follows. */
const few = 32;

/** Two sorted lists as one. */
function merged(stay: readonly Mutable[], come: readonly Mutable[]): Mutable[] {
  if (come.length > few) return [...stay, ...come].sort(byPlace);
  const result = [...stay];
  for (const mark of come) {
    let low = 0;
    let high = result.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byPlace(result[middle] ?? mark, mark) <= 0) low = middle + 1;
      else high = middle;
    }
    result.splice(low, 0, mark);
  }
  return result;
}

function giveLanes(sorted: readonly Mutable[]): void {
  const ends = new Array<number>(laneCount).fill(Number.NEGATIVE_INFINITY);
  for (const mark of sorted) {
    let lane = 0;
    while (lane < laneCount - 1 && (ends[lane] ?? 0) > mark.start) lane++;
    mark.lane = lane;
    ends[lane] = Math.max(ends[lane] ?? 0, mark.end);
  }
}
