/** Whether two words of names may be slips or other spellings of one another. */
import { distance } from 'fastest-levenshtein';

/**
 * Ways in which one sound is written, by whoever brings it into Latin letters: `Wolodymyr` and `Volodymyr`,
 * `Mohammed` and `Muhammad`. Applied in this order.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/t?sch/gu, 'sh'],
  [/tch/gu, 'ch'],
  [/ph/gu, 'f'],
  [/ck|q|kh/gu, 'k'],
  [/([gdt])h/gu, '$1'],
  [/zh|dj/gu, 'j'],
  [/w/gu, 'v'],
  [/oo|ou/gu, 'u'],
  [/ee|ie/gu, 'i'],
  [/[yj]/gu, 'i'],
  [/z/gu, 's'],
  [/o/gu, 'u'],
  [/e/gu, 'i'],
  [/(.)\1+/gu, '$1'],
];

const sounds = new Map<string, string>();
const mostSounds = 20_000;

/** A word as it is heard, however it was brought into Latin letters. */
export function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  let sound = word;
  for (const [pattern, letters] of spellings) sound = sound.replace(pattern, letters);
  if (sounds.size >= mostSounds) sounds.clear();
  sounds.set(word, sound);
  return sound;
}

/** Another first letter is seldom a slip. */
const otherBeginning = 0.5;
/** What another spelling of the same sound costs. */
const otherSpelling = 0.25;

/**
 * How far two words of names (folded, in Latin letters) are from one another, in letters: 0 the same; undefined where
 * so far that they are different words. Words of up to three letters are never slips of one another.
 */
export function slipBetween(a: string, b: string): number | undefined {
  if (a === b) return 0;
  // `Fund 2` and `Fund 3` are two.
  if (/^\d+$/u.test(a) || /^\d+$/u.test(b)) return undefined;
  const length = Math.min(a.length, b.length);
  const [soundA, soundB] = [soundOf(a), soundOf(b)];
  if (soundA === soundB) return otherSpelling;
  const letters = Math.min(distance(a, b), distance(soundA, soundB) + otherSpelling);
  const cost = letters + (soundA[0] === soundB[0] ? 0 : otherBeginning);
  return cost <= slipsAllowed(length) ? cost : undefined;
}

function slipsAllowed(length: number): number {
  if (length <= 3) return 0;
  if (length <= 5) return 1.5;
  return length <= 8 ? 2 : 2.5;
}
