/**
 * Dates that are understood from the day on which they were written: “yesterday”, “early last week”, “12 May”.
 * The words come in lower case, with single spaces and plain hyphens.
 */
import {
  type Day,
  daysBetween,
  daysIn,
  edtfOf,
  isDay,
  monthNames,
  type Point,
  plusDays,
  plusMonths,
  weekdayNames,
  weekdayOf,
} from './calendar.ts';
import {
  checkedDay,
  groupsOf,
  monthNumber,
  type Piece,
  pointPiece,
  refusedDate,
  withinPiece,
} from './date-pieces.ts';

/** Words that are a date, and mean none as long as it is not known when they were written. */
export const open = Symbol('open');
export type Relative = Piece | typeof open;

const days = new Map(
  Object.entries({
    today: 0,
    tonight: 0,
    'this morning': 0,
    'this afternoon': 0,
    'this evening': 0,
    'earlier today': 0,
    'later today': 0,
    yesterday: -1,
    'last night': -1,
    'the day before yesterday': -2,
    tomorrow: 1,
    'the day after tomorrow': 2,
  }),
);

const counts = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const weekdays = weekdayNames.map((name) => name.toLowerCase());
const weekdayForm = new RegExp(
  `^(?:on )?(?:(?<which>this|last|past|next|coming) )?(?<weekday>${weekdays.join('|')})(?: (?:morning|afternoon|evening|night))?$`,
  'u',
);
const agoForm =
  /^(?:(?<some>about|around|some|roughly) )?(?<count>\d{1,4}|an?|a couple of|[a-z]+) (?<unit>day|week|month|year|decade)s? (?<way>ago|from now)$/u;
const unitForm =
  /^(?:in )?(?:(?<side>earlier|later) )?(?<which>this|last|past|previous|next|coming|the current) (?<unit>week|weekend|month|year|decade|century)$/u;
/** They point to a moment that the sentence before speaks of, or to a season, whose months depend on the place. */
const elsewhere =
  /^(?:(?:on |in )?(?:the|that) (?:same |following |next |previous |very )?(?:day|night|morning|evening|week|month|year)(?: (?:before|after|earlier|later))?|(?:in |during )?(?:this|last|next|the) (?:spring|summer|autumn|fall|winter)|(?:a|an|one|two|three|four|five|six|seven|\d{1,3}) (?:day|week|month|year)s? (?:later|earlier|before|after)|recently|lately|now|currently)$/u;

/** `written`: when; null where it is not known. Undefined where the words are no such date. */
export function relativePiece(words: string, written: Point | null, typed: string): Relative | undefined {
  const offset = days.get(words);
  if (offset !== undefined) return written && isDay(written) ? pointPiece(plusDays(written, offset)) : open;
  return (
    weekdayPiece(words, written) ??
    agoPiece(words, written) ??
    unitPiece(words, written) ??
    withoutYear(words, written, typed) ??
    (elsewhere.test(words) ? open : undefined)
  );
}

/** Alone the last such day, the day of writing among them, as papers write; “last” and “next” leave that one out. */
function weekdayPiece(words: string, written: Point | null): Relative | undefined {
  const groups = weekdayForm.exec(words)?.groups;
  if (!groups) return undefined;
  if (!written || !isDay(written)) return open;
  const ahead = (weekdays.indexOf(groups.weekday ?? '') - weekdayOf(written) + 7) % 7;
  switch (groups.which) {
    case 'next':
    case 'coming':
      return pointPiece(plusDays(written, ahead || 7));
    case 'this':
      return pointPiece(plusDays(mondayOf(written), weekdays.indexOf(groups.weekday ?? '')));
    case 'last':
    case 'past':
      return pointPiece(plusDays(written, ahead - 7));
    default:
      return pointPiece(plusDays(written, ahead === 0 ? 0 : ahead - 7));
  }
}

const mondayOf = (day: Day): Day => plusDays(day, -weekdayOf(day));

function agoPiece(words: string, written: Point | null): Relative | undefined {
  const groups = agoForm.exec(words)?.groups;
  const count = groups && countOf(groups.count ?? '');
  if (!groups || count === undefined) return undefined;
  if (!written) return open;
  const steps = groups.way === 'ago' ? -count : count;
  const about = groups.some === undefined ? '' : '~';
  const piece = steppedBy(written, steps, groups.unit ?? '');
  return piece === open || about === '' || piece.edtf.endsWith('~')
    ? piece
    : { ...piece, edtf: piece.edtf + about };
}

/** As precise as the unit is: who says “two weeks ago” does not mean the very day. */
function steppedBy(written: Point, steps: number, unit: string): Relative {
  if (unit === 'year') return pointPiece({ year: written.year + steps });
  if (unit === 'decade') {
    const piece = pointPiece({ year: written.year + steps * 10 });
    return { ...piece, edtf: `${piece.edtf}~` };
  }
  if (unit === 'month')
    return written.month === undefined
      ? open
      : pointPiece(plusMonths({ year: written.year, month: written.month }, steps));
  if (!isDay(written)) return open;
  if (unit === 'day') return pointPiece(plusDays(written, steps));
  const piece = pointPiece(plusDays(written, steps * 7));
  return { ...piece, edtf: `${piece.edtf}~` };
}

function countOf(words: string): number | undefined {
  if (/^an?$/u.test(words)) return 1;
  if (words === 'a couple of') return 2;
  const counted = counts.indexOf(words) + 1;
  return counted > 0 ? counted : /^\d+$/u.test(words) ? Number(words) : undefined;
}

const whichStep = (which: string): number =>
  which === 'this' || which === 'the current' ? 0 : which === 'next' || which === 'coming' ? 1 : -1;

function unitPiece(words: string, written: Point | null): Relative | undefined {
  const groups = unitForm.exec(words)?.groups;
  if (!groups) return undefined;
  const whole = written ? unitBeside(written, whichStep(groups.which ?? ''), groups.unit ?? '') : open;
  const side = groups.side;
  if (side === undefined || whole === open) return whole;
  if (!written || !isDay(written) || whichStep(groups.which ?? '') !== 0 || !whole.from || !whole.to)
    return whole;
  return side === 'earlier'
    ? withinPiece(firstDay(whole.from), written)
    : withinPiece(written, lastDay(whole.to));
}

const firstDay = ({ year, month = 1, day = 1 }: Point): Day => ({ year, month, day });
const lastDay = ({ year, month = 12, day }: Point): Day => ({ year, month, day: day ?? daysIn(year, month) });

function unitBeside(written: Point, step: number, unit: string): Relative {
  const { year, month } = written;
  switch (unit) {
    case 'year':
      return pointPiece({ year: year + step });
    case 'decade': {
      const first = (Math.floor(year / 10) + step) * 10;
      return {
        edtf: `${edtfOf({ year: first }).slice(0, -1)}X`,
        from: { year: first },
        to: { year: first + 9 },
      };
    }
    case 'century': {
      const first = (Math.floor(year / 100) + step) * 100;
      return {
        edtf: `${edtfOf({ year: first }).slice(0, -2)}XX`,
        from: { year: first },
        to: { year: first + 99 },
      };
    }
    case 'month':
      return month === undefined ? open : pointPiece(plusMonths({ year, month }, step));
    default: {
      if (!isDay(written)) return open;
      const monday = plusDays(mondayOf(written), step * 7);
      return unit === 'week'
        ? withinPiece(monday, plusDays(monday, 6))
        : withinPiece(plusDays(monday, 5), plusDays(monday, 6));
    }
  }
}

/** The part of a week; of longer stretches `partOf` knows. */
export function partOfWeek({ from, to }: Piece, part: 'early' | 'mid' | 'late'): Piece | undefined {
  if (!from || !to || !isDay(from) || !isDay(to) || daysBetween(from, to) !== 6) return undefined;
  const [first, last] = part === 'early' ? [0, 1] : part === 'mid' ? [1, 3] : [3, 6];
  return withinPiece(plusDays(from, first), plusDays(from, last));
}

/** “12 May”, “in October”: of the years that it may be the one that is nearest. */
function withoutYear(words: string, written: Point | null, typed: string): Relative | undefined {
  const dated = groupsOf('dayOfMonth', words);
  if (dated) {
    const month = monthNumber(dated.month ?? dated.before ?? '');
    const day = Number(dated.day ?? dated.after);
    if (day < 1 || day > daysIn(2000, month))
      throw refusedDate(typed, `${monthNames[month - 1]} has ${daysIn(2000, month)} days at most.`);
    if (!written || !isDay(written)) return open;
    const nearest = [-1, 0, 1]
      .map((step): Day => ({ year: written.year + step, month, day }))
      .filter((there) => there.day <= daysIn(there.year, there.month))
      .sort((a, b) => Math.abs(daysBetween(written, a)) - Math.abs(daysBetween(written, b)))[0];
    return nearest ? pointPiece(checkedDay(nearest, dated.weekday, typed)) : open;
  }
  const alone = groupsOf('monthAlone', words);
  if (!alone) return undefined;
  if (written?.month === undefined) return open;
  const month = monthNumber(alone.month ?? '');
  const ahead = month - written.month;
  const { year } = written;
  switch (alone.which) {
    case 'this':
      return pointPiece({ year, month });
    case 'last':
      return pointPiece({ year: ahead < 0 ? year : year - 1, month });
    case 'next':
      return pointPiece({ year: ahead > 0 ? year : year + 1, month });
    default:
      return pointPiece({ year: ahead > 6 ? year - 1 : ahead < -6 ? year + 1 : year, month });
  }
}
