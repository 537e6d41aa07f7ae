/**
 * A stretch of the canonical text in UTF-16 code units, which is what the DOM counts in. Messages count in
 * code points (`place`); the one is made from the other only where a message comes in or goes out.
 */
import type { CodePoints } from '../../archive/anchoring/code-points.shared.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same stretch in code points. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The place as a span of the text, cut to the text's length; null if nothing is left of it. */
export function spanOfPlace(points: CodePoints, place: Place): Span | null {
  const span = { start: points.toUnit(place.start), end: points.toUnit(place.end) };
  return span.start < span.end ? span : null;
}

export function placeOfSpan(points: CodePoints, span: Span): Place {
  return { start: points.fromUnit(span.start), end: points.fromUnit(span.end) };
}

/** The part that two spans share, or null. */
export function shared(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** Whether all of a span lies in another. */
export function covers(whole: Span, span: Span): boolean {
  return whole.start <= span.start && span.end <= whole.end;
}

/**
 * A chosen span as a quotation begins and ends: without white space at its edges (a form feed between PDF
 * pages counts as such) and never through the middle of a surrogate pair. Null if it holds no words.
 */
export function trimmed(text: string, span: Span): Span | null {
  let start = Math.max(0, span.start);
  let end = Math.min(text.length, span.end);
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

function isSpace(text: string, unit: number): boolean {
  return text.charAt(unit).trim() === '';
}

function splitsPair(text: string, unit: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(unit - 1, unit + 1));
}
