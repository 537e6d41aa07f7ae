/**
 * Stamps of a hybrid logical clock (Kulkarni, Demirbas et al., "Logical Physical Clocks", 2014): a stamp is
 * later than every stamp that its writer had seen, and close to wall time where clocks are right.
 *
 * As text: milliseconds since 1970 (13 digits), a counter (5 digits), the device; so that stamps sort as text.
 */

export type Stamp = string;

const stampPattern = /^(\d{13})-(\d{5})-([0-9a-hjkmnp-tv-z]{12})$/;
const counterLimit = 99_999;
/**
 * The last moment that the clock goes by (in the year 2286). What says to be later can only be a fault, and to
 * follow it would soon need a fourteenth digit: stamps that no reader takes, and so changes that are lost.
 */
const followedUntil = 9_990_000_000_000;

export function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && stampPattern.test(value);
}

export function stampDevice(stamp: Stamp): string {
  return stamp.slice(20);
}

export function laterStamp(a: Stamp, b: Stamp): Stamp {
  return a > b ? a : b;
}

/** Gives stamps for one device; `now` is injected so that tests can skew it. */
export class HybridClock {
  #milliseconds = 0;
  #counter = 0;

  constructor(
    readonly device: string,
    readonly now: () => number = Date.now,
  ) {}

  /** Takes note of a stamp seen anywhere: the next one given will be later (but see `followedUntil`). */
  see(stamp: Stamp): void {
    const match = stampPattern.exec(stamp);
    if (!match) return;
    const milliseconds = Number(match[1]);
    const counter = Number(match[2]);
    if (milliseconds > followedUntil) return;
    if (milliseconds > this.#milliseconds) {
      this.#milliseconds = milliseconds;
      this.#counter = counter;
    } else if (milliseconds === this.#milliseconds && counter > this.#counter) {
      this.#counter = counter;
    }
  }

  next(): Stamp {
    const now = Math.min(Math.max(0, Math.floor(this.now())), followedUntil);
    if (now > this.#milliseconds) {
      this.#milliseconds = now;
      this.#counter = 0;
    } else if (this.#counter >= counterLimit) {
      this.#milliseconds++;
      this.#counter = 0;
    } else {
      this.#counter++;
    }
    const time = String(this.#milliseconds).padStart(13, '0');
    return `${time}-${String(this.#counter).padStart(5, '0')}-${this.device}`;
  }
}
