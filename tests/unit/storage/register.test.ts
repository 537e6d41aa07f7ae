import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeRegisters, type Register, registerOf, seenBy } from '../../../archive/storage/register.ts';

const devices = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'];

type Step =
  | { readonly do: 'write'; readonly device: number; readonly value: string }
  | { readonly do: 'merge'; readonly device: number; readonly from: number };

const deviceIndex = fc.nat({ max: devices.length - 1 });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), device: deviceIndex, value: fc.string({ maxLength: 3 }) }),
    fc.record({ do: fc.constant('merge' as const), device: deviceIndex, from: deviceIndex }),
  ),
  { minLength: 1, maxLength: 25 },
);

/** Every register that some replica of one prose field has held on the way. */
function proseStates(way: readonly Step[]): Register[] {
  const states: (Register | undefined)[] = devices.map(() => undefined);
  const reached: Register[] = [];
  way.forEach((step, moment) => {
    const own = states[step.device];
    const other = step.do === 'merge' ? states[step.from] : undefined;
    let next = own;
    if (step.do === 'write') {
      const written = registerOf({
        stamp: stampAt(moment, devices[step.device] ?? ''),
        value: step.value,
        seen: seenBy(own),
      });
      reached.push(written);
      next = own ? mergeRegisters(own, written) : written;
    } else if (other) next = own ? mergeRegisters(own, other) : other;
    if (next) reached.push(next);
    states[step.device] = next;
  });
  return reached;
}

const stampAt = (moment: number, device: string): string =>
  `${String(1_700_000_000_000 + moment)}-00000-${device}`;

const latest = fc
  .record({
    moment: fc.nat({ max: 3 }),
    device: fc.constantFrom(...devices),
    value: fc.oneof(fc.string({ maxLength: 2 }), fc.integer(), fc.boolean(), fc.constant(null)),
  })
  .map(({ moment, device, value }) => registerOf({ stamp: stampAt(moment, device), value }));

const prose = steps.map(proseStates).filter((states) => states.length > 0);

const threeLatest = fc.tuple(latest, latest, latest);
const threeProse = prose.chain((states) => {
  const one = fc.constantFrom(...states);
  return fc.tuple(one, one, one);
});
const threeMixed = fc.tuple(latest, prose, latest, fc.nat()).chain(([first, states, second, pick]) =>
  fc.shuffledSubarray([first, states[pick % states.length] ?? first, second, ...states.slice(0, 2)], {
    minLength: 3,
    maxLength: 3,
  }),
) as fc.Arbitrary<[Register, Register, Register]>;

describe.each([
  ['latest', threeLatest],
  ['prose', threeProse],
  ['of mixed kinds', threeMixed],
] as const)('merging registers: %s', (_name, three) => {
  test('is commutative', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(mergeRegisters(a, b)).toEqual(mergeRegisters(b, a));
      }),
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(mergeRegisters(mergeRegisters(a, b), c)).toEqual(mergeRegisters(a, mergeRegisters(b, c)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        expect(mergeRegisters(a, a)).toEqual(a);
        const both = mergeRegisters(a, b);
        expect(mergeRegisters(both, b)).toEqual(both);
      }),
    );
  });
});

describe('a latest register', () => {
  const early = registerOf({ stamp: stampAt(1, 'aaaaaaaaaaaa'), value: 'early' });
  const late = registerOf({ stamp: stampAt(2, 'aaaaaaaaaaaa'), value: 'late' });

  test('holds the later write', () => expect(mergeRegisters(late, early)).toEqual(late));

  test('decides between devices at one moment by the device', () => {
    const other = registerOf({ stamp: stampAt(1, 'bbbbbbbbbbbb'), value: 'other' });
    expect(mergeRegisters(early, other)).toEqual(other);
  });

  test('decides a tie, which only a fault can make, by the value', () => {
    const twin = registerOf({ stamp: stampAt(1, 'aaaaaaaaaaaa'), value: 'zebra' });
    expect(mergeRegisters(early, twin)).toEqual(twin);
    expect(mergeRegisters(twin, early)).toEqual(twin);
  });
});

describe('a prose register', () => {
  const write = (moment: number, device: string, value: string, over?: Register): Register =>
    registerOf({ stamp: stampAt(moment, device), value, seen: seenBy(over) });
  const values = (register: Register): unknown[] =>
    register.kind === 'prose' ? register.versions.map((version) => version.value) : [];

  const first = write(1, 'aaaaaaaaaaaa', 'first');
  const onA = write(2, 'aaaaaaaaaaaa', 'on A', first);
  const onB = write(3, 'bbbbbbbbbbbb', 'on B', first);

  test('drops a version that was seen', () => expect(values(mergeRegisters(first, onA))).toEqual(['on A']));

  test('keeps concurrent versions, oldest first', () =>
    expect(values(mergeRegisters(mergeRegisters(onB, first), onA))).toEqual(['on A', 'on B']));

  test('is settled by a write that has seen both', () => {
    const both = mergeRegisters(onA, onB);
    const settled = write(4, 'cccccccccccc', 'settled', both);
    expect(values(mergeRegisters(both, settled))).toEqual(['settled']);
    expect(values(mergeRegisters(settled, onA))).toEqual(['settled']);
  });

  test('keeps what a later writer had not seen', () => {
    const late = write(9, 'aaaaaaaaaaaa', 'late, knows only A', onA);
    expect(values(mergeRegisters(late, onB))).toEqual(['on B', 'late, knows only A']);
  });

  test('does not bring back what had been replaced when it comes again', () => {
    const settled = write(4, 'cccccccccccc', 'settled', mergeRegisters(onA, onB));
    expect(values(mergeRegisters(settled, first))).toEqual(['settled']);
  });
});
