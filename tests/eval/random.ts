/** Seeded chance: the same seed makes the same highlights and the same edits. */
import { Random } from '../bench/generator/random.ts';

export class Chance extends Random {
  /** From 1 to `most`, each order of magnitude as often. */
  logUniform(most: number): number {
    return Math.max(1, Math.min(most, Math.round(Math.exp(this.fraction() * Math.log(most + 0.5)))));
  }

  shuffled<T>(items: readonly T[]): T[] {
    const all = [...items];
    for (let at = all.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      const [one, two] = [all[at] as T, all[other] as T];
      all[at] = two;
      all[other] = one;
    }
    return all;
  }
}
