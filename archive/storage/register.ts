/**
 * Registers: what is known of one field of one thing. Two kinds:
 * - `latest`: of two writes the later stamp holds (ties, which only a fault can make: the greater value);
 * - `prose`: a write names the versions that it has seen, so that concurrent ones are all kept until a person
 *   settles them. A version is dropped when another one's `seen` covers it: a dotted version vector
 *   (Preguiça et al., "Dotted Version Vectors", 2010).
 *
 * Merging either is commutative, associative and idempotent (`tests/unit/storage/register.test.ts`).
 */
import * as z from 'zod';
import { isStamp, laterStamp, type Stamp, stampDevice } from './stamp.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The latest stamp seen of each device. */
export type Seen = Readonly<Record<string, Stamp>>;

/**
 * Of one field of prose: for each device the latest stamp that the writer had seen; or a list of it and of those
 * before it that the writer had not been shown, which its version therefore does not replace.
 */
export type ProseSeen = Readonly<Record<string, Stamp | readonly Stamp[]>>;

export interface ProseVersion {
  readonly stamp: Stamp;
  readonly value: Json;
  readonly seen: ProseSeen;
}

export type Register =
  | { readonly kind: 'latest'; readonly stamp: Stamp; readonly value: Json }
  | { readonly kind: 'prose'; readonly versions: readonly ProseVersion[] };

export const stampSchema = z.custom<Stamp>(isStamp, 'not a stamp');
export const proseSeenSchema = z.record(z.string(), z.union([stampSchema, z.array(stampSchema).min(2)]));

/** One write of one field as it stands in a history and in a checkpoint; with `seen` it is prose. */
export const fieldWriteSchema = z.object({
  stamp: stampSchema,
  value: z.json(),
  seen: proseSeenSchema.optional(),
});
export type FieldWrite = {
  readonly stamp: Stamp;
  readonly value: Json;
  readonly seen?: ProseSeen | undefined;
};

export function registerOf(write: FieldWrite): Register {
  return write.seen === undefined
    ? { kind: 'latest', stamp: write.stamp, value: write.value }
    : { kind: 'prose', versions: [{ stamp: write.stamp, value: write.value, seen: write.seen }] };
}

export function mergeRegisters(a: Register, b: Register): Register {
  if (a.kind === 'latest' && b.kind === 'latest') return later(a, b);
  // A field is of one kind for good; should a faulty writer mix them, prose holds: it loses nothing.
  if (a.kind === 'latest') return b;
  if (b.kind === 'latest') return a;
  return { kind: 'prose', versions: undominated([...a.versions, ...b.versions]) };
}

type Latest = Extract<Register, { kind: 'latest' }>;

function later(a: Latest, b: Latest): Latest {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/**
 * The versions that no other one has seen, oldest first, each once. Two texts under one stamp, which only two
 * machines with one id can make, are two versions.
 */
function undominated(versions: readonly ProseVersion[]): ProseVersion[] {
  const kept = new Map<string, ProseVersion>();
  for (const version of versions) {
    if (versions.some((other) => other.stamp !== version.stamp && covers(other.seen, version.stamp)))
      continue;
    const key = `${version.stamp} ${JSON.stringify(version.value)}`;
    const twin = kept.get(key);
    if (!twin || JSON.stringify(version) > JSON.stringify(twin)) kept.set(key, version);
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
}

/** Whether whoever wrote with this `seen` had seen the version of that stamp. */
export function covers(seen: ProseSeen, stamp: Stamp): boolean {
  const [latest = '', ...unseen] = listed(seen[stampDevice(stamp)]);
  return latest >= stamp && !unseen.includes(stamp);
}

const listed = (stamps: Stamp | readonly Stamp[] = []): readonly Stamp[] =>
  typeof stamps === 'string' ? [stamps] : stamps;

/**
 * What a new write of this field must name as seen: everything that is known of it now, but for the versions
 * that its writer was not shown. It names those one by one, and so do the versions that follow upon it: what
 * comes after one version of a device has not thereby seen another one of that device.
 */
export function seenBy(register: Register | undefined, isShown: (stamp: Stamp) => boolean = all): ProseSeen {
  if (register?.kind !== 'prose') return {};
  const { versions } = register;
  const latest = new Map<string, Stamp>();
  const passedOver = new Set<Stamp>();
  const note = (device: string, stamp: Stamp): void => {
    latest.set(device, laterStamp(latest.get(device) ?? '', stamp));
  };
  for (const { stamp, seen } of versions) {
    note(stampDevice(stamp), stamp);
    if (!isShown(stamp)) passedOver.add(stamp);
    for (const [device, stamps] of Object.entries(seen)) {
      const [last = '', ...unseen] = listed(stamps);
      note(device, last);
      for (const other of unseen) if (!isKnown(versions, other)) passedOver.add(other);
    }
  }
  return Object.fromEntries(
    [...latest].map(([device, stamp]) => {
      const unseen = [...passedOver].filter((other) => stampDevice(other) === device).sort();
      return [device, unseen.length === 0 ? stamp : [stamp, ...unseen]];
    }),
  );
}

const all = (): boolean => true;

const isKnown = (versions: readonly ProseVersion[], stamp: Stamp): boolean =>
  versions.some((version) => version.stamp === stamp || covers(version.seen, stamp));
