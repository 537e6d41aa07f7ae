/**
 * Names under folding: `Kevin de León` and `KEVIN DE LEON` are the same. Compatibility decomposition, marks
 * dropped, case folded, and the letters that Unicode does not decompose but people write both ways.
 */

export const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  // At the end of a word only: capitals don't tell the two apart.
  ς: 'σ',
};

export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðħıłþς]/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[‐‑‒–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}
