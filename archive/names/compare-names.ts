/**
 * Whether two names may be those of one person, or of one organisation: for proposals, on which a person decides.
 * Words are aligned; what is left over on both sides contradicts. Figures: `npm run eval:names`, `docs/decisions/`.
 */
import { foldedName } from '../people/folded-name.shared.ts';
import { type Aligned, alignWords } from './aligned-words.ts';
import { isParticle, isSyllabic, latinWords, personWords } from './name-words.ts';
import { isCommon, organisationWords } from './organisation-words.ts';
import { slipBetween } from './word-likeness.ts';

export type NameKind = 'person' | 'organisation';

/** From 0, two different names, to 1, the same but for case, accents and order; below 0.5 nothing is proposed. */
export function nameLikeness(a: string, b: string, kind: NameKind): number {
  if (foldedName(a) === foldedName(b)) return 1;
  return kind === 'person' ? likenessOfPeople(a, b) : likenessOfOrganisations(a, b);
}

export const areLike = (a: string, b: string, kind: NameKind): boolean => nameLikeness(a, b, kind) >= 0.5;

function likenessOfPeople(a: string, b: string): number {
  if (isSyllabic(a) && isSyllabic(b)) return unspaced(a) === unspaced(b) ? 1 : 0;
  const [mine, theirs] = [personWords(a), personWords(b)];
  const written = writtenAsOne(mine, theirs);
  if (written !== undefined) return written;
  const [core, otherCore] = [coreOf(mine), coreOf(theirs)];
  if (core.length < 2 || otherCore.length < 2) return 0;
  const aligned = alignWords(core, otherCore, { given: true });
  if (!speaksForPerson(aligned) || fathersContradict(mine, theirs)) return 0;
  const longer = Math.max(core.length, otherCore.length);
  if (aligned.pairs.length * 3 < longer) return 0;
  return likeness(aligned, lettersOf(core, otherCore), longer);
}

const unspaced = (name: string): string => foldedName(name).replace(/[\s·・]/gu, '');
const coreOf = (words: readonly string[]): string[] =>
  words.filter((word, at) => !isParticle(word) || (word === 'ben' && at === 0));
const lettersOf = (a: readonly string[], b: readonly string[]): number =>
  Math.min(a.join('').length, b.join('').length);

/** Two words at least, one of them whole, and none left over on both sides. */
function speaksForPerson({ pairs, left }: Aligned): boolean {
  if (left[0].length > 0 && left[1].length > 0) return false;
  const words = pairs.reduce((sum, { of }) => sum + Math.max(of[0].length, of[1].length), 0);
  return words >= 2 && pairs.some(({ length }) => length > 1);
}

/** `Abdullah bin Omar` and `Omar bin Abdullah` are two. */
function fathersContradict(a: readonly string[], b: readonly string[]): boolean {
  const [mine, theirs] = [fathersIn(a), fathersIn(b)];
  if (mine.length === 0 || theirs.length === 0) return false;
  return !mine.some((one) => theirs.some((other) => slipBetween(one, other) !== undefined));
}

const fathersIn = (words: readonly string[]): string[] =>
  words.filter((word, at) => /^(?:bin|ben|ibn)$/u.test(words[at - 1] ?? '') && !isParticle(word));

/** Names that are one word, or that someone wrote without a space: undefined where that does not decide. */
function writtenAsOne(a: readonly string[], b: readonly string[]): number | undefined {
  const [mine, theirs] = [a.join(''), b.join('')];
  if (mine === theirs) return 0.95;
  if (a.length > 1 && b.length > 1) return undefined;
  // A given name alone is anybody's.
  const slip = Math.min(mine.length, theirs.length) < 4 ? undefined : slipBetween(mine, theirs);
  return slip === undefined ? 0 : 0.9 - slip / 10;
}

function likenessOfOrganisations(a: string, b: string): number {
  const [mine, theirs] = [organisationWords(a), organisationWords(b)];
  if (mine.forms.size > 0 && theirs.forms.size > 0 && ![...mine.forms].some((form) => theirs.forms.has(form)))
    return 0;
  if (isAcronym(a, theirs.words) || isAcronym(b, mine.words)) return 0.6;
  if (latinWords(a).join('') === latinWords(b).join('')) return 0.95;
  const aligned = alignWords(mine.words, theirs.words, { given: false });
  const left = aligned.left.flat().filter((word) => !isFiller(word));
  if (left.length > 0 || !aligned.pairs.some(({ of: [[at = -1]] }) => !isCommon(mine.words[at] ?? '')))
    return 0;
  return likeness(
    aligned,
    lettersOf(mine.words, theirs.words),
    Math.max(mine.words.length, theirs.words.length),
  );
}

const isFiller = (word: string): boolean => /^(?:and|of|the|for|in)$/u.test(word);

/** `PLA` for `People’s Liberation Army`. */
function isAcronym(name: string, words: readonly string[]): boolean {
  const letters = latinWords(name).join('');
  if (!/^\p{Lu}[\p{Lu}.]{2,6}$/u.test(name.trim()) || letters.length < 3) return false;
  const initials = (given: readonly string[]): string => given.map((word) => word[0] ?? '').join('');
  return initials(words) === letters || initials(words.filter((word) => !isFiller(word))) === letters;
}

/** Slips against letters, and words that the other name lacks. */
function likeness({ cost, left }: Aligned, letters: number, words: number): number {
  // In all, one slip in four letters is too much even where no word has too many.
  if (cost > Math.max(1.5, letters / 4)) return 0;
  const missing = Math.max(left[0].length, left[1].length) / words;
  return Math.max(0.5, 0.98 - cost / letters - missing / 3);
}
