import type { DateStatement } from '../../archive/contract/record-parts.ts';
import { dateInWords } from '../window/dates.ts';

type Dated = Pick<DateStatement, 'date' | 'written'>;

/** The date in words; where nobody knows what its words mean, these. */
export const dateShown = ({ date, written }: Dated): string =>
  date === null ? (written?.words ?? '') : dateInWords(date);

/** What is to be known of how it was written; '' where it was written just as it is shown. */
export function dateAsWritten({ date, written }: Dated): string {
  if (!written) return '';
  if (date === null) return 'Not known when: these words are relative to a date that is not known.';
  if (written.against === null && written.words === dateInWords(date)) return '';
  const said = `“${written.words}”`;
  return written.against === null ? said : `${said}, seen from ${dateInWords(written.against)}`;
}
