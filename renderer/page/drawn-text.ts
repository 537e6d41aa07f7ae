/**
 * A drawn part of the canonical text: an article's whole text, or one page of a PDF. Translates between
 * spans of the text and ranges of the document, and changes nothing in either.
 */
import type { TextRun } from '../../archive/anchoring/canonical-text.shared.ts';
import { type Span, shared } from './span.ts';

export class DrawnText {
  /** Text nodes in document order, with their places counted from the beginning of the whole text. */
  readonly #runs: readonly TextRun<Text>[];
  readonly #byNode = new Map<Node, TextRun<Text>>();
  readonly span: Span;

  /** `start`: where the whole of the runs begins, should they count from there. */
  constructor(runs: readonly TextRun<Text>[], start = 0) {
    this.#runs =
      start === 0
        ? runs
        : runs.map((run) => ({ node: run.node, start: run.start + start, end: run.end + start }));
    for (const run of this.#runs) this.#byNode.set(run.node, run);
    this.span = { start: this.#runs[0]?.start ?? 0, end: this.#runs.at(-1)?.end ?? 0 };
  }

  /** The range that shows a span, from its first to its last character drawn here; null if none is. */
  rangeOf(span: Span): Range | null {
    const ends = this.#endsOf(span);
    if (!ends) return null;
    const range = ends.first.node.ownerDocument.createRange();
    this.#fit(range, ends, span);
    return range;
  }

  /** As `rangeOf`, but moves a range that the caller keeps: measuring thousands of marks makes no garbage. */
  moveTo(range: Range, span: Span): boolean {
    const ends = this.#endsOf(span);
    if (ends) this.#fit(range, ends, span);
    return ends !== null;
  }

  /** The span that a range covers; a boundary outside the text is taken to the nearest text within the range. */
  spanOf(range: Range): Span | null {
    const runs = this.#runs;
    const low = firstIndex(runs.length, (i) => comparedTo(range, runs[i], 'end') >= 0);
    const high = firstIndex(runs.length, (i) => comparedTo(range, runs[i], 'start') > 0) - 1;
    const first = runs[low];
    const last = runs[high];
    if (!first || !last || high < low) return null;
    const start = first.node === range.startContainer ? first.start + range.startOffset : first.start;
    const end = last.node === range.endContainer ? last.start + range.endOffset : last.end;
    return start < end ? { start, end } : null;
  }

  /** The offset in the text at which a caret in a text node stands; null for a node that holds no text. */
  offsetOf(node: Node, offset: number): number | null {
    const run = this.#byNode.get(node);
    return run ? Math.min(run.start + offset, run.end) : null;
  }

  /** The pieces of a span, one for each text node. */
  runsIn(span: Span): { readonly node: Text; readonly from: number; readonly to: number }[] {
    const pieces = [];
    for (let i = firstIndex(this.#runs.length, (at) => (this.#runs[at]?.end ?? 0) > span.start); ; i++) {
      const run = this.#runs[i];
      const part = run && shared(run, span);
      if (!run || run.start >= span.end) return pieces;
      if (part) pieces.push({ node: run.node, from: part.start - run.start, to: part.end - run.start });
    }
  }

  /** The offset of the first character that reaches below a height of the viewport; the text's end if none does. */
  firstBelow(height: number): number {
    const runs = this.#runs;
    const ruler = document.createRange();
    const below = (node: Text, from: number, to: number): boolean => {
      ruler.setStart(node, from);
      ruler.setEnd(node, to);
      return ruler.getBoundingClientRect().bottom > height;
    };
    const run =
      runs[
        firstIndex(runs.length, (i) => {
          const { node } = runs[i] as TextRun<Text>;
          return below(node, 0, node.length);
        })
      ];
    if (!run) return this.span.end;
    return run.start + firstIndex(run.node.length, (at) => below(run.node, at, at + 1));
  }

  #endsOf(span: Span): { readonly first: TextRun<Text>; readonly last: TextRun<Text> } | null {
    const runs = this.#runs;
    const first = runs[firstIndex(runs.length, (i) => (runs[i]?.end ?? 0) > span.start)];
    const last = runs[firstIndex(runs.length, (i) => (runs[i]?.start ?? 0) >= span.end) - 1];
    // Between two runs there may be nothing but the separator that the text has and the document hasn't.
    return first && last && first.start < span.end && last.end > span.start ? { first, last } : null;
  }

  #fit(range: Range, { first, last }: { first: TextRun<Text>; last: TextRun<Text> }, span: Span): void {
    range.setStart(first.node, Math.max(0, span.start - first.start));
    range.setEnd(last.node, Math.min(span.end, last.end) - last.start);
  }
}

/** Whether a run's edge lies before (-1), in (0) or after (1) a range. */
function comparedTo(range: Range, run: TextRun<Text> | undefined, edge: 'start' | 'end'): number {
  if (!run) return 1;
  return range.comparePoint(run.node, edge === 'start' ? 0 : run.node.length);
}

/** The first of `count` indices for which a test that stays true once it is true holds; `count` if none. */
export function firstIndex(count: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
