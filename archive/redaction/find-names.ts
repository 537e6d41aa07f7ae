/** Finds names that are to be redacted in a text. It rather takes a word too many than one too few. */
import { isNickname } from '../names/nicknames.ts';
import { type TextWord, textWords } from '../names/text-words.ts';
import { isFormOf, type NameToRedact, type SoughtName, soughtName } from './redacted-names.ts';

/** A place in code units, and what stands there instead. */
export interface RedactedPlace {
  readonly start: number;
  readonly end: number;
  readonly pseudonym: string;
}

export type FindNames = (text: string) => RedactedPlace[];

/** Where a word is part of a name that is not redacted, it is left out without saying whose it is. */
const leftOut = 'name left out';

/** @param others names that are not redacted: who shares a part with one that is must not be taken for that one */
export function nameFinder(redacted: readonly NameToRedact[], others: readonly string[]): FindNames {
  const sought = redacted.map(soughtName);
  const kept = others
    .map((name) => textWords(name).map(({ word }) => word))
    .filter((words) => words.length > 1 && words.some((word) => sought.some((name) => isPart(name, word))));
  return (text) => {
    if (text === '') return [];
    const words = textWords(text);
    const owners: (Set<SoughtName> | undefined)[] = words.map(() => undefined);
    claimSequences(words, owners, sought);
    const apart = keptApart(words, owners, kept);
    words.forEach(({ word }, at) => {
      if (owners[at]) return;
      const of = sought.filter((name) => isPart(name, word) || name.run.some((run) => word.includes(run)));
      if (of.length > 0) owners[at] = new Set(of);
    });
    return places(text, words, owners, apart);
  };
}

const isPart = ({ parts }: SoughtName, word: string): boolean => {
  for (const part of parts) if (isFormOf(word, part)) return true;
  return false;
};

/** Whole names come first: they say whose a shared part is. */
function claimSequences(
  words: readonly TextWord[],
  owners: (Set<SoughtName> | undefined)[],
  sought: readonly SoughtName[],
): void {
  for (const name of sought)
    for (const sequence of name.sequences)
      for (let from = 0; from + sequence.length <= words.length; from++) {
        const stands = sequence.every((part, index) => {
          const word = words[from + index]?.word ?? '';
          return index === sequence.length - 1 ? isFormOf(word, part) : word === part;
        });
        const free = sequence.every((_, index) => !owners[from + index]);
        if (stands && free) owners.fill(new Set([name]), from, from + sequence.length);
      }
}

/** Words that stand in the whole name of somebody who is not redacted. */
function keptApart(
  words: readonly TextWord[],
  owners: readonly (Set<SoughtName> | undefined)[],
  kept: readonly (readonly string[])[],
): ReadonlySet<number> {
  const apart = new Set<number>();
  for (const sequence of kept)
    for (let from = 0; from + sequence.length <= words.length; from++)
      if (sequence.every((part, index) => words[from + index]?.word === part && !owners[from + index]))
        for (let at = from; at < from + sequence.length; at++) apart.add(at);
  return apart;
}

function places(
  text: string,
  words: readonly TextWord[],
  owners: readonly (Set<SoughtName> | undefined)[],
  apart: ReadonlySet<number>,
): RedactedPlace[] {
  const found: RedactedPlace[] = [];
  for (let at = 0; at < words.length; at++) {
    const of = owners[at];
    if (!of) continue;
    if (apart.has(at)) {
      found.push({ ...spanOf(words, at, at), pseudonym: leftOut });
      continue;
    }
    let first = at;
    const free = (index: number): boolean =>
      words[index] !== undefined && !owners[index] && (found.at(-1)?.end ?? 0) <= (words[index]?.start ?? 0);
    while (free(first - 1) && goesAlong(text, words, first - 1, first, of)) first--;
    let last = at;
    let all = of;
    /** A small word belongs to the name where more of it follows: `Kevin de León`, but not `León de Madrid`. */
    const leadsOn = (small: number): boolean => {
      const following = owners[small + 1];
      return following !== undefined && [...following].some((name) => all.has(name));
    };
    for (;;) {
      const next = last + 1;
      const nextOf = owners[next];
      if (nextOf && !apart.has(next)) {
        const shared = new Set([...all].filter((name) => nextOf.has(name)));
        // `León, León`: each is a name of its own.
        const again = words[last]?.word === words[next]?.word;
        if (shared.size === 0 || again || !isNear(text, words, last, next)) break;
        all = shared;
        last = next;
      } else if (
        !nextOf &&
        goesAlong(text, words, next, last, all) &&
        (words[next]?.isCapital || leadsOn(next))
      )
        last = next;
      else break;
    }
    found.push({
      ...spanOf(words, first, last),
      pseudonym: [...all].map(({ pseudonym }) => pseudonym).join(' or '),
    });
    at = last;
  }
  return found;
}

const spanOf = (words: readonly TextWord[], first: number, last: number) => ({
  start: words[first]?.start ?? 0,
  end: words[last]?.end ?? 0,
});

/** Nothing but blanks, stops, hyphens, a comma or marks around a nickname lies between two words. */
function isNear(text: string, words: readonly TextWord[], a: number, b: number): boolean {
  const gap = text.slice(words[a]?.end ?? 0, words[b]?.start ?? 0);
  return /^[\s.,\-–—·“”"„«»‘’'()]{0,4}$/u.test(gap) && !/\n\s*\n/u.test(gap);
}

/** A particle, an initial, a nickname or a common part of the name beside it. */
function goesAlong(
  text: string,
  words: readonly TextWord[],
  at: number,
  beside: number,
  of: ReadonlySet<SoughtName>,
): boolean {
  const word = words[at];
  if (!word) return false;
  const [before, after] = at < beside ? [at, beside] : [beside, at];
  if (
    !isNear(text, words, before, after) ||
    /[,()]/u.test(text.slice(words[before]?.end, words[after]?.start))
  )
    return false;
  if ([...word.word].length === 1 && !word.isCapital && word.isCased) return false;
  return [...of].some(
    ({ companions, parts }) =>
      companions.has(word.word) || [...parts].some((part) => word.isCapital && isNickname(word.word, part)),
  );
}
