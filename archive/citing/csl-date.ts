/** Dates between EDTF and the parts that CSL has: year, month and day as far as they are known. */

/** `2022-10-19` → [2022, 10, 19], `2022-10` → [2022, 10], `202X` → [2020]; undefined where no year is said. */
export function earliestDay(edtf: string): number[] | undefined {
  const match = /^(-?\d{2}[\dX]{2})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?[~?%]?$/u.exec(edtf.trim());
  if (!match) return undefined;
  const year = Number((match[1] ?? '').replaceAll('X', '0'));
  const month = Number(match[2] ?? 0);
  // 21 to 24 are seasons.
  if (match[2] === undefined || month < 1 || month > 12) return [year];
  return match[3] === undefined ? [year, month] : [year, month, Number(match[3])];
}

/** Parts as EDTF: [2022, 10] → `2022-10`; '' where there is no year. */
export function edtfOf(parts: readonly (number | string | undefined)[]): string {
  const [year, month, day] = parts.map((part) =>
    part === undefined || part === '' ? undefined : Number(part),
  );
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999) return '';
  const text = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  if (month === undefined || !(month >= 1 && month <= 12)) return text;
  const withMonth = `${text}-${String(month).padStart(2, '0')}`;
  return day === undefined || !(day >= 1 && day <= 31)
    ? withMonth
    : `${withMonth}-${String(day).padStart(2, '0')}`;
}
