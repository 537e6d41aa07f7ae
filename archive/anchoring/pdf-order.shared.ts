/**
 * Right-to-left lines of a PDF in the order in which they are read. pdf.js gives what it finds from left to right,
 * as it is painted; inside one of its items the letters are in reading order already. So the items of a line are
 * sorted by place and taken from the right, but for stretches of Latin words and numbers, which run the other way.
 * An unsure order is told, never guessed at (`isReadable`).
 */

/** The members of a pdf.js text item that are needed. */
export interface PlacedItem {
  readonly str: string;
  readonly hasEOL: boolean;
  /** Text matrix; the last two numbers are where the item begins. */
  readonly transform?: readonly number[];
  readonly width?: number;
}

/** A part of an item; `from` and `to` in UTF-16 units of its words. */
export interface OrderedPart {
  readonly item: number;
  readonly from: number;
  readonly to: number;
  /** As they are read: brackets that were painted mirrored are turned round. */
  readonly words: string;
}

interface Atom extends OrderedPart {
  readonly x: number;
  readonly end: number;
  readonly kind: 'right' | 'left' | 'number' | 'neutral';
  readonly marks: OrderedPart[];
}

const rightLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftLetter =
  /(?![\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}/u;
const onlyMarks = /^\p{M}+$/u;
/** Signs that hold two numbers together, such as the point in 12.5. */
const joinsNumbers = /^[.,:/+-]$/u;
/** Signs that belong to the number that they touch; among Arabic letters only to one on their left. */
const ofNumbers = /^[%‰$€£₪+-]$/u;
const arabic = /\p{Script=Arabic}/u;
const tokens = /\p{N}+|\p{L}[\p{L}\p{M}’']*|\s+|[^\p{N}\p{L}\s]/gu;

const mirrored: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»', '‹›', '⟨⟩'].flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);
/** Brackets turned round. */
export const mirror = (words: string): string => [...words].map((sign) => mirrored[sign] ?? sign).join('');

export const readsFromRight = (words: string): boolean => rightLetter.test(words);

const sizeOf = ({ transform = [] }: PlacedItem): number =>
  Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || 1;
const isBlank = (words: string): boolean => words.trim() === '';

/** Whether two items stand on one base line, or no more sizes of the letters from it. */
export function onOneLine(a: PlacedItem, b: PlacedItem, sizes = 0.5): boolean {
  return Math.abs((a.transform?.[5] ?? 0) - (b.transform?.[5] ?? 0)) < sizeOf(b) * sizes;
}

/** Puts the items of a line in order; `mostlyRight`: whether the page is written from the right as a whole. */
export function orderedLine(
  line: readonly [index: number, item: PlacedItem][],
  mostlyRight: boolean,
): OrderedPart[] {
  const atoms = atomsOf(line);
  const letters = line.map(([, { str }]) => str).join('');
  return mostlyRight || !leftLetter.test(letters) ? fromRight(atoms) : fromLeft(atoms);
}

function atomsOf(line: readonly [index: number, item: PlacedItem][]): Atom[] {
  const atoms: Atom[] = [];
  const marks: { part: OrderedPart; x: number }[] = [];
  for (const [index, item] of line) {
    const { str, transform = [], width = 0 } = item;
    const x = transform[4] ?? 0;
    const part = { item: index, from: 0, to: str.length, words: str };
    // Around accents pdf.js sees gaps that are none.
    if (str === '' || (isBlank(str) && width < sizeOf(item) / 20)) continue;
    if (onlyMarks.test(str.trim())) {
      marks.push({ part: { ...part, words: str.trim() }, x });
    } else if (readsFromRight(str)) {
      atoms.push({ ...part, words: mirror(str), x, end: x + width, kind: 'right', marks: [] });
    } else {
      for (const { 0: words, index: from } of str.matchAll(tokens)) {
        const at = (unit: number): number => x + (width * unit) / str.length;
        const to = from + words.length;
        atoms.push({
          item: index,
          from,
          to,
          words,
          x: at(from),
          end: at(to),
          kind: kindOf(words),
          marks: [],
        });
      }
    }
  }
  const sorted = atoms.toSorted((a, b) => a.x - b.x);
  for (const { part, x } of marks) nearest(sorted, x)?.marks.push(part);
  return withSigns(sorted, arabic.test(line.map(([, { str }]) => str).join('')));
}

function withSigns(atoms: readonly Atom[], amongArabic: boolean): Atom[] {
  return atoms.map((atom, index) => {
    const touches =
      atoms[index - 1]?.kind === 'number' || (!amongArabic && atoms[index + 1]?.kind === 'number');
    return ofNumbers.test(atom.words) && touches ? { ...atom, kind: 'number' } : atom;
  });
}

export const isOnlyMarks = (words: string): boolean => onlyMarks.test(words.trim());

function kindOf(words: string): Atom['kind'] {
  if (leftLetter.test(words)) return 'left';
  return /^\p{N}/u.test(words) ? 'number' : 'neutral';
}

function nearest(atoms: readonly Atom[], x: number): Atom | undefined {
  const letters = atoms.filter(({ words }) => !isBlank(words));
  const distance = (atom: Atom): number => Math.max(0, atom.x - x, x - atom.end);
  return letters.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** A line of a text from the right, in which Latin words and numbers stand. */
function fromRight(atoms: readonly Atom[]): OrderedPart[] {
  const groups: Atom[][] = [];
  for (let at = 0; at < atoms.length; ) {
    const end = endOfLeftStretch(atoms, at);
    groups.push(atoms.slice(at, end));
    at = end;
  }
  return groups.toReversed().flatMap((group) => {
    const [only] = group;
    const turned = group.length === 1 && only?.kind === 'neutral';
    return turned ? partsOf({ ...only, words: mirror(only.words) }) : group.flatMap(partsOf);
  });
}

/** A line of a text from the left, in which words from the right stand. */
function fromLeft(atoms: readonly Atom[]): OrderedPart[] {
  const parts: OrderedPart[] = [];
  for (let at = 0; at < atoms.length; ) {
    const end = endOfStretch(atoms, at, ({ kind }) => kind === 'right');
    if (end > at) parts.push(...fromRight(atoms.slice(at, end)));
    else parts.push(...partsOf(atoms[at] as Atom));
    at = Math.max(end, at + 1);
  }
  return parts;
}

/** The end of what is read from the left beginning here: Latin words and numbers with what lies between; at least one. */
function endOfLeftStretch(atoms: readonly Atom[], at: number): number {
  if (atoms[at]?.kind !== 'left' && atoms[at]?.kind !== 'number') return at + 1;
  let end = at + 1;
  let hasWords = atoms[at]?.kind === 'left';
  for (let next = end; next < atoms.length && atoms[next]?.kind !== 'right'; next++) {
    const { kind } = atoms[next] as Atom;
    if (kind === 'neutral') continue;
    const between = atoms
      .slice(end, next)
      .map(({ words }) => words)
      .join('');
    if (!hasWords && kind === 'number' && !joinsNumbers.test(between) && between !== '') break;
    hasWords ||= kind === 'left';
    end = next + 1;
  }
  return end;
}

/** The end of a stretch of atoms of one sort with neutral ones between, beginning here; `at` itself if it is of none. */
function endOfStretch(atoms: readonly Atom[], at: number, belongs: (atom: Atom) => boolean): number {
  let end = at;
  for (let next = at; next < atoms.length; next++) {
    const atom = atoms[next] as Atom;
    if (belongs(atom)) end = next + 1;
    else if (atom.kind !== 'neutral' || end === at) break;
  }
  return end;
}

const partsOf = ({ item, from, to, words, marks }: Atom): OrderedPart[] => [
  { item, from, to, words },
  ...marks,
];

/** Not text: what a font without a table of its characters leaves behind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unread = /[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/u;
/** Letters that stand only at the end of a word: Hebrew final forms, teh marbuta, alef maksura. */
const finalLetters = /[ךםןףץةى]/gu;
const finalAtEnd = /[ךםןףץةى]\p{M}*(?![\p{L}\p{M}])/gu;
/** Of the letters that tell, how many must stand as they should. */
const leastRight = 0.8;

/** Whether a line's items are where a line of words can be read from: upright, none painted over another. */
export function isUpright(line: readonly PlacedItem[]): boolean {
  const words = line.filter(({ str }) => !isBlank(str) && !onlyMarks.test(str));
  if (words.some(({ transform = [] }) => Math.abs(transform[1] ?? 0) > 0.01 || (transform[0] ?? 0) <= 0))
    return false;
  const spans = words
    .map(({ transform = [], width = 0 }) => ({ from: transform[4] ?? 0, to: (transform[4] ?? 0) + width }))
    .sort((a, b) => a.from - b.from);
  return spans.every(({ from, to }, index) => {
    const next = spans[index + 1];
    return !next || next.from - from >= (Math.min(to - from, next.to - next.from) || 0) / 2;
  });
}

/**
 * Whether text that was put in order reads like words: nothing is unread, letters that end words end them, and
 * letters painted as joined to the next one (`shapes`: the text with its presentation forms) have a next one.
 */
export function isReadable(text: string, shapes: string): boolean {
  if (unread.test(text) || /(?:^|\s)\p{M}/u.test(text)) return false;
  const final = text.match(finalLetters)?.length ?? 0;
  if (final > 0 && (text.match(finalAtEnd)?.length ?? 0) < leastRight * final) return false;
  const letters = [...shapes];
  let joining = 0;
  let joined = 0;
  for (const [at, letter] of letters.entries()) {
    if (!joinsNext(letter)) continue;
    joining++;
    if (/[\p{L}\p{M}]/u.test(letters[at + 1] ?? '')) joined++;
  }
  return joined >= leastRight * joining;
}

/**
 * Whether a presentation form is that of a letter joined to the next one: of the runs of U+FE80–FEFC that stand for
 * one letter, those of four are its isolated, final, initial and medial form.
 */
function joinsNext(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0xfe80 || code > 0xfef4) return false;
  const plain = letter.normalize('NFKC');
  const stands = (other: number): boolean => String.fromCodePoint(other).normalize('NFKC') === plain;
  let first = code;
  while (first > 0xfe80 && stands(first - 1)) first--;
  return code - first >= 2;
}
