/** Dates as a reader expects them, in the British manner: `2022-10-19` → 19 October 2022. */

const locale = 'en-GB';
const day = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An EDTF date as precisely as it is known; what is not understood is given as it was written. */
export function dateInWords(edtf: string): string {
  const within = /^\[([^[\],]*)\.\.([^[\],]*)\]$/u.exec(edtf);
  if (within) return withinInWords(within[1] ?? '', within[2] ?? '') ?? edtf;
  const [from = '', to, ...more] = edtf.split('/');
  if (to === undefined) return wordsOfOne(from) ?? edtf;
  const [first, last] = [wordsOfOne(from), wordsOfOne(to)];
  if (more.length > 0) return edtf;
  if (first && isOpen(to)) return `since ${first}`;
  if (last && isOpen(from)) return `until ${last}`;
  return first && last ? `${first} – ${last}` : edtf;
}

/** Some time between two dates, of which one may be open. */
function withinInWords(from: string, to: string): string | undefined {
  const [first, last] = [wordsOfOne(from), wordsOfOne(to)];
  if (from === '') return last && `${last} or earlier`;
  if (to === '') return first && `${first} or later`;
  return first && last && `between ${first} and ${last}`;
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

/** Seasons, decades, centuries, and years before Christ. */
function wordsOfLong(edtf: string): string | undefined {
  const season = /^(\d{4})-2([1-4])$/u.exec(edtf);
  if (season) return `${seasons[Number(season[2]) - 1]} ${season[1]}`;
  if (/^\d{3}X$/u.test(edtf)) return `the ${edtf.slice(0, 3)}0s`;
  if (/^\d{2}XX$/u.test(edtf)) return `the ${ordinal(Number(edtf.slice(0, 2)) + 1)} century`;
  const before = /^-(\d{4})$/u.exec(edtf);
  return before ? `${Number(before[1]) + 1} BC` : undefined;
}

function ordinal(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(teen ? undefined : ['st', 'nd', 'rd'][(number % 10) - 1]) ?? 'th'}`;
}

const isOpen = (end: string): boolean => end === '' || end === '..';

function wordsOfOne(edtf: string): string | undefined {
  const long = wordsOfLong(edtf);
  if (long !== undefined) return long;
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%])?$/.exec(edtf);
  if (!found) return undefined;
  const [, year = '', monthOfYear, dayOfMonth, doubt] = found;
  const date = new Date(Date.UTC(Number(year), Number(monthOfYear ?? 1) - 1, Number(dayOfMonth ?? 1)));
  // A day or a month that is not in the calendar rolls over; and years before 100 count as of the last century.
  if (!date.toISOString().startsWith([year, monthOfYear, dayOfMonth].filter(Boolean).join('-')))
    return undefined;
  const words = dayOfMonth ? day.format(date) : monthOfYear ? month.format(date) : year;
  return doubt ? `${doubt === '?' ? 'perhaps' : 'about'} ${words}` : words;
}
