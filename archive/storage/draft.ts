import type { Write } from './change.ts';
import type { Json, VersionName } from './register.ts';
import type { Replica } from './replica.ts';

/** Collects the writes of one change. */
export class Draft {
  readonly writes: Write[] = [];
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  set(of: string, field: string, value: Json): void {
    const known = this.#replica.value(of, field);
    if (known === undefined || JSON.stringify(known) !== JSON.stringify(value))
      this.writes.push({ of, field, value });
  }

  /**
   * Writes prose. It replaces the versions that are named, and by default every one that is known here;
   * what is known and not named is kept beside it until a person settles it.
   */
  setProse(of: string, field: string, value: string, shown?: readonly VersionName[]): void {
    const [version, another] = this.#replica.versions(of, field);
    if (!another && (version?.value ?? '') === value) return;
    const isShown = shown && ((name: VersionName): boolean => shown.includes(name));
    this.writes.push({ of, field, value, replaces: this.#replica.replacing(of, field, isShown) });
  }

  /** Makes a set hold these elements and no others of those that are known. */
  replaceSet(of: string, set: string, known: readonly string[], elements: readonly string[]): void {
    for (const element of known) if (!elements.includes(element)) this.setElement(of, set, element, false);
    for (const element of elements) this.setElement(of, set, element, true);
  }

  /** Puts an element into a set, or takes it out. */
  setElement(of: string, set: string, element: string, present: boolean): void {
    if ((this.#replica.value(of, `${set}/${element}`) ?? false) !== present)
      this.writes.push({ of, field: `${set}/${element}`, value: present });
  }
}
