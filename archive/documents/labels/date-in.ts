/**
 * Dates in the language of a document. Intl sets days, months and years; what English says in words (since, between, the 1990s) is
 * set in figures elsewhere, where words would have to be inflected.
 */
import { dateInWords } from '../../events/date-in-words.shared.ts';
import { english } from './english.ts';
import type { Labels } from './labels.ts';

/** An EDTF date as precisely as it is known; what is not understood is given as it was written. */
export function dateIn(edtf: string, labels: Labels): string {
  if (labels === english) return dateInWords(edtf);
  const within = /^\[([^[\],]*)\.\.([^[\],]*)\]$/u.exec(edtf);
  if (within) {
    const [from, to] = [ofOne(within[1] ?? '', labels), ofOne(within[2] ?? '', labels)];
    if (from === undefined || to === undefined) return edtf;
    return `${from === '' ? '' : `${from} `}… ${to}`.trim();
  }
  const [from = '', to, ...more] = edtf.split('/');
  if (to === undefined) return ofOne(from, labels) || edtf;
  const [first, last] = [ofOne(from, labels), ofOne(to, labels)];
  if (more.length > 0 || first === undefined || last === undefined) return edtf;
  return `${first} – ${last}`.trim();
}

/** '' for an end that is open; undefined for what is not understood. */
function ofOne(edtf: string, labels: Labels): string | undefined {
  if (edtf === '' || edtf === '..') return '';
  const season = /^(\d{4})-2([1-4])$/u.exec(edtf);
  if (season) return `${labels.seasons[Number(season[2]) - 1]} ${season[1]}`;
  const decade = /^(\d{3})X$/u.exec(edtf);
  if (decade) return `${decade[1]}0–${decade[1]}9`;
  const century = /^(\d{2})XX$/u.exec(edtf);
  if (century) return `${century[1]}00–${century[1]}99`;
  const before = /^-(\d{4})$/u.exec(edtf);
  if (before) return ofYear(-Number(before[1]), labels);
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%])?$/u.exec(edtf);
  if (!found) return undefined;
  const [, year = '', month, day, doubt] = found;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  // A day or a month that is not in the calendar rolls over.
  if (!date.toISOString().startsWith([year, month, day].filter(Boolean).join('-'))) return undefined;
  const words = month
    ? format(labels, { year: 'numeric', month: 'long', ...(day && { day: 'numeric' }) }, date)
    : year;
  if (doubt === '?') return `${words} (?)`;
  return doubt ? `${labels.about} ${words}` : words;
}

/** A year before our era, counted from 0. */
function ofYear(year: number, labels: Labels): string {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year);
  return format(labels, { year: 'numeric', era: 'short' }, date);
}

/** The calendar and the figures in which EDTF is written, whatever a language is used to. */
const format = ({ locale }: Labels, options: Intl.DateTimeFormatOptions, date: Date): string =>
  new Intl.DateTimeFormat(locale, {
    ...options,
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  }).format(date);
