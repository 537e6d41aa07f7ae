/** Every change that is known of an archive, from whatever device, to be looked up by thing and by time. */
import type { Change } from './change.ts';
import type { Stamp } from './stamp.ts';

export class ChangeLog {
  readonly #changes = new Map<Stamp, Change>();
  #sorted: Change[] | undefined;

  add(change: Change): void {
    this.#changes.set(change.stamp, change);
    this.#sorted = undefined;
  }

  find(stamp: Stamp): Change | undefined {
    return this.#changes.get(stamp);
  }

  /** The latest changes first; `of`: only those about a thing or what is below it; `before`: a stamp, exclusive. */
  newest({ of, before, limit }: { of?: string; before?: Stamp; limit: number }): Change[] {
    const fitting = this.#all().filter(
      (change) =>
        (before === undefined || change.stamp < before) && (of === undefined || isAbout(change, of)),
    );
    return fitting.slice(-limit).reverse();
  }

  /** Every change about a thing or what is below it, in the order of stamps. */
  about(address: string): Change[] {
    return this.#all().filter((change) => isAbout(change, address));
  }

  #all(): readonly Change[] {
    this.#sorted ??= [...this.#changes.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    return this.#sorted;
  }
}

function isAbout(change: Change, address: string): boolean {
  return change.writes.some(({ of }) => of === address || of.startsWith(`${address}/`));
}
