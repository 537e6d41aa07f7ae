/** How wide words are in Inter, without a font at hand: pictures are made where nothing is drawn. */

/** Advances of U+0020 to U+007E in hundredths of the size (Inter 4, regular). */
const advances = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29,
  30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74,
  69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61,
  61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
];

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const known = advances[code - 0x20];
  if (known !== undefined) return known;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  // Accented letters are as wide as the letter alone.
  const plain = character.normalize('NFD').codePointAt(0) ?? 0;
  if (plain !== code) return advances[plain - 0x20] ?? 62;
  if (/[\u2018\u2019\u201a]/u.test(character)) return 27;
  if (/[\u201c-\u201e\u2013]/u.test(character)) return 48;
  if (
    /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
      character,
    )
  )
    return 100;
  return /\p{Lu}|[\u2014\u2026]/u.test(character) ? 76 : 62;
}

const known = new Map<string, number>();
const mostKnown = 50_000;

/** @param size in pixels */
export function labelWidth(words: string, size: number): number {
  let hundredths = known.get(words);
  if (hundredths === undefined) {
    hundredths = 0;
    for (const character of words) hundredths += advance(character);
    if (known.size >= mostKnown) known.clear();
    known.set(words, hundredths);
  }
  return (hundredths * size) / 100;
}

/** The words, cut with an ellipsis where they are wider. */
export function fittingWords(words: string, size: number, most: number): string {
  if (labelWidth(words, size) <= most) return words;
  const characters = [...words];
  let width = labelWidth('…', size);
  let kept = 0;
  for (; kept < characters.length; kept++) {
    width += (advance(characters[kept] ?? '') * size) / 100;
    if (width > most) break;
  }
  return `${characters.slice(0, Math.max(kept, 1)).join('').trimEnd()}…`;
}
