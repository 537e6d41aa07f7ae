/** Dates as they are known: EDTF (Library of Congress, 2019; ISO 8601-2), as precise as the source is. */
import parse from 'edtf';
import { ProblemError } from '../contract/problem.ts';
import { daysIn } from './calendar.ts';

/** A date that a person gave, in EDTF; throws with a sentence where it is none or can't be. */
export function checkedDate(date: string): string {
  const text = date.trim();
  if (isEdtf(text)) return text;
  throw new ProblemError(
    'invalid-value',
    `“${text}” is not a date that can be. Write it as 2022-10-19, 2022-10 or 2022. Nothing was changed.`,
  );
}

/** Made of figures and signs alone. */
export const looksLikeEdtf = (text: string): boolean =>
  /^[-\d/.,~?%XYSETZ:+[\]{}]*\d[-\d/.,~?%XYSETZ:+[\]{}]*$/u.test(text);

/** Whether a text is EDTF of a date, or an extent of dates, that can be. */
export function isEdtf(text: string): boolean {
  const within = /^\[([^[\],]*)\.\.([^[\],]*)\]$/u.exec(text);
  if (within) return isExtent(within[1] ?? '', within[2] ?? '');
  // The library can't tell the beginning of an interval that has none.
  const until = /^\.\.\/(.+)$/u.exec(text);
  if (until) return isExtent('', until[1] ?? '');
  return isSingle(text);
}

function isExtent(from: string, to: string): boolean {
  if (from === '' && to === '') return false;
  if (![from, to].every((end) => end === '' || (!/[/[{]|\.\./u.test(end) && isSingle(end)))) return false;
  return from === '' || to === '' || startOf(from) <= endOf(to);
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Days, months and years, which nearly all dates are: the library's grammar takes half a millisecond for one. */
function plainBounds(text: string): Bounds | undefined {
  const found = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?$/u.exec(text);
  if (!found || found[1] === '-0000') return undefined;
  const [year = 0, month, day] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (month !== undefined && day !== undefined && (day < 1 || day > daysIn(year, month))) return undefined;
  const [from, after] = [new Date(0), new Date(0)];
  from.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) after.setUTCFullYear(year + 1, 0, 1);
  else if (day === undefined) after.setUTCFullYear(year, month, 1);
  else after.setUTCFullYear(year, month - 1, day + 1);
  return { from: from.getTime(), to: after.getTime() - 1 };
}

function isSingle(text: string): boolean {
  if (plainBounds(text)) return true;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  // The library reads bare digits as a century or as milliseconds since 1970; neither is EDTF.
  if (/^-?\d+$/.test(text) && !/^-?\d{4}$/.test(text)) return false;
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

const startOf = (edtf: string): number => plainBounds(edtf)?.from ?? parse(edtf).min;
const endOf = (edtf: string): number => plainBounds(edtf)?.to ?? parse(edtf).max;

/** The first and the last moment that a date may mean, in milliseconds since 1970; without an end: infinite. */
export function edtfBounds(edtf: string): Bounds | undefined {
  const plain = plainBounds(edtf);
  if (plain) return plain;
  if (!isEdtf(edtf)) return undefined;
  const inside = /^\[(.*)\]$/u.exec(edtf)?.[1] ?? edtf;
  const ends = /^([^,]*?)(?:\.\.\/?|\/(?:\.\.)?)([^,]*)$/u.exec(inside);
  const [first, last] = ends ? [ends[1] ?? '', ends[2] ?? ''] : [inside, inside];
  try {
    if (!ends) {
      const all = inside.split(',');
      return { from: Math.min(...all.map(startOf)), to: Math.max(...all.map(endOf)) };
    }
    return {
      from: first === '' ? Number.NEGATIVE_INFINITY : startOf(first),
      to: last === '' ? Number.POSITIVE_INFINITY : endOf(last),
    };
  } catch {
    return undefined;
  }
}

/** Whether no moment can be meant by both. */
export function disagree(a: string, b: string): boolean {
  const [first, second] = [edtfBounds(a), edtfBounds(b)];
  return first !== undefined && second !== undefined && (first.to < second.from || second.to < first.from);
}
