import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dateOfInstant, readDateLine, withoutDate } from '../../../archive/importing/published-date.ts';
import { corpus } from './corpus.ts';

describe('the date line', () => {
  const cases: readonly (readonly [name: string, text: string, published: string | undefined])[] = [
    ['as in the seed', ' date 2022-10-19 Los Angeles City Councilman Kevin de León said', '2022-10-19'],
    ['alone', '2022-10-19', '2022-10-19'],
    ['with a colon', 'Date: 2022-10-19', '2022-10-19'],
    ['with a time', 'date 2022-10-19T08:00:00Z', '2022-10-19'],
    ['the day first', 'date: 19 October 2022', '2022-10-19'],
    ['the day first with a dot', 'date 19. October 2022', '2022-10-19'],
    ['the month first', 'Date October 19, 2022', '2022-10-19'],
    ['a short month', 'date 3 Sept 2022', '2022-09-03'],
    ['after other lines of the head', 'Kevin de León stays\nBy Ana Sá\ndate 2022-10-19', '2022-10-19'],
    ['after empty lines', '\n\n\n  2022-10-19  \n', '2022-10-19'],
    ['the tenth line', `${'words\n'.repeat(9)}2022-10-19`, '2022-10-19'],
    ['the eleventh line, which is not the head', `${'words\n'.repeat(10)}2022-10-19`, undefined],
    ['inside a sentence', 'On 2022-10-19 he said that he would stay.', undefined],
    ['at the end of a sentence', 'He said so on 19 October 2022', undefined],
    ['a sentence that begins with a month', 'October 19, 2022 was a Wednesday.', undefined],
    ['a word that only begins with date', 'dated 2022-10-19', undefined],
    ['update', 'update 2022-10-19', undefined],
    ['a number that is longer', '2022-10-190', undefined],
    ['a number that goes on', '2022-10-19-4711', undefined],
    ['a month that is none', 'date 2022-13-01', undefined],
    ['31 February', 'date 2022-02-31', undefined],
    ['29 February of a year that has none', 'date 2023-02-29', undefined],
    ['29 February of a year that has one', 'date 2024-02-29', '2024-02-29'],
    ['the day 0', 'date 2022-10-00', undefined],
    ['31 November in words', 'date 31 November 2022', undefined],
    ['a month that nobody knows', 'date 19 Brumaire 2022', undefined],
    ['two letters, which may be two months', 'date 19 Ma 2022', undefined],
    ['a year before the year 1000', 'date 0044-03-15', undefined],
    ['none', 'Just words.', undefined],
    ['nothing', '', undefined],
    ['an impossible one before a possible one', 'date 2022-02-31\ndate 2022-10-19', '2022-10-19'],
  ];
  test.each(cases)('%s', (_name, text, published) => expect(readDateLine(text)?.published).toBe(published));

  test.skipIf(corpus === undefined)('of the seed that has one, and none of the one that has none', () => {
    expect(readDateLine(readFileSync(`${corpus}/seeds/cbs-2022-10-19.txt`, 'utf8'))?.published).toBe(
      '2022-10-19',
    );
    expect(readDateLine(readFileSync(`${corpus}/seeds/undated.txt`, 'utf8'))).toBeUndefined();
  });
});

describe('a line without its date', () => {
  test.each([
    ['date 2022-10-19 Kevin stays', 'Kevin stays'],
    ['2022-10-19: Kevin stays', 'Kevin stays'],
    ['date: 19 October 2022 — Kevin stays', 'Kevin stays'],
    ['Date October 19, 2022', ''],
    ['date 2022-02-31 Kevin stays', 'date 2022-02-31 Kevin stays'],
    ['Kevin stays', 'Kevin stays'],
    ['— Kevin stays', '— Kevin stays'],
  ])('%s', (line, rest) => expect(withoutDate(line)).toBe(rest));
});

describe('the date of an instant', () => {
  test.each([
    ['2022-10-19T08:00:00-07:00', '2022-10-19'],
    ['2022-10-19T23:59:59-07:00', '2022-10-19'],
    ['  2022-10-19', '2022-10-19'],
    ['2022-10-19 08:00', '2022-10-19'],
    ['2022-02-31T00:00:00Z', undefined],
    ['2022-10', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s', (instant, date) => expect(dateOfInstant(instant)).toBe(date));
});
