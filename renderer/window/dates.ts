/** Dates in words, in the British manner: 19 October 2022. */

const locale = 'en-GB';
const day = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
const since = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });

const wordsOfOne = (edtf: string): string => {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%])?$/.exec(edtf);
  if (!found) return edtf;
  const [, year = '', monthOfYear, dayOfMonth, doubt] = found;
  const date = new Date(Date.UTC(Number(year), Number(monthOfYear ?? 1) - 1, Number(dayOfMonth ?? 1)));
  // A day or a month that is not in the calendar rolls over: show it as it was written.
  if (!date.toISOString().startsWith([year, monthOfYear, dayOfMonth].filter(Boolean).join('-'))) return edtf;
  const words = dayOfMonth ? day.format(date) : monthOfYear ? month.format(date) : year;
  return doubt ? `${doubt === '?' ? 'perhaps' : 'about'} ${words}` : words;
};

/** Long lists hold few different dates, and formatting one costs ten times as much as looking it up. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** An EDTF date as precisely as it is known; what is not understood is shown as it was written. */
export function dateInWords(edtf: string | null): string {
  if (edtf === null || edtf === '') return '';
  const before = known.get(edtf);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const words = wordsOf(edtf);
  known.set(edtf, words);
  return words;
}

function wordsOf(edtf: string): string {
  const [from = '', to] = edtf.split('/');
  if (to === undefined) return wordsOfOne(from);
  if (to === '' || to === '..') return `since ${wordsOfOne(from)}`;
  if (from === '' || from === '..') return `until ${wordsOfOne(to)}`;
  return `${wordsOfOne(from)} – ${wordsOfOne(to)}`;
}

/** The day of an instant. */
export const dayOf = (instant: string): string => since.format(new Date(instant));

export const momentOf = (instant: string): string => moment.format(new Date(instant));
