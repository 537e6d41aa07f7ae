/** What the order of all words says of a place, where the text that was marked is at hand. */
import { Alignment } from './alignment.ts';
import type { FoundPlace } from './places.ts';
import type { SearchedText } from './searched-text.ts';
import type { Sought } from './sought.ts';
import { leastInOrder, leastStrange, nearlyAllInOrder, strangeInOrder } from './thresholds.ts';

/**
 * `settled`: nearly all its words are those of the mark, in order; `here`: most are, or what stands around it is what stood
 * around the mark; `elsewhere`: they are other words of the text of home; `open`: it does not tell.
 */
export type Order = 'settled' | 'here' | 'elsewhere' | 'open';

export function orderOf(sought: Sought, place: FoundPlace, text: SearchedText, home: SearchedText): Order {
  if (!sought.home || isDoubled(sought)) return 'open';
  const alignment = Alignment.between(home, text);
  const { own, other, all, wanted } = alignment.shares(place, sought.home);
  if (own > 0 && own >= Math.max(all, wanted) * nearlyAllInOrder) return 'settled';
  if (own > 0 && own >= all * leastInOrder) return 'here';
  if (other > 0 && other >= all * leastInOrder) return 'elsewhere';
  if (own === 0 && other >= Math.max(leastStrange, all * strangeInOrder)) return 'elsewhere';
  return other === 0 && alignment.isBracketed(place, sought.home) ? 'here' : 'open';
}

/** Of words that stand beside themselves (“link link link”) nobody can tell which were taken out. */
export function isDoubled({ words, before, after }: Sought): boolean {
  return before.trimEnd().endsWith(words) || after.trimStart().startsWith(words);
}
