/** A date in EDTF as a stretch of the line: from the first to the last moment that it may mean. */
import { z } from 'zod';
import type { extentKinds } from '../contract/timeline.ts';
import { edtfBounds } from '../events/edtf-date.ts';
import { dateOf, dayLength, yearStart } from './years.shared.ts';

export interface Stretch {
  readonly kind: (typeof extentKinds)[number];
  readonly from: number | null;
  readonly to: number | null;
  readonly doubt: boolean;
}

/** Undefined where the text is no date, or has no end that is known. */
export function stretchOf(edtf: string): Stretch | undefined {
  const bounds = seasonBounds(edtf) ?? longYearBounds(edtf) ?? edtfBounds(edtf);
  if (!bounds || Number.isNaN(bounds.from) || Number.isNaN(bounds.to)) return undefined;
  const [from, to] = [bounds.from, bounds.to].map((end) => (Number.isFinite(end) ? end : null));
  if (from === undefined || to === undefined || (from === null && to === null)) return undefined;
  const season = seasonForm.test(edtf);
  return {
    kind: kindOf(edtf, from, to),
    from,
    to,
    // Which months a season has depends on where it was written.
    doubt: /[?~%]/u.test(edtf) || season,
  };
}

function kindOf(edtf: string, from: number | null, to: number | null): Stretch['kind'] {
  if (edtf.startsWith('[')) return 'within';
  if (edtf.includes('/') || edtf.startsWith('{')) return 'throughout';
  return from !== null && to !== null && to - from < dayLength ? 'moment' : 'within';
}

const seasonForm = /^(-?\d{4})-(2[1-9]|3[0-2])[?~%]?$/u;

/** Seasons whose hemisphere is said have months; of others only the year is sure, and a winter may end in the next. */
function seasonBounds(edtf: string): { from: number; to: number } | undefined {
  const found = seasonForm.exec(edtf);
  if (!found) return undefined;
  const year = Number(found[1]);
  const season = Number(found[2]);
  if (season <= 24) return { from: yearStart(year), to: dateOf(year + 1, season % 2 === 0 ? 2 : 0, 1) - 1 };
  const ofYear = (season - 25) % 4;
  const north = season <= 28;
  const month = (north ? [2, 5, 8, 11] : [8, 11, 2, 5])[ofYear] ?? 0;
  return { from: dateOf(year, month, 1), to: dateOf(year, month + 3, 1) - 1 };
}

const longYear = /^Y(-?\d{1,12})(?:E(\d{1,2}))?(?:S\d+)?[?~%]?$/u;
const digits = z.number().min(-1e12).max(1e12);

/** `Y170000002`, `Y-17E7`: beyond what dates of the library reach. */
function longYearBounds(edtf: string): { from: number; to: number } | undefined {
  const found = longYear.exec(edtf);
  if (!found) return undefined;
  const year = digits.safeParse(Number(found[1]) * 10 ** Number(found[2] ?? 0)).data;
  return year === undefined ? undefined : { from: yearStart(year), to: yearStart(year + 1) - 1 };
}
