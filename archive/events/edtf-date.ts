/** Dates as they are known: EDTF (Library of Congress, 2019; ISO 8601-2), as precise as the source is. */
import parse from 'edtf';
import { ProblemError } from '../contract/problem.ts';

/** A date that a person gave, in EDTF; throws with a sentence where it is none or can't be. */
export function checkedDate(date: string): string {
  const text = date.trim();
  if (isDate(text)) return text;
  throw new ProblemError(
    'invalid-value',
    `“${text}” is not a date that can be. Write it as 2022-10-19, 2022-10 or 2022. Nothing was changed.`,
  );
}

function isDate(text: string): boolean {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }
  // The library reads bare digits as a century or as milliseconds since 1970; neither is EDTF.
  if (/^-?\d+$/.test(text) && !/^-?\d{4}$/.test(text)) return false;
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
