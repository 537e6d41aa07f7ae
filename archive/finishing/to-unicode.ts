/** The map of a font's codes to what they say, as Skia writes it and as it is written anew (Adobe Technical Note 5411). */

/** By code; '' where the font says nothing. */
export type Meanings = Map<number, string>;

const list = /begin(bfchar|bfrange)\n([\s\S]*?)end\1/gu;
const row = /<([\dA-F]+)> <([\dA-F]+)>(?: <([\dA-F]+)>)?/giu;
/** Lines that a list may have. */
const together = 100;

export function readMeanings(map: string): Meanings {
  const meanings: Meanings = new Map();
  for (const [, kind, rows = ''] of map.matchAll(list))
    for (const [, first = '', second = '', third = ''] of rows.matchAll(row)) {
      const from = Number.parseInt(first, 16);
      if (kind === 'bfchar') meanings.set(from, said(second, 0));
      else
        for (let code = from; code <= Number.parseInt(second, 16); code++)
          meanings.set(code, said(third, code - from));
    }
  return meanings;
}

/** What stands before and after the lists of a map is kept. */
export function withMeanings(map: string, meanings: Meanings): string {
  const begin = map.search(/\d+ beginbf(?:char|range)\n/u);
  const end = map.indexOf('endcmap');
  const digits = /begincodespacerange\n<(\d+)>/u.exec(map)?.[1]?.length ?? 4;
  const rows = [...meanings]
    .sort(([a], [b]) => a - b)
    .map(([code, text]) => `<${hex(code, digits)}> <${text === '' ? '0000' : utf16(text)}>`);
  const lists: string[] = [];
  for (let from = 0; from < rows.length; from += together) {
    const some = rows.slice(from, from + together);
    lists.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar\n`);
  }
  return `${map.slice(0, begin < 0 ? end : begin)}${lists.join('')}${map.slice(end)}`;
}

export const hex = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0');

/** UTF-16 as hexadecimal digits, the greater byte first. */
export const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, unit) => hex(text.charCodeAt(unit), 4)).join('');

/** @param more of a range: how far its last unit has gone on */
function said(digits: string, more: number): string {
  const units = digits.match(/.{4}/gu)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
  const last = units.pop();
  if (last === undefined || (last + more === 0 && units.length === 0)) return '';
  return String.fromCharCode(...units, last + more);
}
