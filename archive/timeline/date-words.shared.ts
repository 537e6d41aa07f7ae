/** Dates of a timeline in words: for its list, for the command line, for those who can't see the drawing. */
import type { Extent, Timeline, TimelineThing } from '../contract/timeline.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { yearWords } from './years.shared.ts';

/** `19 October 2022 (“last Wednesday”)`. */
export function extentWords({ edtf, written }: Extent): string {
  const far = /^Y(-?\d+)$/u.exec(edtf)?.[1];
  const words = far === undefined ? dateInWords(edtf) : yearWords(Number(far));
  return written === '' || written === words ? words : `${words} (“${written}”)`;
}

/** Every date that it may have; those that sources give with the names of these, where they are asked for. */
export function datesInWords({ dates, undatedWords }: TimelineThing, { sources = true } = {}): string {
  if (dates.length === 0) return undatedWords === '' ? 'date not known' : `not known when: “${undatedWords}”`;
  const [only, ...others] = dates;
  if (only && others.length === 0) return extentWords(only);
  return `sources disagree: ${dates.map((date) => `${extentWords(date)}${sources ? saidBy(date) : ''}`).join('; ')}`;
}

const saidBy = ({ saidBy: articles, own }: Extent): string =>
  articles.length === 0
    ? own
      ? ''
      : ' (no source is named)'
    : ` according to ${articles.map(({ title }) => (title.startsWith('“') ? title : `“${title}”`)).join(', ')}`;

/** All that a picture of it shows. */
export function timelineInWords({ things }: Timeline): string {
  return things
    .map(
      (thing) => `${datesInWords(thing)}: ${thing.title}${thing.detail === '' ? '' : ` (${thing.detail})`}.`,
    )
    .join('\n');
}
