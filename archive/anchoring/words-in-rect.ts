/** The words that lie in a rectangle on a page of a PDF, from the geometry kept at import. */
import type { PageLayout } from '../importing/parsed.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Stretches of the page's text (UTF-16 units) whose characters have their middle in the rectangle `[left, bottom,
 * right, top]`, in the order of the text, words cut through left out; stretches with nothing but white space between
 * are one.
 */
export function wordsInRect(
  pageText: string,
  layout: PageLayout,
  [left, bottom, right, top]: readonly [number, number, number, number],
): Span[] {
  const inside: Span[] = [];
  for (const run of layout.runs) {
    const [start = 0, end = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, width = 0] = run;
    const along = Math.hypot(a, b) || 1;
    const step = width / Math.max(1, end - start);
    let from: number | null = null;
    for (let at = start; at <= end; at++) {
      const way = step * (at - start + 0.5);
      // The middle of a letter lies about a third of its height above the base line.
      const x = e + (a / along) * way + c / 3;
      const y = f + (b / along) * way + d / 3;
      const within = at < end && x >= left && x <= right && y >= bottom && y <= top;
      if (within) from ??= at;
      else if (from !== null) {
        inside.push({ start: from, end: at });
        from = null;
      }
    }
  }
  inside.sort((one, other) => one.start - other.start);
  return joined(pageText, inside).flatMap((span) => trimmed(pageText, span));
}

function joined(text: string, spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((all, span) => {
    const last = all.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '')
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
    return all;
  }, []);
}

/** Without a word that the rectangle cuts through, and without white space at the ends. */
function trimmed(text: string, { start, end }: Span): Span[] {
  let from = start;
  let to = end;
  if (isInWord(text, from)) while (from < to && isInWord(text, from + 1)) from++;
  if (isInWord(text, start)) from++;
  if (isInWord(text, to)) while (to > from && isInWord(text, to - 1)) to--;
  if (isInWord(text, end)) to--;
  const words = text.slice(from, Math.max(from, to));
  from += words.length - words.trimStart().length;
  to -= words.length - words.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}

/** Whether an offset lies between two characters of one word. */
function isInWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}\p{M}]{2}$/u.test(`${lastOf(text, at)}${firstOf(text, at)}`);
}

const lastOf = (text: string, at: number): string => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
const firstOf = (text: string, at: number): string => [...text.slice(at, at + 2)][0] ?? '';
