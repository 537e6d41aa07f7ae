/**
 * Years of the proleptic Gregorian calendar on a line of milliseconds since 1970, also where `Date` ends. Years before 1
 * are counted as astronomers do: 0 is 1 BC.
 */

export const dayLength = 86_400_000;
const meanYear = 365.2425 * dayLength;
/** `Date` reaches 271,821 BC to 275,760. */
const lastDateYear = 270_000;
export const lastDate = 8.5e15;

/** The first moment of a year. */
export function yearStart(year: number): number {
  if (Math.abs(year) > lastDateYear) return (year - 1970) * meanYear;
  return dateOf(year, 0, 1);
}

/** Midnight of a day; `month` from 0. `Date.UTC` takes years before 100 for those of the last century. */
export function dateOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

export function yearAt(moment: number): number {
  if (Math.abs(moment) > lastDate) return Math.floor(1970 + moment / meanYear);
  return new Date(moment).getUTCFullYear();
}

const numbers = new Intl.NumberFormat('en-GB');
const longNumbers = new Intl.NumberFormat('en-GB', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 4,
});

/** `1990`, `44 BC`, `12,000 BC`, `170 million BC`. */
export function yearWords(year: number): string {
  const counted = year > 0 ? year : 1 - year;
  const words =
    counted < 10_000
      ? String(counted)
      : counted < 1e6
        ? numbers.format(counted)
        : longNumbers.format(counted);
  return year > 0 ? words : `${words} BC`;
}

/** The day of a moment in EDTF. */
export function edtfDay(moment: number): string {
  const year = yearAt(moment);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const date = new Date(moment);
  const padded = (number: number, length = 2): string => String(number).padStart(length, '0');
  return `${year < 0 ? '-' : ''}${padded(Math.abs(year), 4)}-${padded(date.getUTCMonth() + 1)}-${padded(date.getUTCDate())}`;
}
