/** Names of authors: as they are written, and in the parts that citations need. */
import type { CitedName } from '../contract/citing.ts';

/** Particles that belong to the name they stand before, in the languages that write them small (CSL: non-dropping). */
const particles = new Set(
  (
    'af al al- av bin da dal dalla das de degli dei del della den der des di do dos du e el ibn la las le li lo los ' +
    'of op o’ san st. ’t ten ter than tho thoe tot ut van vande vanden vander vom von zu zum zur'
  ).split(' '),
);

const suffix = /^(?:jr\.?|sr\.?|[iv]{2,4}|2nd|3rd|esq\.?|ph\.?\s?d\.?|m\.?d\.?)$/iu;

/** Words by which an institution is told from a person; a doubtful name is left whole, which no style spoils. */
const institution =
  /\b(?:agency|agence|association|assembly|bank|board|bureau|cent(?:er|re)|collective|college|commission|committee|company|corporation|council|courts?|department|desk|editors|federation|foundation|government|group|inc|institute|institut|ltd|llc|gmbh|ministry|ministerium|network|news|office|organi[sz]ation|parliament|party|police|press|redaktion|senate|service|society|staff|team|times|union|university|universität|université|zeitung)\b/iu;

/** `Kevin de León` → given Kevin, particle de, family León. `León, Kevin de` likewise. What can’t be divided stays whole. */
export function readName(written: string, isInstitution: (name: string) => boolean = () => false): CitedName {
  const name = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '' || isInstitution(name) || institution.test(name)) return { literal: name };
  const commas = name.split(/\s*,\s*/u);
  if (commas.length === 2 && suffix.test(commas[1] ?? ''))
    return { ...readName(commas[0] ?? ''), suffix: commas[1] ?? '' };
  if (commas.length === 2 || commas.length === 3) return readTurned(commas);
  const words = name.split(' ');
  if (words.length === 1 || words.length > 6 || commas.length > 3) return { literal: name };
  const last = words.at(-1) ?? '';
  if (words.length > 2 && suffix.test(last))
    return { ...readName(words.slice(0, -1).join(' ')), suffix: last };
  let at = words.length - 1;
  while (at > 1 && isParticle(words[at - 1] ?? '')) at--;
  return made({
    given: words.slice(0, at).join(' '),
    particle: words.slice(at, -1).join(' '),
    family: last,
  });
}

/** `León, Kevin de`, `de León, Kevin`, `King, Martin Luther, Jr.` */
function readTurned([first = '', second = '', third = '']: readonly string[]): CitedName {
  const [given, after] = third !== '' && suffix.test(second) ? [third, second] : [second, third];
  const front = first.split(' ');
  let at = 0;
  while (at < front.length - 1 && isParticle(front[at] ?? '')) at++;
  const givenWords = given.split(' ');
  let to = givenWords.length;
  while (to > 1 && isParticle(givenWords[to - 1] ?? '')) to--;
  return {
    ...made({
      given: givenWords.slice(0, to).join(' '),
      particle: [...givenWords.slice(to), ...front.slice(0, at)].join(' '),
      family: front.slice(at).join(' '),
    }),
    ...(after !== '' && { suffix: after }),
  };
}

const isParticle = (word: string): boolean => particles.has(word) && word === word.toLowerCase();

const made = ({
  given,
  particle,
  family,
}: {
  given: string;
  particle: string;
  family: string;
}): CitedName => ({
  ...(family !== '' && { family }),
  ...(given !== '' && { given }),
  ...(particle !== '' && { 'non-dropping-particle': particle }),
});

/** As it is written in a line: `Kevin de León`, `Martin Luther King Jr.` */
export const nameInWords = (name: CitedName): string =>
  name.literal ??
  [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix]
    .filter(Boolean)
    .join(' ')
    .replace(/(?<=[’'-]) /gu, '');

/** `de León, Kevin`, by which it can be read again in its parts; an institution in braces. */
export function turnedName(name: CitedName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ');
  return [family, name.suffix, name.given].filter(Boolean).join(', ');
}
