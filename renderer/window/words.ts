/** Counted nouns and numbers as the window writes them. */

const numbers = new Intl.NumberFormat('en-GB');

export const number = (value: number): string => numbers.format(value);

/** `1 article`, `2,041 articles`, `no articles`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${number(value)} ${value === 1 ? one : many}`;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

/** A title in quotation marks; those that it has itself become the inner ones. */
export const quoted = (title: string): string =>
  `“${title.replaceAll(/“([^”]*)”|"([^"]*)"/g, (_, curled = '', straight = '') => `‘${curled}${straight}’`)}”`;

/** What stands where a name is missing. */
export const orUntitled = (title: string): string => title.trim() || 'Untitled';
