/** Lays out a timeline for the scale at which it is looked at, and remembers that for the next time. */
import type { TimelineThing } from '../contract/timeline.ts';
import type { Bands } from './drawing.shared.ts';
import { type Lain, type Lanes, lainThings, layOut } from './lanes.shared.ts';

/** Steps of the scale at which lanes are chosen anew, for each doubling: between them all stays in its lane. */
const stepsToDouble = 4;
const mostKept = 64;

export class TimelineBands {
  readonly events: readonly Lain[];
  readonly publications: readonly Lain[];
  readonly #known = new Map<string, Lanes>();

  constructor(things: readonly TimelineThing[]) {
    const lain = lainThings(things);
    this.events = lain.filter(({ thing }) => thing.kind === 'event');
    this.publications = lain.filter(({ thing }) => thing.kind === 'publication');
  }

  get all(): readonly Lain[] {
    return [...this.events, ...this.publications];
  }

  /** `scale`: pixels a millisecond; `lanes`: how many there is room for. */
  at(scale: number, lanes: { readonly events: number; readonly publications: number }): Bands {
    const step = Math.floor(Math.log2(scale) * stepsToDouble);
    const lanesOf = (name: 'events' | 'publications'): Lanes => {
      const key = `${name} ${step} ${lanes[name]}`;
      const known = this.#known.get(key);
      if (known) return known;
      if (this.#known.size >= mostKept) this.#known.clear();
      const made = layOut(this[name], 2 ** (step / stepsToDouble), lanes[name]);
      this.#known.set(key, made);
      return made;
    };
    return {
      events: { things: this.events, lanes: lanesOf('events') },
      publications: { things: this.publications, lanes: lanesOf('publications') },
    };
  }
}
