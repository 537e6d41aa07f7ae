/** Prose over devices that write at once, see only some of what is there, and get things in any order. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRegisters, type Register, registerOf, replacing } from '../../../archive/storage/register.ts';

const devices = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc', 'dddddddddddd'];

type Step =
  /** Writes, having been shown of what its device knows only the versions that `shown` picks. */
  | { readonly do: 'write'; readonly device: number; readonly shown: readonly boolean[] }
  /** Takes in one write of any device, whether or not it has those before it. */
  | { readonly do: 'receive'; readonly device: number; readonly which: number }
  | { readonly do: 'merge'; readonly device: number; readonly from: number };

const device = fc.nat({ max: devices.length - 1 });
const course = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        device,
        shown: fc.array(fc.boolean(), { maxLength: 4 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('receive' as const), device, which: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), device, from: device }) },
  ),
  { minLength: 2, maxLength: 30 },
);

interface Written {
  readonly stamp: string;
  readonly register: Register;
  /** The versions that the writer named. */
  readonly named: readonly string[];
}

const stampsOf = (register: Register | undefined): string[] =>
  register?.kind === 'prose' ? register.versions.map(({ stamp }) => stamp) : [];

function play(steps: readonly Step[]): {
  readonly states: (Register | undefined)[];
  readonly said: Written[];
} {
  const states: (Register | undefined)[] = devices.map(() => undefined);
  const said: Written[] = [];
  const take = (at: number, register: Register): void => {
    const known = states[at];
    states[at] = known ? mergeRegisters(known, register) : register;
  };
  steps.forEach((step, moment) => {
    if (step.do === 'write') {
      const known = states[step.device];
      const stamp = `${String(1_700_000_000_000 + moment)}-00000-${devices[step.device]}`;
      const named = stampsOf(known).filter((_, at) => step.shown[at] ?? true);
      const register = registerOf({
        stamp,
        value: stamp,
        replaces: replacing(known, (name) => named.some((stamp) => name.startsWith(stamp))),
      });
      said.push({ stamp, register, named });
      take(step.device, register);
    } else if (step.do === 'receive') {
      const written = said[step.which % Math.max(1, said.length)];
      if (written) take(step.device, written.register);
    } else {
      const from = states[step.from];
      if (from) take(step.device, from);
    }
  });
  return { states, said };
}

const merged = (registers: readonly Register[]): Register | undefined =>
  registers.reduce<Register | undefined>((sum, one) => (sum ? mergeRegisters(sum, one) : one), undefined);

test('no version ever disappears unless a write named it, nor stays that one named', () => {
  fc.assert(
    fc.property(course, (steps) => {
      const { said } = play(steps);
      const named = new Set(said.flatMap((written) => written.named));
      const unnamed = said.map(({ stamp }) => stamp).filter((stamp) => !named.has(stamp));
      expect(stampsOf(merged(said.map(({ register }) => register)))).toEqual(unnamed.sort());
    }),
    { numRuns: 5_000 },
  );
});

test('every order and grouping, with repeats, comes to the same', () => {
  fc.assert(
    fc.property(course, fc.infiniteStream(fc.nat()), (steps, picks) => {
      const { states, said } = play(steps);
      const all = [...said.map(({ register }) => register), ...states.filter((state) => state !== undefined)];
      const whole = merged(all);
      const left = [...all, ...all.slice(0, 3)];
      while (left.length > 1) {
        const [a] = left.splice(Number(picks.next().value) % left.length, 1);
        const [b] = left.splice(Number(picks.next().value) % left.length, 1);
        if (a && b) left.push(mergeRegisters(a, b));
      }
      expect(left[0]).toEqual(whole);
    }),
    { numRuns: 3_000 },
  );
});

test('at no moment does a device lose what it knows to a write that it does not know', () => {
  fc.assert(
    fc.property(course, (steps) => {
      for (let end = 1; end <= steps.length; end++) {
        const { states, said } = play(steps.slice(0, end));
        const named = new Set(said.flatMap((written) => written.named));
        for (const state of states)
          for (const other of states)
            if (state && other)
              for (const stamp of stampsOf(state))
                expect(stampsOf(mergeRegisters(state, other)).includes(stamp) || named.has(stamp)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('a version passed over on its own device is not taken for seen by those who follow', () => {
  const at = (moment: number, name = 'aaaaaaaaaaaa'): string => `${1_700_000_000_000 + moment}-00000-${name}`;
  const first = registerOf({ stamp: at(1), value: 'first', replaces: [] });
  // The window shows the first while the command line of the same device writes the second.
  const second = registerOf({ stamp: at(2), value: 'second', replaces: replacing(first) });
  const third = registerOf({
    stamp: at(3),
    value: 'third',
    replaces: replacing(mergeRegisters(first, second), (name) => name.startsWith(at(1))),
  });
  // Another device gets the third alone and goes on from it.
  const fourth = registerOf({ stamp: at(4, 'bbbbbbbbbbbb'), value: 'fourth', replaces: replacing(third) });
  expect(stampsOf(merged([first, second, third, fourth]))).toEqual([at(2), at(4, 'bbbbbbbbbbbb')]);
});
