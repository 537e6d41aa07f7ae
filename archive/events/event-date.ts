/** The date of an event, as it is known and as it was written; and what sources say of it. */
import * as z from 'zod';
import type { DateStatement, WrittenDate } from '../contract/record-parts.ts';
import type { RequestInput } from '../contract/requests.ts';
import { draftEvidence, supportOf } from '../records/evidence.ts';
import { recordHome } from '../records/join.ts';
import { partsOf } from '../records/parts.ts';
import type { Archive } from '../storage/archive.ts';
import { newId } from '../storage/ids.ts';
import { homeOf, idOf } from '../storage/layout.ts';
import { readTextOrNull } from '../storage/reading.ts';
import type { Json } from '../storage/register.ts';
import type { Replica } from '../storage/replica.ts';
import { dateFromWords } from './date-from-words.ts';
import { disagree } from './edtf-date.ts';

/** A date that was read, as it is kept beside its EDTF. */
export interface DateRead {
  readonly date: string | null;
  readonly written: WrittenDate | null;
}

/** Reads a date; relative words against `against`, the EDTF date of their text. Throws where it is none. */
export function readDate(typed: string, against: string | null): DateRead {
  const { edtf, words, relative } = dateFromWords(typed, against);
  return {
    date: edtf,
    written: words === '' ? null : { words, relative, against: relative && edtf !== null ? against : null },
  };
}

const storedSchema = z.object({
  /** The EDTF date that the words were read as: they count only as long as it is the one that holds. */
  date: z.string().nullable(),
  words: z.string(),
  against: z.string().nullable(),
  relative: z.boolean(),
});

/** The value of the register that holds the words. */
export const storedWords = ({ date, written }: DateRead): Json => written && { date, ...written };

/** The words in which the date of an event was written; null where another date has been set since. */
export function writtenDate(replica: Replica, address: string): WrittenDate | null {
  const stored = storedSchema.safeParse(replica.value(address, 'dateWritten')).data;
  if (!stored || stored.date !== readTextOrNull(replica, address, 'date')) return null;
  return { words: stored.words, against: stored.against, relative: stored.relative };
}

/** The date of an article, in EDTF, or null. */
export const publishedOf = (archive: Archive, article: string | undefined): string | null =>
  article === undefined ? null : readTextOrNull(archive.replica, `articles/${article}`, 'published');

/** Notes what a source says of the date of an event. */
export function addDate(archive: Archive, input: RequestInput<'events.addDate'>): void {
  const home = recordHome(archive, 'events', input.id);
  const [first] = input.evidence ?? [];
  const mark = first === undefined ? undefined : archive.replica.addressOf(first);
  const article = input.article ?? (mark?.includes('/annotations/') ? idOf(homeOf(mark)) : undefined);
  const read = readDate(input.date, publishedOf(archive, article));
  archive.commit((draft) => {
    const part = `${home}/dates/${newId()}`;
    draft.set(part, 'date', read.date);
    draft.set(part, 'dateWritten', storedWords(read));
    draftEvidence(archive, draft, part, input.evidence ?? []);
  });
}

export function datesOf(archive: Archive, records: readonly string[]): DateStatement[] {
  return partsOf(archive, records, 'dates').map((part) => ({
    id: idOf(part),
    date: readTextOrNull(archive.replica, part, 'date'),
    written: writtenDate(archive.replica, part),
    ...supportOf(archive, part),
  }));
}

/** Whether some of these dates can't all be: none is taken for a mean of the others. */
export function datesDisagree(date: string | null, statements: readonly DateStatement[]): boolean {
  const dates = [date, ...statements.map((statement) => statement.date)].filter((one) => one !== null);
  return dates.some((one, at) => dates.slice(at + 1).some((other) => disagree(one, other)));
}
