/** Dates that sources state of themselves. Only what is stated plainly is read: nothing is guessed. */

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** A line that begins with a date: `date 2022-10-19 …`, `2022-10-19 …`, `date: 19 October 2022 …`. */
const isoLine = /^(?:date\b[\s:]*)?(\d{4})-(\d{2})-(\d{2})(?![\d-])/iu;
const dayFirstLine = /^date\b[\s:]*(\d{1,2})\.?\s+(\p{L}+)\s+(\d{4})(?!\d)/iu;
const monthFirstLine = /^date\b[\s:]*(\p{L}+)\s+(\d{1,2}),?\s+(\d{4})(?!\d)/iu;

/** Only the head of an article speaks of the article itself. */
const linesLookedAt = 10;

/** The date line of a text: the date as EDTF, and how many characters of the line it takes; or undefined. */
export function readDateLine(
  text: string,
): { readonly published: string; readonly line: string } | undefined {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, linesLookedAt);
  for (const line of lines) {
    const published = dateAtStart(line);
    if (published) return { published, line };
  }
  return undefined;
}

function dateAtStart(line: string): string | undefined {
  const iso = isoLine.exec(line);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = dayFirstLine.exec(line);
  if (dayFirst) return calendarDate(Number(dayFirst[3]), monthNumber(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = monthFirstLine.exec(line);
  if (monthFirst)
    return calendarDate(Number(monthFirst[3]), monthNumber(monthFirst[1]), Number(monthFirst[2]));
  return undefined;
}

/** The line without its date, for a title that is made of it. */
export function withoutDate(line: string): string {
  const stripped = line
    .replace(isoLine, '')
    .replace(dayFirstLine, '')
    .replace(monthFirstLine, '')
    .replace(/^[\s:,.–—-]+/u, '');
  return dateAtStart(line) ? stripped : line;
}

/** The date at the beginning of an ISO 8601 instant, as it was written there (`2022-10-19T08:00:00-07:00`). */
export function dateOfInstant(instant: string): string | undefined {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(instant);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function monthNumber(name: string | undefined): number {
  const lower = (name ?? '').toLowerCase();
  return months.findIndex((month) => month === lower || (lower.length >= 3 && month.startsWith(lower))) + 1;
}

/** A day that exists, as `YYYY-MM-DD`; undefined for 31 February. */
function calendarDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
