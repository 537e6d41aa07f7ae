/**
 * Marks by where they lie. Look-up of those that overlap a span is O(log n + found): an implicit balanced
 * tree over the marks sorted by start, in which each node knows the furthest end below it.
 */
import type { MarkColor } from '../../archive/contract/views.ts';
import type { Span } from './span.ts';

/** One piece of a mark: of most the only one. */
export interface PlacedMark extends Span {
  readonly id: string;
  readonly color: MarkColor;
  /** Which of the mark's pieces it is, from 0, in the order of the text. */
  readonly piece: number;
  /** Which of the lines that may stack under words is this mark's, from 0 (nearest the words). */
  readonly lane: number;
}

/** Tells one piece of one mark from all others. */
export const keyOf = ({ id, piece }: Pick<PlacedMark, 'id' | 'piece'>): string => `${id}/${piece}`;

/** Lines under one word; a fourth mark on the same words shares the last lane, its tint still shows. */
export const laneCount = 3;

export class MarkIndex {
  /** Sorted by start, the longer first. */
  readonly marks: readonly PlacedMark[];
  readonly #byKey = new Map<string, PlacedMark>();
  readonly #furthest: Float64Array;

  constructor(marks: readonly Omit<PlacedMark, 'lane'>[]) {
    this.marks = withLanes([...marks].sort((a, b) => a.start - b.start || b.end - a.end));
    for (const mark of this.marks) this.#byKey.set(keyOf(mark), mark);
    this.#furthest = new Float64Array(this.marks.length);
    this.#build(0, this.marks.length);
  }

  get(key: string): PlacedMark | undefined {
    return this.#byKey.get(key);
  }

  /** The pieces of a mark, in the order of the text. */
  piecesOf(id: string): PlacedMark[] {
    const pieces: PlacedMark[] = [];
    for (let piece = 0; ; piece++) {
      const mark = this.#byKey.get(keyOf({ id, piece }));
      if (!mark) return pieces;
      pieces.push(mark);
    }
  }

  /** Marks that share at least one character with the span, in the order of their starts. */
  overlapping(span: Span): PlacedMark[] {
    const found: PlacedMark[] = [];
    this.#collect(0, this.marks.length, span, found);
    return found;
  }

  #build(low: number, high: number): number {
    if (low >= high) return Number.NEGATIVE_INFINITY;
    const middle = (low + high) >> 1;
    const own = this.marks[middle]?.end ?? 0;
    const furthest = Math.max(own, this.#build(low, middle), this.#build(middle + 1, high));
    this.#furthest[middle] = furthest;
    return furthest;
  }

  #collect(low: number, high: number, span: Span, found: PlacedMark[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    const mark = this.marks[middle];
    if (!mark || (this.#furthest[middle] ?? 0) <= span.start) return;
    this.#collect(low, middle, span, found);
    if (mark.start >= span.end) return;
    if (mark.end > span.start) found.push(mark);
    this.#collect(middle + 1, high, span, found);
  }
}

/** Innermost, that is shortest, first. */
export function innermostFirst<Mark extends Span>(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((a, b) => a.end - a.start - (b.end - b.start));
}

function withLanes(sorted: readonly Omit<PlacedMark, 'lane'>[]): PlacedMark[] {
  const ends = new Array<number>(laneCount).fill(Number.NEGATIVE_INFINITY);
  return sorted.map((mark) => {
    const free = ends.findIndex((end) => end <= mark.start);
    const lane = free === -1 ? laneCount - 1 : free;
    ends[lane] = Math.max(ends[lane] ?? 0, mark.end);
    return { ...mark, lane };
  });
}
