/** Replicas that write on their own and hear of each other late, out of order, twice or not until the end. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, fieldWriteOf, type Write } from '../../../archive/storage/change.ts';
import { Facts, writesIn } from '../../../archive/storage/checkpoint.ts';
import { nameOf } from '../../../archive/storage/register.ts';
import { Replica } from '../../../archive/storage/replica.ts';
import { HybridClock, stampDevice } from '../../../archive/storage/stamp.ts';

const deviceIds = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd', 'eeeeeeeeeeee'];
const address = 'people/k3f9x2m0q7ab';
const fields = ['name', 'description', 'aliases/Ana'] as const;

interface Device {
  readonly id: string;
  readonly replica: Replica;
  readonly clock: HybridClock;
  /** Keys of the changes that this device had taken in. */
  readonly known: Set<string>;
}

interface Said {
  readonly change: Change;
  readonly write: Write;
  /** Keys of the changes that the writer had taken in when it wrote. */
  readonly knew: ReadonlySet<string>;
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    device: fc.nat(),
    field: fc.constantFrom(...fields, 'description' as const, 'description' as const),
    value: fc.string({ maxLength: 4 }),
  }),
  /** `picks` choose among all that was ever said: any order, any number of times. */
  fc.record({
    do: fc.constant('deliver' as const),
    device: fc.nat(),
    picks: fc.array(fc.nat(), { maxLength: 6 }),
  }),
);

const history = fc.record({
  count: fc.integer({ min: 2, max: 5 }),
  /** Which id each writes under: mostly its own, sometimes one of another, which nobody knows. */
  ids: fc.oneof(fc.constant([0, 1, 2, 3, 4]), fc.array(fc.nat({ max: 2 }), { minLength: 5, maxLength: 5 })),
  skews: fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 5, maxLength: 5 }),
  steps: fc.array(step, { maxLength: 40 }),
  orders: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
});

function play({
  count,
  ids,
  skews,
  steps,
  orders,
}: typeof history extends fc.Arbitrary<infer T> ? T : never) {
  let time = 1_700_000_000_000;
  const devices = deviceIds.slice(0, count).map(
    (own, index): Device => ({
      id: deviceIds[ids[index] ?? index] ?? own,
      replica: new Replica(),
      clock: new HybridClock(deviceIds[ids[index] ?? index] ?? own, () => time + (skews[index] ?? 0)),
      known: new Set(),
    }),
  );
  const said: Said[] = [];
  const take = (device: Device, change: Change): void => {
    device.clock.see(change.stamp);
    device.replica.apply(change);
    device.known.add(keyOf(change));
  };
  for (const next of steps) {
    time += 1;
    const device = devices[next.device % count];
    if (!device) continue;
    if (next.do === 'deliver') {
      for (const pick of said.length === 0 ? [] : next.picks) {
        const chosen = said[pick % said.length];
        if (chosen) take(device, chosen.change);
      }
      continue;
    }
    const value = next.field === 'aliases/Ana' ? next.value.length % 2 === 0 : next.value;
    const write: Write =
      next.field === 'description'
        ? { of: address, field: next.field, value, replaces: device.replica.replacing(address, next.field) }
        : { of: address, field: next.field, value };
    const change: Change = { v: 1, stamp: device.clock.next(), at: '', author: '', writes: [write] };
    said.push({ change, write, knew: new Set(device.known) });
    take(device, change);
  }
  devices.forEach((device, index) => {
    for (const one of rotated(said, orders[index] ?? 0)) take(device, one.change);
  });
  return { devices, said };
}

/** Two devices with one id may give one stamp to two changes; to one and the same change, it is the same. */
const keyOf = ({ stamp, writes }: Change): string =>
  `${stamp} ${JSON.stringify(writes.map(({ field, value }) => [field, value]))}`;

/** An order of its own for each device: turned, and every second time backwards. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  const turned = [...items.slice(at), ...items.slice(0, at)];
  return by % 2 === 0 ? turned : turned.reverse();
}

const stateOf = (replica: Replica): [string, unknown][] =>
  [...(replica.thing(address) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));

describe('replicas that have heard all', () => {
  test('are equal', () => {
    fc.assert(
      fc.property(history, (course) => {
        const { devices } = play(course);
        const [first, ...others] = devices.map(({ replica }) => stateOf(replica));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  test('hold every write, or a later one of its field', () => {
    fc.assert(
      fc.property(history, (course) => {
        const { devices, said } = play(course);
        for (const { change, write } of said) {
          if (write.replaces !== undefined) continue;
          const register = devices[0]?.replica.thing(address)?.get(write.field);
          expect(register?.kind).toBe('latest');
          if (register?.kind === 'latest') expect(register.stamp >= change.stamp).toBe(true);
        }
      }),
    );
  });

  test('hold exactly the prose that no writer had seen', () => {
    fc.assert(
      fc.property(history, (course) => {
        const { devices, said } = play(course);
        const prose = said.filter(({ write }) => write.replaces !== undefined);
        const unseen = prose
          .filter(({ change }) => !prose.some(({ knew }) => knew.has(keyOf(change))))
          .map(({ change, write }) => nameOf({ stamp: change.stamp, value: write.value }));
        for (const { replica } of devices) {
          const register = replica.thing(address)?.get('description');
          const kept = register?.kind === 'prose' ? register.versions.map(nameOf) : [];
          expect([...kept].sort()).toEqual([...new Set(unseen)].sort());
        }
      }),
      { numRuns: 500 },
    );
  });

  test('give each writer stamps of its own, later than all that it knew', () => {
    fc.assert(
      fc.property(history, (course) => {
        const { said, devices } = play(course);
        const isAlone = new Set(devices.map(({ id }) => id)).size === devices.length;
        if (isAlone) expect(new Set(said.map(({ change }) => change.stamp)).size).toBe(said.length);
        for (const { change, knew } of said)
          for (const earlier of knew) expect(change.stamp > earlier.slice(0, 32)).toBe(true);
      }),
    );
  });

  test('can be rebuilt from what each device’s checkpoint keeps', () => {
    fc.assert(
      fc.property(history, (course) => {
        const { devices, said } = play(course);
        const rebuilt = new Replica();
        for (const { id } of devices) {
          const facts = new Facts();
          for (const { change, write } of said)
            if (stampDevice(change.stamp) === id)
              facts.learn(write.of, write.field, fieldWriteOf(change, write));
          for (const { address: of, field, write } of writesIn(facts.checkpointOf(id)))
            rebuilt.learn(of, field, write);
        }
        expect(stateOf(rebuilt)).toEqual(devices[0] ? stateOf(devices[0].replica) : []);
      }),
    );
  });
});
