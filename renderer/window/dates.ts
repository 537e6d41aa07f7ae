/** Dates and instants as the window shows them. */
import { dateInWords as wordsOf } from '../../archive/events/date-in-words.shared.ts';

const locale = 'en-GB';
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
const second = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const since = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });

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

/** The day of an instant. */
export const dayOf = (instant: string): string => since.format(new Date(instant));

/** The hour and minute of an instant. */
export const timeOfDay = (instant: string): string => time.format(new Date(instant));

export const momentOf = (instant: string): string => moment.format(new Date(instant));

/** To the second: for what was made in one minute. */
export const secondOf = (instant: string): string => second.format(new Date(instant));
