import { type LeftOut, type LeftOutKind, leftOutKinds } from '../contract/handover.ts';

/** Things named at most of one kind; the count says how many there are. */
const named = 100;

/** Takes note of what does not go along, each thing once. */
export class LeftOutList {
  readonly #things = new Map<LeftOutKind, Map<string, string>>();

  /** `key` tells one thing from another, such as its address; `words` are for the person. */
  note(kind: LeftOutKind, key: string, words: string): void {
    const things = this.#things.get(kind) ?? new Map<string, string>();
    this.#things.set(kind, things.set(key, words));
  }

  /** In the order of the contract. */
  list(): LeftOut[] {
    return leftOutKinds.flatMap((kind) => {
      const things = this.#things.get(kind);
      if (!things) return [];
      return [{ kind, count: things.size, things: [...things.values()].slice(0, named) }];
    });
  }
}
