/**
 * Registers marks with the browser's highlights. Only those near the view are: the cost of changing one
 * highlight grows with all ranges registered (43 ms at 5,000). The archived document is never touched.
 */
import type { DrawnText } from './drawn-text.ts';
import { activeHighlightName, highlightName } from './highlight-styles.ts';
import { laneCount, type PlacedMark } from './mark-index.ts';

/** Above the lanes, so that the active mark's tint and line are drawn last. */
const activePriority = laneCount;

interface Painted {
  readonly highlight: Highlight;
  readonly range: Range;
}

export class MarkPainter {
  readonly #painted = new Map<string, Painted>();
  /** Numbers for the drawn parts: a PDF page that is drawn anew has new nodes, so its ranges must be new too. */
  readonly #numbers = new WeakMap<DrawnText, number>();
  #parts = 0;

  /** Draws these marks where the parts show them, and no others. */
  paint(marks: readonly PlacedMark[], parts: readonly DrawnText[], active: string | null): void {
    const wanted = new Set<string>();
    for (const mark of marks) {
      for (const part of parts) {
        if (part.span.end <= mark.start || part.span.start >= mark.end) continue;
        const place = `${this.#numberOf(part)}:${mark.start}-${mark.end}`;
        this.#want(wanted, highlightName(mark.color, mark.lane), mark.lane, place, mark, part);
        if (mark.id === active) {
          this.#want(wanted, activeHighlightName(mark.color), activePriority, place, mark, part);
        }
      }
    }
    for (const [key, { highlight, range }] of this.#painted) {
      if (wanted.has(key)) continue;
      highlight.delete(range);
      this.#painted.delete(key);
    }
  }

  clear(): void {
    this.paint([], [], null);
  }

  #want(
    wanted: Set<string>,
    name: string,
    priority: number,
    place: string,
    mark: PlacedMark,
    part: DrawnText,
  ): void {
    const key = `${name} ${mark.id}/${mark.piece} ${place}`;
    wanted.add(key);
    if (this.#painted.has(key)) return;
    const range = part.rangeOf(mark);
    if (!range) return;
    const highlight = registered(name, priority);
    highlight.add(range);
    this.#painted.set(key, { highlight, range });
  }

  #numberOf(part: DrawnText): number {
    const known = this.#numbers.get(part);
    if (known !== undefined) return known;
    this.#numbers.set(part, ++this.#parts);
    return this.#parts;
  }
}

/** The browser's highlight of a name, made when it is first asked for. */
export function registered(name: string, priority: number): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = priority;
  CSS.highlights.set(name, made);
  return made;
}
