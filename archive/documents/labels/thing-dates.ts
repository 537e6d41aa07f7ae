/** Dates of what stands on a timeline, in the language of a document. */
import type { Extent, Timeline, TimelineThing } from '../../contract/timeline.ts';
import { datesInWords, extentWords } from '../../timeline/date-words.shared.ts';
import { dateIn } from './date-in.ts';
import { english } from './english.ts';
import type { Labels } from './labels.ts';

/** With the words in which it is written, where these are others. */
export function extentIn(extent: Extent, labels: Labels): string {
  const { edtf, written } = extent;
  // Years beyond four digits are said in one way.
  if (labels === english || edtf.startsWith('Y')) return extentWords(extent);
  const words = dateIn(edtf, labels);
  return written === '' || written === words ? words : `${words} (“${written}”)`;
}

/** Every date that it may have, with what gives it. */
export function datesOf(thing: TimelineThing, labels: Labels): string {
  if (labels === english) return datesInWords(thing);
  const { dates, undatedWords } = thing;
  if (dates.length === 0)
    return undatedWords === '' ? labels.dateUnknown : `${labels.dateUnknown} (“${undatedWords}”)`;
  const [only, ...others] = dates;
  if (only && others.length === 0) return extentIn(only, labels);
  return labels.sourcesDiffer(
    dates
      .map((date) =>
        [extentIn(date, labels), date.saidBy.map(({ title }) => title).join(', ')].filter(Boolean).join(': '),
      )
      .join('; '),
  );
}

/** All that a picture of it shows, a line each. */
export const timelineIn = ({ things }: Timeline, labels: Labels): string =>
  things
    .map(
      (thing) =>
        `${datesOf(thing, labels)}: ${thing.title}${thing.detail === '' ? '' : ` (${thing.detail})`}.`,
    )
    .join('\n');
