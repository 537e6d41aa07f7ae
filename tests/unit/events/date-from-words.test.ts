import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromWords } from '../../../archive/events/date-from-words.ts';
import { disagree, edtfBounds, isEdtf } from '../../../archive/events/edtf-date.ts';
import { problemOf } from '../archive-in-folder.ts';

const read = (words: string, written: string | null = null) => dateFromWords(words, written).edtf;

describe('a date in words', () => {
  test.each([
    ['October 2021', '2021-10'],
    ['in October of 2021', '2021-10'],
    ['Sept. 2021', '2021-09'],
    ['9 Oct 2022', '2022-10-09'],
    ['October 9, 2022', '2022-10-09'],
    ['the 9th of October 2022', '2022-10-09'],
    ['Tuesday, 11 October 2022', '2022-10-11'],
    ['11.10.2022', '2022-10-11'],
    ['13/10/2022', '2022-10-13'],
    ['c. 1990', '1990~'],
    ['about October 2021', '2021-10~'],
    ['perhaps 1990', '1990?'],
    ['c. 1990?', '1990%'],
    ['before 12 May 2022', '[..2022-05-11]'],
    ['before 1 March 2024', '[..2024-02-29]'],
    ['before January 2022', '[..2021-12]'],
    ['by May 2022', '[..2022-05]'],
    ['after May 2021', '[2021-06..]'],
    ['until 2021', '../2021'],
    ['since March 2020', '2020-03/..'],
    ['between 1990 and 1995', '[1990..1995]'],
    ['from 5 May to 6 June 2021', '2021-05-05/2021-06-06'],
    ['3–5 May 2021', '2021-05-03/2021-05-05'],
    ['May to June 2021', '2021-05/2021-06'],
    ['1990–1995', '1990/1995'],
    ['early October 2021', '[2021-10-01..2021-10-10]'],
    ['mid-October 2021', '[2021-10-11..2021-10-20]'],
    ['the end of February 2024', '[2024-02-21..2024-02-29]'],
    ['late 2021', '[2021-09..2021-12]'],
    ['the 1990s', '199X'],
    ['early 1990s', '[1990..1993]'],
    ['19th century', '18XX'],
    ['summer 2021', '2021-22'],
    ['Q3 2021', '[2021-07..2021-09]'],
    ['15 March 44 BC', '-0043-03-15'],
  ])('%s is %s', (words, edtf) => {
    expect(dateFromWords(words, '1901-01-01')).toEqual({ edtf, words, relative: false });
    expect(isEdtf(edtf)).toBe(true);
  });

  test.each([
    '2022-10-19',
    '2022-10',
    '1990~',
    '../2021',
    '[..2022-05]',
    '[2021-10-01..2021-10-10]',
    '199X',
    '2021-10/..',
  ])('%s is EDTF and needs no words', (edtf) =>
    expect(dateFromWords(edtf, null)).toEqual({ edtf, words: '', relative: false }),
  );

  test.each([
    ['31 February 2022', 'February 2022 has 28 days'],
    ['30 February', 'February has 29 days at most'],
    ['2022-02-31', 'there is no such day'],
    ['2022/2021', 'ends before it begins'],
    ['[2022..2021]', 'ends before it begins'],
    ['from May 2021 to April 2020', 'ends before it begins'],
    ['12 to 10 May 2021', 'ends before it begins'],
    ['between 1995 and 1990', 'ends before it begins'],
    ['Monday, 11 October 2022', 'is a Tuesday'],
    ['11/10/2022', '11 October or 10 November'],
    ['0 BC', 'no year 0'],
    ['some day', 'write it as'],
    ['', 'write it as'],
    ['__proto__', 'write it as'],
    ['constructor', 'write it as'],
    ['x'.repeat(300), 'more than 200'],
  ])('%s is refused with the reason', (words, reason) => {
    const problem = problemOf(() => dateFromWords(words, '2022-10-19'));
    expect(problem.code).toBe('invalid-value');
    expect(problem.message).toContain(reason);
    expect(problem.message).toContain('Nothing was changed');
  });
});

describe('a relative date', () => {
  /** A Wednesday. */
  const written = '2022-10-19';

  test.each([
    ['today', '2022-10-19'],
    ['Yesterday', '2022-10-18'],
    ['on Tuesday', '2022-10-18'],
    ['Wednesday', '2022-10-19'],
    ['last Wednesday', '2022-10-12'],
    ['next Wednesday', '2022-10-26'],
    ['three days ago', '2022-10-16'],
    ['two weeks ago', '2022-10-05~'],
    ['a month ago', '2022-09'],
    ['about ten years ago', '2012~'],
    ['last week', '[2022-10-10..2022-10-16]'],
    ['early last week', '[2022-10-10..2022-10-11]'],
    ['last weekend', '[2022-10-15..2022-10-16]'],
    ['last month', '2022-09'],
    ['late last month', '[2022-09-21..2022-09-30]'],
    ['last year', '2021'],
    ['earlier this month', '[2022-10-01..2022-10-19]'],
    ['in October', '2022-10'],
    ['last October', '2021-10'],
    ['before 12 May', '[..2022-05-11]'],
    ['12 May', '2022-05-12'],
    ['since Monday', '2022-10-17/..'],
  ])('%s is %s, seen from the day of its article, and open without one', (words, edtf) => {
    expect(dateFromWords(words, written)).toEqual({ edtf, words, relative: true });
    expect(dateFromWords(words, null)).toEqual({ edtf: null, words, relative: true });
  });

  test('stays open where the date of the article is not precise enough', () => {
    expect(read('yesterday', '2022-10')).toBeNull();
    expect(read('last month', '2022-10')).toBe('2022-09');
    expect(read('last month', '2022')).toBeNull();
    expect(read('last year', '2022~')).toBe('2021');
  });

  test('of a day without a year is the nearest one, also over the new year', () => {
    expect(read('30 December', '2022-01-05')).toBe('2021-12-30');
    expect(read('2 January', '2022-12-30')).toBe('2023-01-02');
    expect(read('in December', '2022-02-01')).toBe('2021-12');
  });

  test.each(['the spring', 'last summer', 'the following day', 'a week later'])(
    '%s speaks of something else than the day of the article, and stays open',
    (words) => expect(dateFromWords(words, written)).toEqual({ edtf: null, words, relative: true }),
  );
});

test('whatever is typed is read as a date that can be, or refused with a sentence', () => {
  const part = fc.constantFrom(
    ...'before after between and to from - – . , / 3 31 30th of the early late last next c. about ? week month year May february 2021 1990s 44 BC Tuesday ago two since [ ] .. X'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 6 }),
      fc.constantFrom(null, '2022-10-19', '2022'),
      (parts, day) => {
        try {
          const { edtf } = dateFromWords(parts.join(' '), day);
          if (edtf !== null) expect(isEdtf(edtf)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-value' });
        }
      },
    ),
  );
});

describe('bounds', () => {
  const days = (edtf: string) => {
    const bounds = edtfBounds(edtf);
    return (
      bounds &&
      [bounds.from, bounds.to].map((at) =>
        Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : at,
      )
    );
  };

  test.each([
    ['2022-10', ['2022-10-01', '2022-10-31']],
    ['[2021-10-01..2021-10-10]', ['2021-10-01', '2021-10-10']],
    ['2021/2022-03', ['2021-01-01', '2022-03-31']],
    ['[..2022-05-11]', [Number.NEGATIVE_INFINITY, '2022-05-11']],
    ['../2022', [Number.NEGATIVE_INFINITY, '2022-12-31']],
    ['2020-03/..', ['2020-03-01', Number.POSITIVE_INFINITY]],
    ['199X', ['1990-01-01', '1999-12-31']],
    ['rubbish', undefined],
  ])('of %s', (edtf, expected) => expect(days(edtf)).toEqual(expected));

  test('tell dates that can’t both be', () => {
    expect(disagree('2022-10-09', '2022-10')).toBe(false);
    expect(disagree('2022-10-09', '2022-10-10')).toBe(true);
    expect(disagree('2021', '[2022-01..2022-03]')).toBe(true);
    expect(disagree('2021', 'rubbish')).toBe(false);
  });
});
