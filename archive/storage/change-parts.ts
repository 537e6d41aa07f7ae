import type { Change } from './change.ts';
import type { ChangeLog } from './change-log.ts';
import { homeOf } from './layout.ts';

/** Changes kept at most, and how many writes one must have for that: others are parsed as fast as they are found. */
const kept = 8;
const large = 40;

/**
 * What single changes say of single homes. One change may be about thousands of them (all that a person put into the trash
 * at once): it is parsed once, and not once for each.
 */
export class ChangeParts {
  readonly #log: ChangeLog;
  /** Of large changes by number, the one last asked for last: what they say, by home. */
  readonly #parts = new Map<number, ReadonlyMap<string, Change>>();

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  /** Of the changes with these numbers what they say of a home. */
  of(home: string, numbers: readonly number[]): Change[] {
    return numbers.flatMap((number) => {
      const change = this.#partsOf(number).get(home);
      return change ? [change] : [];
    });
  }

  /** To be called where numbers, or what is known of a change, may have become others. */
  forget(): void {
    this.#parts.clear();
  }

  #partsOf(number: number): ReadonlyMap<string, Change> {
    const known = this.#parts.get(number);
    if (known) {
      this.#parts.delete(number);
      this.#parts.set(number, known);
      return known;
    }
    const [change] = this.#log.byNumbers([number]);
    const parts = change ? partsOf(change) : new Map<string, Change>();
    if (change && change.writes.length >= large) this.#parts.set(number, parts);
    for (const oldest of this.#parts.keys()) {
      if (this.#parts.size <= kept) break;
      this.#parts.delete(oldest);
    }
    return parts;
  }
}

function partsOf(change: Change): Map<string, Change> {
  const writes = new Map<string, Change['writes'][number][]>();
  for (const write of change.writes) {
    const home = homeOf(write.of);
    const ofHome = writes.get(home);
    if (ofHome) ofHome.push(write);
    else writes.set(home, [write]);
  }
  return new Map([...writes].map(([home, ofHome]) => [home, { ...change, writes: ofHome }]));
}
