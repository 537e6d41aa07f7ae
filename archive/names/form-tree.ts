/** The forms of all known names as one tree of words: finding what begins at a word costs as many steps as the form has words. */
import { type FormKind, formsOf, type NamedThing } from './name-forms.ts';

export interface FormOwner {
  readonly id: string;
  readonly kind: FormKind;
}

interface Branch {
  readonly next: Map<string, Branch>;
  owners: FormOwner[];
}

const newBranch = (): Branch => ({ next: new Map(), owners: [] });

export class FormTree {
  readonly #root = newBranch();
  readonly #forms = new Map<string, readonly (readonly string[])[]>();

  /** Puts a thing's names in the place of those that were known of it. */
  set(thing: NamedThing): void {
    this.remove(thing.id);
    const forms = formsOf(thing);
    this.#forms.set(
      thing.id,
      forms.map(({ words }) => words),
    );
    for (const { words, kind } of forms) {
      let branch = this.#root;
      for (const word of words) {
        let next = branch.next.get(word);
        if (!next) {
          next = newBranch();
          branch.next.set(word, next);
        }
        branch = next;
      }
      branch.owners.push({ id: thing.id, kind });
    }
  }

  remove(id: string): void {
    for (const words of this.#forms.get(id) ?? []) this.#cut(this.#root, words, id);
    this.#forms.delete(id);
  }

  /** The last words of a thing's forms: without one of them it is in no text. */
  lastWords(id: string): Set<string> {
    return new Set((this.#forms.get(id) ?? []).map((words) => words.at(-1) ?? ''));
  }

  #cut(branch: Branch, words: readonly string[], id: string): void {
    const [word, ...rest] = words;
    if (word === undefined) {
      branch.owners = branch.owners.filter((owner) => owner.id !== id);
      return;
    }
    const next = branch.next.get(word);
    if (!next) return;
    this.#cut(next, rest, id);
    if (next.owners.length === 0 && next.next.size === 0) branch.next.delete(word);
  }

  get isEmpty(): boolean {
    return this.#forms.size === 0;
  }

  /**
   * Who has a form that begins at the word `at`, for each length from the longest. `wordAt` gives the word, or undefined
   * where the text does not go on from the one before.
   */
  beginningAt(
    at: number,
    wordAt: (at: number) => string | undefined,
  ): { readonly length: number; readonly owners: readonly FormOwner[] }[] {
    const found: { length: number; owners: readonly FormOwner[] }[] = [];
    let branch: Branch | undefined = this.#root;
    for (let length = 1; ; length++) {
      const word = wordAt(at + length - 1);
      branch = word === undefined ? undefined : branch.next.get(word);
      if (!branch) return found.reverse();
      if (branch.owners.length > 0) found.push({ length, owners: branch.owners });
    }
  }
}
