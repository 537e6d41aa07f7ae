/**
 * Merging as a pure function, over what really happens to 2–5 replicas: partitions, clocks that are wrong by up
 * to a day and jump, changes that arrive late, twice, in any order, alone or as the whole state of another, machines
 * that share an id without anybody knowing, and texts that were written before writes named what they replace.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mergeRegisters,
  nameOf,
  type Register,
  registerOf,
  replacing,
  writesOf,
} from '../../../archive/storage/register.ts';
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
  /** Two machines with one id may give one stamp to two changes. */
  readonly key: string;
  readonly field: string;
  readonly value: string | boolean;
  /** The change alone, as it stands in a history. */
  readonly state: State;
  /** Whether the write names what it replaces. */
  readonly isNaming: boolean;
  /** Keys of what the writer had heard of. */
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

const apart = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  skews: fc.array(fc.integer({ min: -day, max: day }), { minLength: 5, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 50 }),
  /** Which id each replica writes under: its own. */
  ids: fc.constant([0, 1, 2, 3, 4]),
  /** The step from which writes name what they replace. */
  namingFrom: fc.constant(0),
});
/** Replicas of which some share an id, and clocks are often alike, so that they also share stamps. */
const clones = fc.record({
  count: fc.integer({ min: 3, max: 5 }),
  skews: fc.array(fc.constantFrom(0, 0, 0, 5, day), { minLength: 5, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 50 }),
  ids: fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 }),
  namingFrom: fc.constant(0),
});
const upgraded = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  skews: fc.array(fc.integer({ min: -day, max: day }), { minLength: 5, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 50 }),
  ids: fc.oneof(fc.constant([0, 1, 2, 3, 4]), fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 })),
  namingFrom: fc.nat({ max: 40 }),
});
type Course = typeof upgraded extends fc.Arbitrary<infer T> ? T : never;

interface Played {
  readonly said: readonly Said[];
  /** Every state that any replica was in, and every change alone. */
  readonly reached: readonly State[];
  readonly last: readonly State[];
}

function play({ count, skews, steps, ids: idOf, namingFrom }: Course): Played {
  let time = 1_700_000_000_000;
  const replicas = ids.slice(0, count).map((_, index) => {
    const id = ids[idOf[index] ?? index] ?? '';
    const replica = { state: new Map() as State, knew: new Set<string>(), skew: skews[index] ?? 0 };
    return { ...replica, clock: new HybridClock(id, () => time + replica.skew), own: replica };
  });
  const said: Said[] = [];
  const reached: State[] = [];
  const take = (replica: (typeof replicas)[number], state: State, keys: Iterable<string>): void => {
    replica.state = merge(replica.state, state);
    for (const key of keys) {
      replica.clock.see(key.slice(0, 32));
      replica.knew.add(key);
    }
    reached.push(state, replica.state);
  };
  for (const [moment, next] of steps.entries()) {
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
        if (one) take(replica, one.state, [one.key]);
      }
    } else {
      const { field } = next;
      const isProse = (prose as readonly string[]).includes(field);
      const value = isProse || field === 'title' ? next.value : next.value.length % 2 === 0;
      const stamp = replica.clock.next();
      const isNaming = moment >= namingFrom;
      const known = replica.state.get(field);
      const names = isNaming ? { replaces: replacing(known) } : { seen: prefixesOf(known) };
      const state = new Map([[field, registerOf({ stamp, value, ...(isProse ? names : {}) })]]);
      const key = `${stamp} ${field} ${JSON.stringify(value)}`;
      said.push({ stamp, key, field, value, state, isNaming, knew: new Set(replica.knew) });
      take(replica, state, [key]);
    }
  }
  return { said, reached, last: replicas.map(({ state }) => state) };
}

/** What a write named before: of each device the latest version that was known. */
function prefixesOf(register: Register | undefined): Record<string, string> {
  const latest: Record<string, string> = {};
  if (register?.kind !== 'prose') return latest;
  const { versions, replaced } = register;
  const known = [...versions.map(nameOf), ...replaced.names, ...Object.values(replaced.prefixes).flat()];
  for (const stamp of known.map((name) => name.slice(0, 32)).sort()) latest[stamp.slice(20)] = stamp;
  return latest;
}

const anyCourse = fc.oneof(apart, clones, upgraded);
const played = anyCourse.map(play).filter(({ reached }) => reached.length > 0);
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
          if (register.stamp !== stamp || register.value === value) continue;
          // Two machines with one id gave one stamp to two values: all devices choose the same.
          expect(
            course.said.some(
              (one) => one.field === field && one.stamp === stamp && one.value === register.value,
            ),
          ).toBe(true);
          expect(JSON.stringify(register.value) > JSON.stringify(value)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  const standing = ({ said }: Played, all: State, field: string) => {
    const writes = said.filter((one) => one.field === field);
    const unseen = writes.filter(({ key }) => !writes.some(({ knew }) => knew.has(key)));
    const register = all.get(field);
    const kept = register?.kind === 'prose' ? register.versions : [];
    const keyOf = ({ stamp, value }: { stamp: string; value: unknown }): string =>
      `${stamp} ${field} ${JSON.stringify(value)}`;
    return { writes, unseen, kept: kept.map(keyOf) };
  };

  test.each([
    ['each with an id of its own', apart],
    ['some with the same id', clones],
  ] as const)('as prose is there unless a later writer had seen it: %s', (_name, courses) => {
    fc.assert(
      fc.property(courses.map(play), (course) => {
        const all = whole(course);
        for (const field of prose) {
          const { unseen, kept } = standing(course, all, field);
          expect(kept).toEqual([...new Set(unseen.map(({ key }) => key))].sort());
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('as prose is there although earlier versions of the program have written, too', () => {
    fc.assert(
      fc.property(
        upgraded.map((course) => ({ ...play(course), ...course })),
        (course) => {
          const all = whole(course);
          const hasClones = new Set(course.ids.slice(0, course.count)).size < course.count;
          for (const field of prose) {
            const { unseen, kept } = standing(course, all, field);
            // What was replaced then stays replaced, and only then could one machine's words go for another's.
            for (const key of kept) expect(unseen.map((one) => one.key)).toContain(key);
            for (const { key, isNaming } of unseen) if (isNaming || !hasClones) expect(kept).toContain(key);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('can be told to others by a checkpoint', () => {
    fc.assert(
      fc.property(played, ({ reached }) => {
        for (const state of reached)
          for (const register of state.values()) {
            const told = writesOf(register).map((write) => registerOf(JSON.parse(JSON.stringify(write))));
            expect(told.reduce((sum, one) => mergeRegisters(sum, one))).toEqual(register);
          }
      }),
      { numRuns: 500 },
    );
  });

  test('has a stamp of its own, later than all that its writer had heard of', () => {
    fc.assert(
      fc.property(apart.map(play), ({ said }) => {
        expect(new Set(said.map(({ stamp }) => stamp)).size).toBe(said.length);
        for (const { stamp, knew } of said)
          for (const earlier of knew)
            expect(stamp > earlier.slice(0, 32), `${stamp} after ${earlier}`).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
