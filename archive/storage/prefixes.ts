/**
 * What a write of prose replaced, in the form of before: of each device all versions up to a stamp. That is not true
 * of a device that is two, so writes name versions now (`register.ts`); what was written so is read for good.
 */
import * as z from 'zod';
import { isStamp, type Stamp, stampDevice } from './stamp.ts';

/**
 * For each device the stamp up to which its versions were replaced; or a list of it and of those before it that were
 * not, as the writer had not been shown them.
 */
export type Prefixes = Readonly<Record<string, Stamp | readonly Stamp[]>>;

const stampSchema = z.custom<Stamp>(isStamp, 'not a stamp');
export const prefixesSchema = z.record(z.string(), z.union([stampSchema, z.array(stampSchema).min(2)]));

export const noPrefixes: Prefixes = {};

/** Whether a version of that stamp is among them. */
export function covers(prefixes: Prefixes, stamp: Stamp): boolean {
  const [last = '', ...without] = listed(prefixes[stampDevice(stamp)]);
  return last >= stamp && !without.includes(stamp);
}

const listed = (stamps: Stamp | readonly Stamp[] = []): readonly Stamp[] =>
  typeof stamps === 'string' ? [stamps] : stamps;

/** The same, in the form in which equal ones have equal JSON; without the version that says so itself. */
export function inOneForm(prefixes: Prefixes, own: Stamp): Prefixes {
  const entries = Object.entries(prefixes).map(([device, stamps]): [string, Entry] => {
    const [last = '', ...without] = listed(stamps);
    const passedOver = stampDevice(own) === device ? [...without, own] : without;
    return [device, { last, without: new Set(passedOver.filter((stamp) => stamp <= last)) }];
  });
  return written(new Map(entries));
}

/** All that either has. */
export function together(a: Prefixes, b: Prefixes): Prefixes {
  if (isEmpty(b)) return a;
  if (isEmpty(a)) return b;
  const entries = [...new Set([...Object.keys(a), ...Object.keys(b)])].map((device): [string, Entry] => {
    const [lastOfA = '', ...withoutA] = listed(a[device]);
    const [lastOfB = '', ...withoutB] = listed(b[device]);
    const passedOver = [...withoutA, ...withoutB].filter((stamp) => !covers(a, stamp) && !covers(b, stamp));
    return [device, { last: lastOfA > lastOfB ? lastOfA : lastOfB, without: new Set(passedOver) }];
  });
  return written(new Map(entries));
}

const isEmpty = (prefixes: Prefixes): boolean => Object.keys(prefixes).length === 0;

interface Entry {
  readonly last: Stamp;
  readonly without: ReadonlySet<Stamp>;
}

function written(entries: ReadonlyMap<string, Entry>): Prefixes {
  return Object.fromEntries(
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([device, { last, without }]) => [
        device,
        without.size === 0 ? last : [last, ...[...without].sort()],
      ]),
  );
}
