import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HybridClock, isStamp, stampDevice } from '../../../archive/storage/stamp.ts';

const device = 'k3f9x2m0q7ab';
const other = 'p81kd00zzzzz';

function clockOver(times: readonly number[]): HybridClock {
  let at = 0;
  return new HybridClock(device, () => times[Math.min(at++, times.length - 1)] ?? 0);
}

const isRising = (stamps: readonly string[]): boolean =>
  stamps.every((stamp, index) => index === 0 || stamp > (stamps[index - 1] ?? ''));

describe('the hybrid clock', () => {
  test('gives rising stamps however the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 2 }), (times) => {
        const clock = clockOver(times);
        const stamps = times.map(() => clock.next());
        expect(stamps.every(isStamp)).toBe(true);
        expect(isRising(stamps)).toBe(true);
      }),
    );
  });

  test('gives later stamps than any that it has seen', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            now: fc.integer({ min: 0, max: 4_000_000_000_000 }),
            seen: fc.integer({ min: 0, max: 4_000_000_000_000 }),
            counter: fc.integer({ min: 0, max: 99_999 }),
          }),
          { minLength: 1 },
        ),
        (moments) => {
          let now = 0;
          const clock = new HybridClock(device, () => now);
          let last = '';
          for (const moment of moments) {
            now = moment.now;
            const foreign = `${String(moment.seen).padStart(13, '0')}-${String(moment.counter).padStart(5, '0')}-${other}`;
            clock.see(foreign);
            const stamp = clock.next();
            expect(isStamp(stamp)).toBe(true);
            expect(stamp > foreign && stamp > last).toBe(true);
            last = stamp;
          }
        },
      ),
    );
  });

  test('goes on with wall time once that has caught up', () => {
    const clock = clockOver([1_700_000_000_000, 1_600_000_000_000, 1_700_000_000_005]);
    expect([clock.next(), clock.next(), clock.next()]).toEqual([
      `1700000000000-00000-${device}`,
      `1700000000000-00001-${device}`,
      `1700000000005-00000-${device}`,
    ]);
  });

  test('goes to the next millisecond when the counter is full', () => {
    const clock = clockOver([1_700_000_000_000]);
    clock.see(`1700000000000-99998-${other}`);
    expect([clock.next(), clock.next()]).toEqual([
      `1700000000000-99999-${device}`,
      `1700000000001-00000-${device}`,
    ]);
  });

  test.each([
    ['a clock of the year 2286', 9_999_999_999_999, []],
    ['a clock beyond what 13 digits hold', 1e15, []],
    ['a foreign stamp at the end of the digits', 1_700_000_000_000, [`9999999999999-99999-${other}`]],
    ['a clock before 1970', -5, []],
    ['a clock that is broken', Number.NaN, []],
  ])('never gives a stamp that no reader would take: %s', (_name, now, seen) => {
    const clock = new HybridClock(device, () => now);
    for (const stamp of seen) clock.see(stamp);
    const stamps = Array.from({ length: 100_010 }, () => clock.next());
    expect(stamps.find((stamp) => !isStamp(stamp))).toBeUndefined();
    expect(isRising(stamps)).toBe(true);
  });

  test('takes no note of what is no stamp', () => {
    const clock = clockOver([1_700_000_000_000]);
    for (const nonsense of ['', 'later', '9999999999999', `99999999999999-00000-${other}`])
      clock.see(nonsense);
    expect(clock.next()).toBe(`1700000000000-00000-${device}`);
  });
});

describe('a stamp', () => {
  test.each([
    ['as it is written', `1700000000000-00000-${device}`, true],
    ['short', `170000000000-00000-${device}`, false],
    ['without a device', '1700000000000-00000-', false],
    ['of a device with letters that ids do not have', '1700000000000-00000-ilouilouilou', false],
    ['with something after it', `1700000000000-00000-${device} `, false],
    ['a number', 1_700_000_000_000, false],
  ])('is told: %s', (_name, value, expected) => expect(isStamp(value)).toBe(expected));

  test('names its device', () => expect(stampDevice(`1700000000000-00000-${device}`)).toBe(device));
});
