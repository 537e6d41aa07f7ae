/**
 * A text as it is compared: what publishers and programs exchange without changing a word is made alike (curly and
 * straight quotes, dashes, white space, ligatures), with the way back to the text itself. Not NFKC, which makes “m2” of “m²”.
 */

export interface FoldedText {
  readonly text: string;
  /** The stretch of the unfolded text, in code units, that a stretch of the folded one stands for. */
  unfolded(start: number, end: number): { readonly start: number; readonly end: number };
  /** The folded offset of what stands at a code unit of the unfolded text. */
  folded(unit: number): number;
}

const nothing = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const singleQuotes = '‘’‚‛′ʼ`´‹›＇';
const doubleQuotes = '“”„‟″«»＂';
const dashes = '‐‑‒–—―−﹘﹣－';
/** Latin and Armenian ligatures, Hebrew and Arabic presentation forms, CJK radicals: forms of other characters. */
const forms = /[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefe]/u;

/** What stands for a character; undefined: itself. White space is dealt with where it is collapsed. */
function foldOf(character: string): string | undefined {
  if (nothing.test(character)) return '';
  if (singleQuotes.includes(character)) return "'";
  if (doubleQuotes.includes(character)) return '"';
  if (dashes.includes(character)) return '-';
  if (character === '…') return '...';
  if (character === '⁄' || character === '∕') return '/';
  return forms.test(character) ? character.normalize('NFKC') : undefined;
}

const space = /\s/u;

/** By code unit: 0 itself, 1 white space, 2 something else, which `folds` knows. */
const kinds = new Uint8Array(0x10000);
const folds = new Map<number, string>();
for (let code = 0; code < 0x10000; code++) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const character = String.fromCharCode(code);
  if (space.test(character) && code !== 0xfeff) kinds[code] = 1;
  else {
    const fold = foldOf(character);
    if (fold === undefined) continue;
    kinds[code] = 2;
    folds.set(code, fold);
  }
}

export function foldText(text: string): FoldedText {
  // `at[i]`: where the folded unit i comes from; as many as there are, and one more for the end.
  let at = new Uint32Array(text.length + 16);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  let inSpace = false;
  for (let unit = 0; unit < text.length; unit++) {
    const kind = kinds[text.charCodeAt(unit)];
    if (kind === 0) {
      at[length++] = unit;
      inSpace = false;
      continue;
    }
    const fold = kind === 1 ? (inSpace ? '' : ' ') : (folds.get(text.charCodeAt(unit)) ?? '');
    if (kind === 1) inSpace = true;
    else if (fold !== '') inSpace = false;
    if (from < unit) parts.push(text.slice(from, unit));
    parts.push(fold);
    from = unit + 1;
    if (length + fold.length + text.length - unit > at.length) at = grown(at);
    for (let count = 0; count < fold.length; count++) at[length++] = unit;
  }
  parts.push(text.slice(from));
  at[length] = text.length;
  return {
    text: parts.join(''),
    unfolded: (start, end) => {
      const first = at[start] ?? text.length;
      const last = end <= start ? first : endOf(text, at[end - 1] ?? text.length);
      return { start: first, end: last };
    },
    folded: (unit) => {
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((at[middle] ?? 0) < unit) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

function grown(at: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(Math.ceil(at.length * 1.25) + 64);
  more.set(at);
  return more;
}

/** After a character; after all of it where it is white space that was collapsed, so that words end where they end. */
function endOf(text: string, unit: number): number {
  return Math.min(text.length, unit + 1);
}

const word = /[\p{L}\p{N}\p{M}]/u;
/** Written without spaces between words: a word may begin anywhere. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether an offset lies inside a word: a mark on “Linus” is never found in “chines”. */
export function isInsideWord(text: string, offset: number): boolean {
  const before = characterBefore(text, offset);
  const after = characterAt(text, offset);
  return word.test(before) && word.test(after) && !(unspaced.test(before) || unspaced.test(after));
}

function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const code = text.charCodeAt(offset - 1);
  const isLow = code >= 0xdc00 && code <= 0xdfff && offset > 1;
  return text.slice(offset - (isLow ? 2 : 1), offset);
}

function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  return point === undefined ? '' : String.fromCodePoint(point);
}
