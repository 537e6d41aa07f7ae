/**
 * Which sign of a cluster says which of its characters. Shaping joins letters into one sign, takes one apart into several and puts
 * them in another order; programs that take words out of a page read sign by sign. So each sign is given one character in the
 * order in which it will be read, and characters without a sign stand, unseen, between signs.
 */

export interface Sign {
  /** Without width: an accent over what stands beside it. */
  readonly isNarrow: boolean;
}

/** What is read at a sign; of `index` null: at no sign, between those before and after it. */
export interface Spoken {
  readonly index: number | null;
  readonly text: string;
}

/** What a sign says that says nothing: programs take it for no letter, where they would take an empty text for the sign’s number. */
export const silence = '\u200b';

/** @param text of the cluster, in the order of reading, which is that of its signs */
export function spokenFromLeft(text: string, signs: readonly Sign[]): Spoken[] {
  const spoken: Spoken[] = [];
  let next = 0;
  const silent = (until: number): void => {
    while (next < until) spoken.push({ index: next++, text: silence });
  };
  for (const unit of units([...text])) {
    if (accents.test(unit)) {
      // An accent on a wide sign would be read as if the sign had no width.
      const takes = signs[next]?.isNarrow ? next++ : null;
      spoken.push({ index: takes, text: unit });
      continue;
    }
    const wide = signs.findIndex(({ isNarrow }, index) => index >= next && !isNarrow);
    if (wide >= 0) silent(wide);
    spoken.push({ index: next < signs.length ? next++ : null, text: unit });
  }
  silent(signs.length);
  return spoken;
}

/**
 * The same where signs stand from left to right and are read from the right: programs turn the line round. What stands over a
 * letter has its place in the middle of it, which some take for another word: so it is said, unseen, beside its letter.
 */
export function spokenFromRight(text: string, signs: readonly Sign[]): Spoken[] {
  const all = signs.map((_, index) => index);
  const wide = all.filter((index) => !signs[index]?.isNarrow);
  let next = 0;
  const spoken = units([...text].reverse()).map((unit): Spoken => {
    const index = accents.test(unit) ? undefined : wide[next++];
    return { index: index ?? null, text: unit };
  });
  const taken = new Set(spoken.map(({ index }) => index));
  return [...spoken, ...all.flatMap((index) => (taken.has(index) ? [] : { index, text: silence }))];
}

const accents = /^\p{Mn}+$/u;
const unseen = /^\p{Cf}$/u;

/** A joiner goes with the character after it: as the last of a text it would be left out, and the text with it. */
function units(characters: readonly string[]): string[] {
  const found: string[] = [];
  let joiners = '';
  for (const character of characters) {
    if (unseen.test(character)) joiners += character;
    else {
      found.push(joiners + character);
      joiners = '';
    }
  }
  return joiners === '' ? found : [...found, joiners];
}
