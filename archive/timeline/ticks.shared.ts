/** The marks of the time axis: as fine as there is room for their words. */
import { dateOf, dayLength, lastDate, yearAt, yearStart, yearWords } from './years.shared.ts';

/** What is seen of the line: milliseconds since 1970. */
export interface View {
  readonly from: number;
  readonly to: number;
}

interface Tick {
  readonly at: number;
  readonly words: string;
}

/** A day, a month or a year over the finer marks in it. */
interface Span extends Tick {
  readonly to: number;
}

export interface Ticks {
  readonly fine: readonly Tick[];
  /** None where the fine ones are years. */
  readonly coarse: readonly Span[];
}

const hourLength = 3_600_000;
const hourSteps = [1, 2, 3, 6, 12] as const;
const monthSteps = [1, 3] as const;
/** Room in pixels that words of each kind need. */
const room = { hour: 52, day: 30, month: 40, year: 58, longYear: 84 } as const;

const short = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const monthName = short({ month: 'short' });
const longMonth = short({ month: 'long' });
const longDay = short({ day: 'numeric', month: 'long' });

/** @param width of the view in pixels */
export function ticksOf(view: View, width: number): Ticks {
  const perPixel = (view.to - view.from) / width;
  if (Math.max(Math.abs(view.from), Math.abs(view.to)) < lastDate) {
    const hours = hourSteps.find((step) => step * hourLength >= room.hour * perPixel);
    if (hours !== undefined) return { fine: hoursIn(view, hours), coarse: daySpans(view) };
    const days = [1, 5].find((step) => step * dayLength >= room.day * perPixel);
    if (days !== undefined) return { fine: daysIn(view, days), coarse: monthSpans(view) };
    const months = monthSteps.find((step) => step * 30.4 * dayLength >= room.month * perPixel);
    if (months !== undefined) return { fine: monthsIn(view, months), coarse: yearSpans(view) };
  }
  return { fine: yearsIn(view, perPixel), coarse: [] };
}

function hoursIn({ from, to }: View, step: number): Tick[] {
  const length = step * hourLength;
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / length) * length; at <= to; at += length)
    ticks.push({ at, words: `${String(new Date(at).getUTCHours()).padStart(2, '0')}:00` });
  return ticks;
}

/** Every day; or the 1st, 6th, 11th, 16th, 21st and 26th. */
function daysIn({ from, to }: View, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let at = Math.floor(from / dayLength) * dayLength; at <= to; at += dayLength) {
    const day = new Date(at).getUTCDate();
    if (step === 1 || (day % step === 1 && day < 30)) ticks.push({ at, words: String(day) });
  }
  return ticks;
}

const monthsSince = (moment: number): number => {
  const date = new Date(moment);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const monthStart = (months: number): number => dateOf(Math.floor(months / 12), ((months % 12) + 12) % 12, 1);

function monthsIn({ from, to }: View, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let month = Math.floor(monthsSince(from) / step) * step; monthStart(month) <= to; month += step)
    ticks.push({ at: monthStart(month), words: monthName.format(monthStart(month)) });
  return ticks;
}

/** Round years of the count that people use, in which 1 follows 1 BC. */
function yearsIn({ from, to }: View, perPixel: number): Tick[] {
  const [first, last] = [yearAt(from), yearAt(to)];
  const wide = Math.max(Math.abs(first), Math.abs(last)) > 999 && Math.min(first, last) < 0;
  const least = ((wide ? room.longYear : room.year) * perPixel) / (365.2425 * dayLength);
  const step = roundStep(least);
  const ticks: Tick[] = [];
  for (let round = Math.floor(first / step) * step; ; round += step) {
    // There is no year 0: the round number before the first is 1.
    const year = round > 0 ? round : round === 0 ? (step === 1 ? 0 : 1) : step === 1 ? round : round + 1;
    const at = yearStart(year);
    if (at > to) return ticks;
    ticks.push({ at, words: yearWords(year) });
  }
}

function roundStep(least: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((times) => times * ten).find((step) => step >= least) ?? 10 * ten;
}

function daySpans({ from, to }: View): Span[] {
  const spans: Span[] = [];
  for (let at = Math.floor(from / dayLength) * dayLength; at <= to; at += dayLength)
    spans.push({ at, to: at + dayLength, words: `${longDay.format(at)} ${yearWords(yearAt(at))}` });
  return spans;
}

function monthSpans({ from, to }: View): Span[] {
  const spans: Span[] = [];
  for (let month = monthsSince(from); monthStart(month) <= to; month++) {
    const at = monthStart(month);
    spans.push({ at, to: monthStart(month + 1), words: `${longMonth.format(at)} ${yearWords(yearAt(at))}` });
  }
  return spans;
}

function yearSpans({ from, to }: View): Span[] {
  const spans: Span[] = [];
  for (let year = yearAt(from); yearStart(year) <= to; year++)
    spans.push({ at: yearStart(year), to: yearStart(year + 1), words: yearWords(year) });
  return spans;
}
