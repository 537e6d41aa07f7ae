/** A date as a reader expects it: `2022-10-19` → `19 October 2022`; other EDTF stays as it is written. */
export function dateInWords(edtf: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf);
  if (!match) return edtf;
  const [, year = '', month, day] = match;
  if (!month) return year;
  const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  // Seasons are written as months 21 to 24; and what comes from elsewhere may be a day that never was.
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== Number(month) - 1) return edtf;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day ? { day: 'numeric' } : {}),
  }).format(date);
}
