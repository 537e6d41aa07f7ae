import type { Write } from './change.ts';
import type { Json } from './register.ts';
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

  /** Writes prose; it replaces every version that is known here. */
  setProse(of: string, field: string, value: string): void {
    if ((this.#replica.value(of, field) ?? '') === value) return;
    this.writes.push({ of, field, value, seen: this.#replica.seen(of, field) });
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
