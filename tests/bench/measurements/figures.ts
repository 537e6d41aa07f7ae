/** Figures, and how they are written. */

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Milliseconds with the digits that mean something. */
export function ms(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 9_950) return `${(value / 1000).toFixed(1)} s`;
  if (value >= 1_000) return `${(value / 1000).toFixed(2)} s`;
  return `${value >= 99.5 ? value.toFixed(0) : value >= 9.95 ? value.toFixed(1) : value.toFixed(2)} ms`;
}

/** The median, and in brackets the fastest: what the machine can do when nobody else uses it. */
export function withFastest(values: readonly number[]): string {
  return values.length === 0 ? '–' : `${ms(median(values))} (${ms(Math.min(...values))})`;
}

export function times(value: number, base: number): string {
  const ratio = value / base;
  if (!Number.isFinite(ratio)) return '–';
  return `${ratio >= 9.95 ? ratio.toFixed(0) : ratio >= 0.995 ? ratio.toFixed(1) : ratio.toFixed(2)} ×`;
}

export const megabytes = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(0)} MB` : '–');

export const count = (value: number): string => value.toLocaleString('en-GB');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
