import { expect, test } from 'vitest';
import { dateInWords } from '../../../archive/events/date-in-words.shared.ts';

test.each([
  ['2022-10-19', '19 October 2022'],
  ['2022-10', 'October 2022'],
  ['2022', '2022'],
  ['2022-01-01', '1 January 2022'],
  ['2022-12-31', '31 December 2022'],
  ['2024-02-29', '29 February 2024'],
  ['2022-10-19?', 'perhaps 19 October 2022'],
  ['2022~', 'about 2022'],
  ['1914/1918', '1914 – 1918'],
  ['2022-10-19/2022-10-20', '19 October 2022 – 20 October 2022'],
  ['2022-10/..', 'since October 2022'],
  ['../2022', 'until 2022'],
])('%s in words is %s', (date, words) => expect(dateInWords(date)).toBe(words));

test.each([
  ['a season', '2022-21'],
  ['a month that is none', '2022-13'],
  ['the month 0', '2022-00'],
  ['a day that never was', '2022-02-31'],
  ['a decade', '192X'],
  ['a year of the first century', '0044'],
  ['a day of it, which must not become one of 1944', '0044-03-15'],
  ['a date as people write it', '19/10/2022'],
  ['markup', '<b>2022'],
  ['nothing', ''],
])('%s is given as it was written', (_name, date) => expect(dateInWords(date)).toBe(date));
