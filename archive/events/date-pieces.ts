/**
 * Single dates as they stand in English prose: what can be said of them without knowing when they were written.
 * The words come in lower case, with single spaces and plain hyphens.
 */
import { ProblemError } from '../contract/problem.ts';
import {
  type Day,
  daysIn,
  edtfOf,
  isDay,
  monthNames,
  type Point,
  weekdayNames,
  weekdayOf,
} from './calendar.ts';

/** A date in EDTF with the first and the last point that it may mean; these are absent where they can't be said. */
export interface Piece {
  readonly edtf: string;
  readonly from?: Point | undefined;
  readonly to?: Point | undefined;
}

export const refusedDate = (typed: string, why: string): ProblemError =>
  new ProblemError('invalid-value', `“${typed}” is not a date that can be: ${why} Nothing was changed.`);

const month =
  `(?<month>${monthNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|${name === 'September' ? 't' : ''}\\.?)`).join('|')})`.toLowerCase();
const weekday =
  `(?:(?<weekday>${weekdayNames.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|\\.)`).join('|')}),? )?`.toLowerCase();
const day = '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const era = '(?<era> bce?| ce| ad)?';
const year = `(?<year>\\d{4}|\\d{1,4}(?= (?:bce?|ce|ad)$))${era}`;

const forms = {
  dayFirst: new RegExp(`^(?:on )?${weekday}${day}(?: of)? ${month},? ${year}$`, 'u'),
  monthFirst: new RegExp(`^(?:on )?${weekday}${month} ${day},? ${year}$`, 'u'),
  month: new RegExp(`^(?:in )?${month}(?: of|,)? ${year}$`, 'u'),
  year: new RegExp(`^(?:in )?${year}$`, 'u'),
  numeric: /^(?<first>\d{1,2})(?<between>[./-])(?<second>\d{1,2})\k<between>(?<year>\d{4})$/u,
  decade: /^(?:in )?(?:the )?(?<year>\d{3})0['’]?s$/u,
  century: /^(?:in )?(?:the )?(?<century>\d{1,2})(?:st|nd|rd|th) century$/u,
  season: /^(?:in )?(?:the )?(?<season>spring|summer|autumn|fall|winter)(?: of|,)? (?<year>\d{4})$/u,
  quarter:
    /^(?:in )?(?:q(?<short>[1-4])|(?:the )?(?<long>first|second|third|fourth) quarter(?: of)?),? (?<year>\d{4})$/u,
  /** Without a year. */
  dayOfMonth: new RegExp(
    `^(?:on )?${weekday}(?:${day}(?: of)? ${month}|${month.replace('<month>', '<before>')} (?<after>\\d{1,2})(?:st|nd|rd|th)?)$`,
    'u',
  ),
  monthAlone: new RegExp(`^(?:in )?(?:(?<which>this|last|next) )?${month}$`, 'u'),
};

export type Groups = Readonly<Record<string, string | undefined>>;

export const groupsOf = (form: keyof typeof forms, words: string): Groups | undefined =>
  forms[form].exec(words)?.groups;

export const monthNumber = (name: string): number =>
  monthNames.findIndex((known) => known.toLowerCase().startsWith(name.slice(0, 3))) + 1;

/** A date that needs no other to be understood; undefined where the words are none. */
export function absolutePiece(words: string, typed: string): Piece | undefined {
  const dated = groupsOf('dayFirst', words) ?? groupsOf('monthFirst', words);
  if (dated) return dayPiece(dated, typed);
  const inMonth = groupsOf('month', words);
  if (inMonth) return pointPiece({ year: yearOf(inMonth, typed), month: monthNumber(inMonth.month ?? '') });
  const inYear = groupsOf('year', words);
  if (inYear) return pointPiece({ year: yearOf(inYear, typed) });
  return numericPiece(words, typed) ?? longPiece(words);
}

export const pointPiece = (point: Point): Piece => ({ edtf: edtfOf(point), from: point, to: point });

/** Some time from one point to the other. */
export const withinPiece = (from: Point, to: Point): Piece => ({
  edtf: `[${edtfOf(from)}..${edtfOf(to)}]`,
  from,
  to,
});

function yearOf({ year: written = '', era: counted = '' }: Groups, typed: string): number {
  const number = Number(written);
  if (!counted.trim().startsWith('b')) return number;
  if (number === 0) throw refusedDate(typed, 'there is no year 0 before Christ.');
  return 1 - number;
}

function dayPiece(groups: Groups, typed: string): Piece {
  const point = {
    year: yearOf(groups, typed),
    month: monthNumber(groups.month ?? ''),
    day: Number(groups.day),
  };
  return pointPiece(checkedDay(point, groups.weekday, typed));
}

/** A day that the calendar has, on the weekday that was written, if one was. */
export function checkedDay(point: Day, weekdayWritten: string | undefined, typed: string): Day {
  const named = `${monthNames[point.month - 1]} ${point.year}`;
  const days = daysIn(point.year, point.month);
  if (point.day < 1 || point.day > days) throw refusedDate(typed, `${named} has ${days} days.`);
  const weekdayIs = weekdayNames[weekdayOf(point)] ?? '';
  if (weekdayWritten !== undefined && !weekdayIs.toLowerCase().startsWith(weekdayWritten.slice(0, 3)))
    throw refusedDate(typed, `${point.day} ${named} is a ${weekdayIs}.`);
  return point;
}

/** `11.10.2022`: the parts are told apart by one of them being no month, or not at all. */
function numericPiece(words: string, typed: string): Piece | undefined {
  const groups = groupsOf('numeric', words);
  if (!groups) return undefined;
  const [first, second] = [Number(groups.first), Number(groups.second)];
  const number = Number(groups.year);
  // With dots the day comes first wherever dates are written so.
  const dayFirst = groups.between === '.' || first > 12 || first === second;
  if (!dayFirst && second <= 12)
    throw refusedDate(
      typed,
      `it may be ${first} ${monthNames[second - 1]} or ${second} ${monthNames[first - 1]}. Write the month in words.`,
    );
  const point = dayFirst
    ? { year: number, month: second, day: first }
    : { year: number, month: first, day: second };
  if (point.month < 1 || point.month > 12) throw refusedDate(typed, 'there are only twelve months.');
  return pointPiece(checkedDay(point, undefined, typed));
}

const seasons: Readonly<Record<string, number>> = {
  spring: 21,
  summer: 22,
  autumn: 23,
  fall: 23,
  winter: 24,
};
const ordinals = ['first', 'second', 'third', 'fourth'];

/** Decades, centuries, seasons, quarters. */
function longPiece(words: string): Piece | undefined {
  const decade = groupsOf('decade', words)?.year;
  if (decade !== undefined)
    return {
      edtf: `${decade}X`,
      from: { year: Number(decade) * 10 },
      to: { year: Number(decade) * 10 + 9 },
    };
  const century = groupsOf('century', words)?.century;
  if (century !== undefined && Number(century) > 0) {
    const hundreds = Number(century) - 1;
    return {
      edtf: `${String(hundreds).padStart(2, '0')}XX`,
      from: { year: hundreds * 100 },
      to: { year: hundreds * 100 + 99 },
    };
  }
  const season = groupsOf('season', words);
  // Which months these are depends on where it was written.
  if (season) return { edtf: `${season.year}-${seasons[season.season ?? '']}` };
  const quarter = groupsOf('quarter', words);
  if (!quarter) return undefined;
  const number = Number(quarter.short ?? ordinals.indexOf(quarter.long ?? '') + 1);
  const inYear = Number(quarter.year);
  return withinPiece({ year: inYear, month: number * 3 - 2 }, { year: inYear, month: number * 3 });
}

/** The beginning, middle or end of a piece; undefined where it has no such parts. */
export function partOf(piece: Piece, part: 'early' | 'mid' | 'late'): Piece | undefined {
  const { from, to } = piece;
  if (!from || !to) return undefined;
  const third = (first: number, a: number, b: number, last: number): [number, number] =>
    part === 'early' ? [first, a] : part === 'mid' ? [a + 1, b] : [b + 1, last];
  if (isDay(from) && isDay(to)) return undefined;
  if (from.month !== undefined && from.month === to.month && from.year === to.year) {
    const [first, last] = third(1, 10, 20, daysIn(from.year, from.month));
    const inMonth = { year: from.year, month: from.month };
    return withinPiece({ ...inMonth, day: first }, { ...inMonth, day: last });
  }
  if (from.month !== undefined || to.month !== undefined) return undefined;
  if (from.year === to.year) {
    const [first, last] = third(1, 4, 8, 12);
    return withinPiece({ year: from.year, month: first }, { year: from.year, month: last });
  }
  const years = to.year - from.year + 1;
  const [first, last] =
    years === 10
      ? third(from.year, from.year + 3, from.year + 6, to.year)
      : third(from.year, from.year + Math.floor(years / 3), from.year + Math.floor((years * 2) / 3), to.year);
  return withinPiece({ year: first }, { year: last });
}
