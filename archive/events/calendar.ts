/** Days, months and years of the proleptic Gregorian calendar, each as precise as it is known. */

/** A year, a month of it, or a day of that. Years before 1 are counted as astronomers do: 0 is 1 BC. */
export interface Point {
  readonly year: number;
  /** From 1. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export interface Day extends Point {
  readonly month: number;
  readonly day: number;
}

const dayLength = 86_400_000;

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** From Monday, as ISO 8601 counts. */
export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const isDay = (point: Point): point is Day => point.month !== undefined && point.day !== undefined;

export function daysIn(year: number, month: number): number {
  return new Date(msOf({ year, month: month + 1, day: 0 })).getUTCDate();
}

function msOf({ year, month, day }: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

export function plusDays(day: Day, days: number): Day {
  const date = new Date(msOf(day) + days * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function plusMonths({ year, month }: { year: number; month: number }, months: number): Point {
  const since = year * 12 + month - 1 + months;
  return { year: Math.floor(since / 12), month: (((since % 12) + 12) % 12) + 1 };
}

/** 0: Monday. */
export const weekdayOf = (day: Day): number => (new Date(msOf(day)).getUTCDay() + 6) % 7;

export const daysBetween = (from: Day, to: Day): number => (msOf(to) - msOf(from)) / dayLength;

/** The day, month or year before (-1) or after (1), as precise as the point is. */
export function beside(point: Point, step: 1 | -1): Point {
  if (isDay(point)) return plusDays(point, step);
  if (point.month !== undefined) return plusMonths({ year: point.year, month: point.month }, step);
  return { year: point.year + step };
}

export function edtfOf({ year, month, day }: Point): string {
  const padded = (number: number): string => String(number).padStart(2, '0');
  const years = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return [years, ...[month, day].filter((part) => part !== undefined).map(padded)].join('-');
}

/** The day, month or year that an EDTF date without doubt or extent is of; undefined for every other. */
export function pointOf(edtf: string): Point | undefined {
  const found = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(edtf);
  if (!found) return undefined;
  const [year = 0, month, day] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  return { year, month, day };
}

/** Compares the beginnings of two points. */
export function compareStarts(a: Point, b: Point): number {
  return a.year - b.year || (a.month ?? 1) - (b.month ?? 1) || (a.day ?? 1) - (b.day ?? 1);
}

/** Compares the ends of two points. */
export function compareEnds(a: Point, b: Point): number {
  return a.year - b.year || (a.month ?? 12) - (b.month ?? 12) || (a.day ?? 31) - (b.day ?? 31);
}
