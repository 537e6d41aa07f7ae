/** Which of many stretches of the text stand near the view: only these are worth drawing. */
import { type DrawnText, firstIndex } from './drawn-text.ts';
import type { Span } from './span.ts';

interface Limits {
  /** More than so many in a part are measured; fewer are all drawn. */
  readonly unmeasured: number;
  readonly most: number;
  /** Heights of the view before and after it. */
  readonly ahead: number;
}

/** Numbers of those in a part, by halving: they are in the order of the text. */
export function nearView(
  spans: readonly Span[],
  part: DrawnText,
  { unmeasured, most, ahead }: Limits,
): number[] {
  let from = firstIndex(spans.length, (at) => (spans[at]?.end ?? 0) > part.span.start);
  let to = firstIndex(spans.length, (at) => (spans[at]?.start ?? 0) >= part.span.end);
  if (to - from > unmeasured) {
    const ruler = document.createRange();
    const bottomOf = (at: number): number => {
      const span = spans[at];
      return span && part.moveTo(ruler, span) ? ruler.getBoundingClientRect().bottom : 0;
    };
    const [begin, end] = [from, to];
    const [top, bottom] = [-ahead * innerHeight, (1 + ahead) * innerHeight];
    from = begin + firstIndex(end - begin, (i) => bottomOf(begin + i) > top);
    to = begin + firstIndex(end - begin, (i) => bottomOf(begin + i) > bottom);
    to = Math.min(to, from + most);
  }
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
