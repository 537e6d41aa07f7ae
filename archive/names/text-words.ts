/**
 * The words of a text or of a name, as mentions are looked for: folded, each with its place, and with what stands
 * between it and the word before. Signs of scripts that set no spaces are words of their own.
 */
import { foldedName } from '../people/folded-name.shared.ts';

export interface TextWord {
  /** Folded: case, accents, apostrophes and the possessive are gone. */
  readonly word: string;
  /** Place in code units; a possessive is left out. */
  readonly start: number;
  readonly end: number;
  /** Begins with a capital. */
  readonly isCapital: boolean;
  /** Belongs to a script that has capitals. */
  readonly isCased: boolean;
  /** Goes on from the word before: only a space, a hyphen, or the stop of an initial or a title lies between. */
  readonly isJoined: boolean;
  /** Begins a sentence, a line of its own, or what is said in quotation marks. */
  readonly isFirst: boolean;
}

/** Characters that are there and not seen: soft hyphens, joiners, marks of direction. */
const unseen = '\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff';
const apostrophes = "'’ʼ‘`´";
const unspacedScripts =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
/** One sign with the marks on it, or letters and figures. */
const wordPattern = new RegExp(
  `[${unspacedScripts}]\\p{M}*|(?:(?![${unspacedScripts}])[\\p{L}\\p{N}])(?:(?![${unspacedScripts}])[\\p{L}\\p{M}\\p{N}${unseen}]|[${apostrophes}](?=\\p{L}))*`,
  'gu',
);
const plainWord = /^[A-Za-z]+$/;
const possessive = new RegExp(`[${apostrophes}][sS]$`, 'u');
const passedOver = new RegExp(`[${unseen}${apostrophes}\\u0640\\u064b-\\u0652\\u0670]`, 'gu');

export function textWords(text: string): TextWord[] {
  const words: TextWord[] = [];
  let before: TextWord | undefined;
  for (const match of text.matchAll(wordPattern)) {
    const [written] = match;
    const start = match.index;
    const wordEnd = start + written.length;
    const bare = possessive.test(written) ? written.slice(0, -2) : written;
    const gap = text.slice(before ? before.end : 0, start);
    const first = written.codePointAt(0) ?? 0;
    const letter = String.fromCodePoint(first);
    const isPlain = plainWord.test(bare);
    const isCased = isPlain || letter.toLowerCase() !== letter.toUpperCase();
    const word: TextWord = {
      word: isPlain ? bare.toLowerCase() : folded(bare),
      start,
      end: bare === written ? wordEnd : start + bare.length,
      isCapital: isCased && letter !== letter.toLowerCase(),
      isCased,
      isJoined: before !== undefined && joins(gap, before),
      isFirst: before === undefined || beginsAfter(gap, before),
    };
    words.push(word);
    before = word;
  }
  return words;
}

const foldedWords = new Map<string, string>();
const mostFolded = 50_000;

function folded(written: string): string {
  const known = foldedWords.get(written);
  if (known !== undefined) return known;
  const word = foldedName(written).replace(passedOver, '');
  if (foldedWords.size >= mostFolded) foldedWords.clear();
  foldedWords.set(written, word);
  return word;
}

/** What may follow the stop of an abbreviation; a single letter is an initial. */
const abbreviations = new Set(
  'mr mrs ms dr prof st rev hon gov sen rep gen col lt sgt capt jr sr fr mme mlle'.split(' '),
);
const isAbbreviation = (word: string): boolean => word.length === 1 || abbreviations.has(word);

/** White space without an empty line, one hyphen, a dot in the middle, the stop of an abbreviation. */
function joins(gap: string, before: TextWord): boolean {
  if (gap === ' ' || gap === '') return true;
  if (gap.length > 12) return false;
  const rest = gap.startsWith('.') && isAbbreviation(before.word) ? gap.slice(1) : gap;
  return /^(?:[-‐‑·・‧]|[^\S\n\f]*\n?[^\S\n\f]*)$/u.test(rest) || /^-$/u.test(rest);
}

function beginsAfter(gap: string, before: TextWord): boolean {
  if (gap === ' ') return false;
  if (/[!?…:;“„«"»”()[\]•|]|\n\s*\n|\f/u.test(gap)) return true;
  return /[.。]/u.test(gap) && !isAbbreviation(before.word);
}
