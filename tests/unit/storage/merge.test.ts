/**
 * Merging as a pure function, over what really happens to 2–5 replicas: partitions, clocks that are wrong by up
 * to a day and jump, changes that arrive late, twice, in any order, alone or as the whole state of another.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeRegisters, type Register, registerOf, seenBy } from '../../../archive/storage/register.ts';
import { HybridClock } from '../../../archive/storage/stamp.ts';

const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee'];
const day = 86_400_000;
const short = ['title', 'trashed', 'aliases/Ana'] as const;
const prose = ['note', 'description'] as const;

/** All that a replica knows: field, register. */
type State = ReadonlyMap<string, Register>;

function merge(a: State, b: State): State {
  const merged = new Map(a);
  for (const [field, register] of b) {
    const known = merged.get(field);
    merged.set(field, known ? mergeRegisters(known, register) : register);
  }
  return merged;
}

const plain = (state: State): unknown => [...state].sort(([a], [b]) => (a < b ? -1 : 1));

interface Said {
  readonly stamp: string;
  readonly field: string;
  readonly value: string | boolean;
  /** The change alone, as it stands in a history. */
  readonly state: State;
  /** Stamps that the writer had heard of. */
  readonly knew: ReadonlySet<string>;
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      replica: fc.nat(),
      field: fc.constantFrom(...short, ...prose, ...prose),
      value: fc.string({ maxLength: 3 }),
    }),
  },
  // Changes of anybody, in any order, any number of times: what a syncer carries.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      replica: fc.nat(),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    }),
  },
  // The whole state of another: what checkpoints carry.
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('exchange' as const), replica: fc.nat(), from: fc.nat() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      replica: fc.nat(),
      by: fc.integer({ min: -day, max: day }),
    }),
  },
);

const course = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  skews: fc.array(fc.integer({ min: -day, max: day }), { minLength: 5, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 50 }),
});
type Course = typeof course extends fc.Arbitrary<infer T> ? T : never;

interface Played {
  readonly said: readonly Said[];
  /** Every state that any replica was in, and every change alone. */
  readonly reached: readonly State[];
  readonly last: readonly State[];
}

function play({ count, skews, steps }: Course): Played {
  let time = 1_700_000_000_000;
  const replicas = ids.slice(0, count).map((id, index) => {
    const replica = { state: new Map() as State, knew: new Set<string>(), skew: skews[index] ?? 0 };
    return { ...replica, clock: new HybridClock(id, () => time + replica.skew), own: replica };
  });
  const said: Said[] = [];
  const reached: State[] = [];
  const take = (replica: (typeof replicas)[number], state: State, stamps: Iterable<string>): void => {
    replica.state = merge(replica.state, state);
    for (const stamp of stamps) {
      replica.clock.see(stamp);
      replica.knew.add(stamp);
    }
    reached.push(state, replica.state);
  };
  for (const next of steps) {
    time += 1;
    const replica = replicas[next.replica % count];
    if (!replica) continue;
    if (next.do === 'jump') replica.own.skew = Math.max(-day, Math.min(day, replica.own.skew + next.by));
    else if (next.do === 'exchange') {
      const from = replicas[next.from % count];
      if (from) take(replica, from.state, [...from.knew]);
    } else if (next.do === 'hear') {
      for (const pick of said.length === 0 ? [] : next.picks) {
        const one = said[pick % said.length];
        if (one) take(replica, one.state, [one.stamp]);
      }
    } else {
      const { field } = next;
      const isProse = (prose as readonly string[]).includes(field);
      const value = isProse || field === 'title' ? next.value : next.value.length % 2 === 0;
      const stamp = replica.clock.next();
      const seen = isProse ? seenBy(replica.state.get(field)) : undefined;
      const state = new Map([[field, registerOf({ stamp, value, seen })]]);
      said.push({ stamp, field, value, state, knew: new Set(replica.knew) });
      take(replica, state, [stamp]);
    }
  }
  return { said, reached, last: replicas.map(({ state }) => state) };
}

const played = course.map(play).filter(({ reached }) => reached.length > 0);
const threeStates = fc
  .tuple(played, fc.nat(), fc.nat(), fc.nat())
  .map(([{ reached }, ...picks]) => picks.map((pick) => reached[pick % reached.length] ?? new Map()));

describe('merging what replicas know', () => {
  test('is commutative', () => {
    fc.assert(
      fc.property(threeStates, ([a = new Map(), b = new Map()]) => {
        expect(plain(merge(a, b))).toEqual(plain(merge(b, a)));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(threeStates, ([a = new Map(), b = new Map(), c = new Map()]) => {
        expect(plain(merge(merge(a, b), c))).toEqual(plain(merge(a, merge(b, c))));
      }),
      { numRuns: 4_000 },
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(threeStates, ([a = new Map(), b = new Map()]) => {
        expect(plain(merge(a, a))).toEqual(plain(a));
        const both = merge(a, b);
        expect(plain(merge(both, b))).toEqual(plain(both));
        expect(plain(merge(a, both))).toEqual(plain(both));
      }),
      { numRuns: 1_000 },
    );
  });

  test('comes to the same whatever the order, the grouping and the repetition', () => {
    const orders = fc.tuple(played, fc.infiniteStream(fc.nat()));
    fc.assert(
      fc.property(orders, ([{ said, last }, numbers]) => {
        const all = said.reduce<State>((sum, { state }) => merge(sum, state), new Map());
        expect(plain(last.reduce((sum, state) => merge(sum, state), all))).toEqual(plain(all));
        // Any two of a heap of parts are merged, or one is said once more, until one is left.
        const parts = [...last, ...said.map(({ state }) => state)];
        const pick = (): number => (numbers.next().value as number) % parts.length;
        for (let repeats = 5; parts.length > 1; ) {
          const [first] = parts.splice(pick(), 1);
          const at = pick();
          const second = parts[at];
          if (!first || !second) continue;
          const once = repeats-- > 0 && parts.length > 2;
          parts[at] = merge(first, second);
          if (once) parts.push(first);
        }
        expect(plain(parts[0] ?? new Map())).toEqual(plain(all));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('what was acknowledged', () => {
  const whole = ({ said }: Played): State =>
    said.reduce<State>((sum, { state }) => merge(sum, state), new Map());

  test('is there, or superseded by a later write of its field', () => {
    fc.assert(
      fc.property(played, (course) => {
        const all = whole(course);
        for (const { field, stamp, value } of course.said) {
          const register = all.get(field);
          if (register?.kind !== 'latest') continue;
          expect(register.stamp >= stamp).toBe(true);
          if (register.stamp === stamp) expect(register.value).toBe(value);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('as prose is there unless a later writer had seen it', () => {
    fc.assert(
      fc.property(played, (course) => {
        const all = whole(course);
        for (const field of prose) {
          const writes = course.said.filter((one) => one.field === field);
          const unseen = writes.filter(({ stamp }) => !writes.some(({ knew }) => knew.has(stamp)));
          const register = all.get(field);
          const kept = register?.kind === 'prose' ? register.versions : [];
          expect(kept.map(({ stamp, value }) => [stamp, value])).toEqual(
            unseen.map(({ stamp, value }) => [stamp, value]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('has a stamp of its own, later than all that its writer had heard of', () => {
    fc.assert(
      fc.property(played, ({ said }) => {
        expect(new Set(said.map(({ stamp }) => stamp)).size).toBe(said.length);
        for (const { stamp, knew } of said)
          for (const earlier of knew) expect(stamp > earlier, `${stamp} after ${earlier}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
