/** Counted nouns and numbers as the window writes them. */

const numbers = new Intl.NumberFormat('en-GB');

export const number = (value: number): string => numbers.format(value);

/** `1 article`, `2,041 articles`, `no articles`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** A size as people read it: `640 KB`, `12.3 MB`. */
export function fileSize(bytes: number): string {
  const [amount, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'KB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  const exact = unit !== 'KB' && amount < 100;
  return `${number(exact ? Math.round(amount * 10) / 10 : Math.max(1, Math.round(amount)))} ${unit}`;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** A title in quotation marks; those that it has itself become the inner ones. */
export const quoted = (title: string): string =>
  `“${title.replaceAll(/“([^”]*)”|"([^"]*)"/g, (_, curled = '', straight = '') => `‘${curled}${straight}’`)}”`;

/** What stands where a name is missing. */
export const orUntitled = (title: string): string => title.trim() || 'Untitled';
