/** The forms under which a known person or organisation occurs in texts, made from its name and aliases. */
import { isParticle, isTitle } from './name-words.ts';
import { textWords } from './text-words.ts';

/**
 * What a form is worth: `name` is the name or an alias, `short` leaves out given names or has them as initials, `surname`
 * counts only where a longer one stands in the same article, and `word` is a person’s name of one word.
 */
export type FormKind = 'name' | 'short' | 'surname' | 'word';

export interface NameForm {
  /** Folded words, as {@link textWords} has them. */
  readonly words: readonly string[];
  readonly kind: FormKind;
}

export interface NamedThing {
  readonly id: string;
  /** Of a person short forms are made; of everything else the names are looked for as they are. */
  readonly isPerson: boolean;
  readonly names: readonly string[];
}

const suffixes = new Set(['jr', 'sr', 'esq', 'phd', 'md', 'ii', 'iii']);
/** Words that a form may have: what is longer is no name. */
const mostWords = 12;

export function formsOf({ isPerson, names }: NamedThing): NameForm[] {
  const forms = new Map<string, NameForm>();
  const add = (words: readonly string[], kind: FormKind): void => {
    const key = words.join(' ');
    const known = forms.get(key);
    if (words.length > 0 && words.length <= mostWords && (!known || rank[kind] < rank[known.kind]))
      forms.set(key, { words, kind });
  };
  for (const name of names) {
    const written = wordsOf(name);
    const words = isPerson ? bareWords(written) : written;
    add(words, isPerson && words.length === 1 ? 'word' : 'name');
    if (isPerson && !isUnspaced(name)) addShortForms(words, add);
  }
  return [...forms.values()];
}

const rank: Readonly<Record<FormKind, number>> = { name: 0, word: 1, short: 2, surname: 3 };

const wordsOf = (name: string): string[] => {
  const [last = '', first = '', ...more] = name.split(',');
  const spoken = more.length === 0 && first.trim() !== '' ? `${first} ${last}` : name;
  return textWords(spoken).map(({ word }) => word);
};

function bareWords(words: readonly string[]): string[] {
  let from = 0;
  while (from < words.length - 1 && isTitle(words[from] ?? '')) from++;
  let to = words.length;
  while (to - from > 2 && suffixes.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

const isUnspaced = (name: string): boolean =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(name);

function addShortForms(
  words: readonly string[],
  add: (words: readonly string[], kind: FormKind) => void,
): void {
  const from = beginningOfSurname(words);
  const given = words.slice(0, from);
  const [first] = given;
  const surname = words.slice(from);
  if (first === undefined || surname.length === 0) return;
  const initials = given.map((word) => [...word][0] ?? '');
  add([first, ...surname], 'short');
  add([first, ...initials.slice(1), ...surname], 'short');
  add([initials[0] ?? '', ...surname], 'short');
  add([...initials, ...surname], 'short');
  if (isLongEnough(surname)) add(surname, 'surname');
  // `García Márquez`: of three words and more the last two may be the surname.
  const two = words.slice(from - 1);
  if (given.length > 1 && !isParticle(two[0] ?? '')) add(two, 'surname');
  // `al-Assad` is called Assad, but `de León` is not called León.
  if (/^(?:al|el)$/u.test(surname[0] ?? '') && surname.length > 1) add(surname.slice(1), 'surname');
}

/** The last word, and the particles before it: `de León`, `van der Bellen`. */
function beginningOfSurname(words: readonly string[]): number {
  let from = words.length - 1;
  while (from > 1 && isParticle(words[from - 1] ?? '')) from--;
  return from;
}

const isLongEnough = (words: readonly string[]): boolean => words.join('').length >= 2;
