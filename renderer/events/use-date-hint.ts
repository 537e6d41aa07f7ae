import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '../bridge/answers.ts';
import { dateInWords } from '../window/dates.ts';
import { dateAsWritten } from './date-as-written.ts';

/** Characters of a date in words at most. */
const longest = 200;

/**
 * What a date means that is being typed, and from when it is seen; '' while nothing can be said. `article`: the one that
 * the words stand in. What is no date is said when it is saved.
 */
export function useDateHint(typed: string, article?: string): string {
  const [words] = useDebouncedValue(typed.trim(), 150);
  const asked = words !== '' && words.length <= longest;
  const { data } = useAnswer(
    'dates.read',
    { words, ...(article === undefined ? {} : { article }) },
    { enabled: asked },
  );
  if (!asked || !data || typed.trim() !== words) return '';
  const { date, written } = data;
  if (date === null) return dateAsWritten(data);
  const seen = written?.against ? `, seen from ${dateInWords(written.against)}` : '';
  return `${dateInWords(date)}${seen}`;
}
