/** Which words of one name stand for which of another. */
import { isNickname } from './nicknames.ts';
import { slipBetween } from './word-likeness.ts';

interface Pair {
  /** Words of each name, by number: mostly one of each, or two that are written as one in the other. */
  readonly of: readonly [readonly number[], readonly number[]];
  /** 0: the same word. */
  readonly cost: number;
  readonly length: number;
}

export interface Aligned {
  readonly pairs: readonly Pair[];
  /** Sum over the pairs. */
  readonly cost: number;
  /** Words that stand for none of the other name. */
  readonly left: readonly [readonly string[], readonly string[]];
}

const costs = { initial: 0.5, nickname: 0.5, joined: 0.25 };

/** Pairs of words, the surest first, each word once. `given`: whether first words may be short names of one another. */
export function alignWords(
  a: readonly string[],
  b: readonly string[],
  { given }: { readonly given: boolean },
): Aligned {
  const possible: Pair[] = [];
  for (const [i, one] of a.entries())
    for (const [j, other] of b.entries()) {
      const cost = costOf(one, other, given && i === 0 && j === 0);
      if (cost !== undefined)
        possible.push({
          of: [[i], [j]],
          cost: cost + (i === j ? 0 : 0.001),
          length: Math.min(one.length, other.length),
        });
    }
  possible.push(...joinedPairs(a, b), ...joinedPairs(b, a).map(turned));
  possible.sort((one, other) => one.cost - other.cost || other.length - one.length);
  const used = [new Set<number>(), new Set<number>()] as const;
  const pairs = possible.filter(({ of: [mine, theirs] }) => {
    if (mine.some((i) => used[0].has(i)) || theirs.some((j) => used[1].has(j))) return false;
    for (const i of mine) used[0].add(i);
    for (const j of theirs) used[1].add(j);
    return true;
  });
  return {
    pairs,
    cost: pairs.reduce((sum, { cost }) => sum + cost, 0),
    left: [a.filter((_, i) => !used[0].has(i)), b.filter((_, j) => !used[1].has(j))],
  };
}

const turned = ({ of: [mine, theirs], ...pair }: Pair): Pair => ({ ...pair, of: [theirs, mine] });

function costOf(one: string, other: string, given: boolean): number | undefined {
  const slip = slipBetween(one, other);
  if (slip !== undefined) return slip;
  if (given && isNickname(one, other)) return costs.nickname;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length === 1 && /^\p{L}/u.test(short) && long.startsWith(short) ? costs.initial : undefined;
}

/** Neighbouring words that are written as one in the other name: `Patr ushev`, `van der Bilt`. */
function joinedPairs(apart: readonly string[], whole: readonly string[]): Pair[] {
  const found: Pair[] = [];
  for (let from = 0; from < apart.length; from++)
    for (let to = from + 2; to <= Math.min(apart.length, from + 3); to++) {
      const joined = apart.slice(from, to).join('');
      for (const [j, word] of whole.entries()) {
        const slip = joined.length < 5 ? (joined === word ? 0 : undefined) : slipBetween(joined, word);
        if (slip === undefined) continue;
        const numbers = Array.from({ length: to - from }, (_, index) => from + index);
        found.push({ of: [numbers, [j]], cost: slip + costs.joined, length: joined.length });
      }
    }
  return found;
}
