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
  ['2022-21', 'spring 2022'],
  ['192X', 'the 1920s'],
  ['18XX', 'the 19th century'],
  ['20XX', 'the 21st century'],
  ['-0043', '44 BC'],
  ['[..2022-05-11]', '11 May 2022 or earlier'],
  ['[2021-06..]', 'June 2021 or later'],
  ['[2022-10-10..2022-10-11]', 'between 10 October 2022 and 11 October 2022'],
])('%s in words is %s', (date, words) => expect(dateInWords(date)).toBe(words));

test.each([
  ['a month that is none', '2022-13'],
  ['the month 0', '2022-00'],
  ['a day that never was', '2022-02-31'],
  ['a year of the first century', '0044'],
  ['a day of it, which must not become one of 1944', '0044-03-15'],
  ['a date as people write it', '19/10/2022'],
  ['markup', '<b>2022'],
  ['an extent of nothing', '[..]'],
  ['a season that is none', '2022-25'],
  ['nothing', ''],
])('%s is given as it was written', (_name, date) => expect(dateInWords(date)).toBe(date));
