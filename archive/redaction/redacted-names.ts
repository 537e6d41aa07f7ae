/** What is looked for in a text so that a name does not stand in it: the names, their parts, and what goes along with these. */
import { isCommonWord } from '../names/common-words.ts';
import { isParticle, isTitle } from '../names/name-words.ts';
import { textWords } from '../names/text-words.ts';

export interface NameToRedact {
  readonly id: string;
  /** `Person A`. */
  readonly pseudonym: string;
  /** Of a person every part of the name is looked for; of everything else the names as they are. */
  readonly isPerson: boolean;
  /** The name and all others. */
  readonly names: readonly string[];
}

export interface SoughtName {
  readonly pseudonym: string;
  /** Folded words, which are looked for one behind the other; the longest first. */
  readonly sequences: readonly (readonly string[])[];
  /** Words that alone are the name. */
  readonly parts: ReadonlySet<string>;
  /** Words that belong to the name beside one of its parts: particles, initials, and parts that are words of every day. */
  readonly companions: ReadonlySet<string>;
  /** Names without blanks, as in addresses and hashtags. */
  readonly run: readonly string[];
}

/** What goes behind a name. */
const suffixes = new Set(['jr', 'sr', 'esq', 'phd', 'md', 'ii', 'iii', 'mp', 'mep']);
/** Letters that a name without blanks has at least: shorter ones stand in other words by chance. */
const leastRun = 7;

export function soughtName({ pseudonym, isPerson, names }: NameToRedact): SoughtName {
  const sequences = new Map<string, readonly string[]>();
  const parts = new Set<string>();
  const companions = new Set<string>();
  for (const written of names.flatMap(spellings)) {
    const words = textWords(written);
    const folded = words.map(({ word }) => word);
    if (folded.length === 0) continue;
    sequences.set(folded.join(' '), folded);
    if (!isPerson) continue;
    for (const { word, isCased } of words) {
      // Of a script without capitals and blanks every sign is a word, and none of them a name.
      const unspaced = !isCased && [...word].length === 1;
      if (unspaced) continue;
      if ([...word].length === 1 || isParticle(word) || suffixes.has(word) || isCommonWord(word))
        companions.add(word);
      else if (!isTitle(word) || folded.length === 1) parts.add(word);
      companions.add([...word][0] ?? word);
    }
  }
  // A name of nothing but particles and words of every day is looked for as a whole.
  const run = [...sequences.values()].flatMap((words) => {
    const bare = words.filter((word) => !isTitle(word)).join('');
    return words.length > 1 && bare.length >= leastRun ? [bare] : [];
  });
  return {
    pseudonym,
    sequences: [...sequences.values()].sort((a, b) => b.length - a.length),
    parts,
    companions,
    run,
  };
}

/** As it is written, last name first where a comma says so, and with German vowels in two letters. */
function spellings(name: string): string[] {
  const [last = '', first = '', ...more] = name.split(',');
  const spoken = more.length === 0 && first.trim() !== '' ? `${first.trim()} ${last.trim()}` : name;
  const inTwo = spoken.replace(/[äöüÄÖÜ]/gu, (letter) => `${letter.normalize('NFD').charAt(0)}e`);
  return [...new Set([name, spoken, inTwo])];
}

/** Endings of names in the languages that sources are mostly in; folded. */
const endings = new Set(
  `s es a u e y i o em om ou ovi ovu ova ove ovy ovou owi owa owej ego emu im ym ych en n ns er ers in inen
   ian ians ism ismus ist ists ists ite ites esque es us`.split(/\s+/u),
);
/** Letters from which on a part counts in whatever begins with it. */
const leastStem = 5;
const leastInflected = 3;

/** Whether a word of a text is a part of a name, inflected or joined to something else. */
export function isFormOf(word: string, part: string): boolean {
  if (word === part) return true;
  if (word.startsWith(part) && part.length >= leastInflected) {
    if (part.length >= leastStem) return true;
    return endings.has(word.slice(part.length));
  }
  // `Müllers`, `Nováka` are above; a vowel at the end gives way to the ending: `Kafka`, `Kafky`.
  const stem = /^(.{3,})[aeio]$/u.exec(part)?.[1];
  if (stem !== undefined && word.startsWith(stem) && endings.has(word.slice(stem.length))) return true;
  // Semitic scripts write `and`, `the`, `to` in one with the name.
  return /[\p{sc=Arab}\p{sc=Hebr}]/u.test(part) && part.length >= leastInflected && word.includes(part);
}
