import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeRegisters, type Register, registerOf, replacing } from '../../../archive/storage/register.ts';

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
        replaces: replacing(own),
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
    registerOf({ stamp: stampAt(moment, device), value, replaces: replacing(over) });
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

describe('a note written on two machines with one id', () => {
  const write = (moment: number, device: string, value: string, over?: Register): Register =>
    registerOf({ stamp: stampAt(moment, device), value, replaces: replacing(over) });
  const values = (register: Register): unknown[] =>
    register.kind === 'prose' ? register.versions.map((version) => version.value) : [];
  const all = (...registers: [Register, ...Register[]]): Register =>
    registers.reduce((sum, register) => mergeRegisters(sum, register));
  const twice = 'aaaaaaaaaaaa';
  const third = 'bbbbbbbbbbbb';
  const onOne = write(1, twice, 'on one');
  const onTheOther = write(2, twice, 'on the other');

  test('is not dropped by who has seen only that of the other machine', () => {
    const later = write(3, third, 'knows the other', onTheOther);
    expect(values(all(onOne, onTheOther, later))).toEqual(['on one', 'knows the other']);
  });

  test('is kept by everyone or by no one, in whatever order changes came', () => {
    // The third device saw what one machine wrote; its own clone did not; a fourth saw only that one's.
    const saw = write(3, third, 'saw one', onOne);
    const clone = write(4, third, 'clone of the third');
    const fourth = write(5, 'cccccccccccc', 'fourth', clone);
    expect(all(all(fourth, saw), onOne)).toEqual(all(fourth, all(saw, onOne)));
  });

  test('is kept where both gave it the same stamp, also by who was shown one of them', () => {
    // Both had seen a stamp from a clock ahead of theirs: each goes on with the next counter.
    const twin = write(1, twice, 'at the same stamp');
    expect(values(mergeRegisters(onOne, twin)).sort()).toEqual(['at the same stamp', 'on one']);
    const later = write(3, third, 'knows the twin', twin);
    expect(values(all(onOne, twin, later))).toEqual(['on one', 'knows the twin']);
  });
});

describe('a prose register in the form of before', () => {
  const [a = '', b = '', c = ''] = devices;
  const earlier = (moment: number, device: string, seen: Record<string, string | string[]>): Register =>
    registerOf({ stamp: stampAt(moment, device), value: `${moment}`, seen });
  const stamps = (register: Register): unknown[] =>
    register.kind === 'prose' ? register.versions.map(({ stamp }) => stamp) : [];

  test('replaces all of a device up to a stamp, but for what it had not been shown', () => {
    const first = earlier(1, a, {});
    const second = earlier(2, a, { [a]: stampAt(1, a) });
    const passing = earlier(3, b, { [a]: [stampAt(2, a), stampAt(1, a)] });
    expect(stamps(mergeRegisters(first, second))).toEqual([stampAt(2, a)]);
    expect(stamps(mergeRegisters(mergeRegisters(passing, first), second))).toEqual([stampAt(3, b)]);
    expect(stamps(mergeRegisters(passing, first))).toEqual([stampAt(1, a), stampAt(3, b)]);
  });

  test('replaces nothing that was written since, and is itself replaced by name', () => {
    const old = earlier(5, b, { [a]: stampAt(4, a) });
    const since = registerOf({ stamp: stampAt(3, a), value: 'since', replaces: [] });
    expect(stamps(mergeRegisters(old, since))).toEqual([stampAt(3, a), stampAt(5, b)]);
    const both = registerOf({
      stamp: stampAt(6, c),
      value: 'both',
      replaces: replacing(mergeRegisters(old, since)),
    });
    expect(stamps(mergeRegisters(both, mergeRegisters(since, old)))).toEqual([stampAt(6, c)]);
    // What the old one had replaced is not brought back by the newer one.
    expect(stamps(mergeRegisters(mergeRegisters(both, old), earlier(4, a, {})))).toEqual([stampAt(6, c)]);
  });

  test('does not replace itself where its clock goes after what it replaces', () => {
    const far = earlier(9, a, {});
    const next = earlier(1, a, { [a]: stampAt(9, a) });
    expect(stamps(mergeRegisters(far, next))).toEqual([stampAt(1, a)]);
  });
});
