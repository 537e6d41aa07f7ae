/** Moments as a person writes them. */
import { ProblemError } from '../contract/problem.ts';

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads `2026-11-20T12:00` (seconds may follow, a blank may stand for the T) in the zone of this computer, or
 * in the one that is given (`Z`, `+01:00`). A date alone means the end of that day. Answers milliseconds.
 */
export function readMoment(text: string): number {
  const found = pattern.exec(text.trim());
  const refused = new ProblemError(
    'invalid-value',
    `“${text}” is not a moment that can be. Write it as 2026-11-20T12:00, or 2026-11-20 for the end of that day. Nothing was changed.`,
  );
  if (!found) throw refused;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const whole = found[4] === undefined;
  const fraction = found[7];
  const milliseconds = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const parts = whole
    ? ([year, month - 1, day, 23, 59, 59, 999] as const)
    : ([year, month - 1, day, hour || 0, minute || 0, second || 0, milliseconds] as const);
  // A day, an hour that is not on the clock would roll over into the next.
  const plain = new Date(Date.UTC(...parts));
  const [, monthIndex, dayOfMonth, hours, minutes, seconds] = parts;
  if (
    plain.getUTCMonth() !== monthIndex ||
    plain.getUTCDate() !== dayOfMonth ||
    plain.getUTCHours() !== hours ||
    plain.getUTCMinutes() !== minutes ||
    plain.getUTCSeconds() !== seconds
  )
    throw refused;
  const zone = found[8];
  if (zone === undefined) return new Date(...parts).getTime();
  return plain.getTime() - offsetOf(zone) * 60_000;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** `20 November 2026 at 12:00`, in the zone of this computer. */
export function momentInWords(moment: string | number): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? String(moment) : words.format(date);
}
