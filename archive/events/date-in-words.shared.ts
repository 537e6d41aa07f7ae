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
  const [from = '', to, ...more] = edtf.split('/');
  if (to === undefined) return wordsOfOne(from) ?? edtf;
  const [first, last] = [wordsOfOne(from), wordsOfOne(to)];
  if (more.length > 0) return edtf;
  if (first && isOpen(to)) return `since ${first}`;
  if (last && isOpen(from)) return `until ${last}`;
  return first && last ? `${first} – ${last}` : edtf;
}

const isOpen = (end: string): boolean => end === '' || end === '..';

function wordsOfOne(edtf: string): string | undefined {
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
