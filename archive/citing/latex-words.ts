/** Words as BibTeX files write them: LaTeX’s accents and letters, and its braces. */

const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  SS: 'ẞ',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  i: 'ı',
  j: 'ȷ',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  guillemotleft: '«',
  guillemotright: '»',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textbackslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textunderscore: '_',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textdegree: '°',
  euro: '€',
  texteuro: '€',
  pounds: '£',
  textsterling: '£',
  S: '§',
  P: '¶',
  copyright: '©',
  textregistered: '®',
  texttrademark: '™',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
};

/** What stands for one character, or for a few, at the beginning of what is left; tried in order. */
const tokens: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  // An accent on a letter, in braces or not, or on a dotless i.
  [
    /\\([`'^~=."]|[uvHcdbrk](?![A-Za-z]))\s*(?:\{\s*(?:\\([ij])|(\p{L}))\s*\}|\\([ij])(?![A-Za-z])|(\p{L}))/uy,
    ([, accent = '', i, braced, bareI, bare]) =>
      `${i ?? braced ?? bareI ?? bare}${accents[accent] ?? ''}`.normalize('NFC'),
  ],
  // A command that is not known leaves what it is about.
  [/\\([A-Za-z]+)(?:\s+|\{\})?/uy, ([, name = '']) => letters[name] ?? ''],
  [/\\([&%$#_{}])/uy, ([, character = '']) => character],
  [/\\[\s\S]?/uy, () => ' '],
  [/[{}]/uy, () => ''],
  [/---/uy, () => '—'],
  [/--/uy, () => '–'],
  [/``/uy, () => '“'],
  [/''/uy, () => '”'],
  [/~/uy, () => ' '],
  [/[^\\{}`'~-]+|[\s\S]/uy, ([words]) => words],
];

/** LaTeX as plain words. */
export function plainWords(latex: string): string {
  let words = '';
  let at = 0;
  while (at < latex.length)
    for (const [token, read] of tokens) {
      token.lastIndex = at;
      const match = token.exec(latex);
      if (!match) continue;
      words += read(match);
      at = token.lastIndex;
      break;
    }
  return words.replace(/\s+/gu, ' ').trim().normalize('NFC');
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Plain words for a BibTeX file in UTF-8; letters stay what they are. */
export const latexWords = (words: string): string =>
  words
    .replace(/[\\{}&%$#_~^]/gu, (character) => escapes[character] ?? character)
    // Two of these would be read as one of another kind.
    .replace(/([-`'])(?=\1)/gu, '$1{}');

/** Words whose capitals a style must not take away, in braces: all but the first, as sentences begin with one anyway. */
export const protectedWords = (words: string): string =>
  latexWords(words).replace(/(?<=\s)(?=\S*\p{Lu})[^\s{}\\]*[^\s{}\\\p{P}]/gu, (word) => `{${word}}`);
