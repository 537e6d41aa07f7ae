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

/** The latest stamp seen of each device, of one field. */
export type Seen = Readonly<Record<string, Stamp>>;

export interface ProseVersion {
  readonly stamp: Stamp;
  readonly value: Json;
  readonly seen: Seen;
}

export type Register =
  | { readonly kind: 'latest'; readonly stamp: Stamp; readonly value: Json }
  | { readonly kind: 'prose'; readonly versions: readonly ProseVersion[] };

export const stampSchema = z.custom<Stamp>(isStamp, 'not a stamp');
const seenSchema = z.record(z.string(), stampSchema);

/** One write of one field as it stands in a history and in a checkpoint; with `seen` it is prose. */
export const fieldWriteSchema = z.object({
  stamp: stampSchema,
  value: z.json(),
  seen: seenSchema.optional(),
});
export type FieldWrite = { readonly stamp: Stamp; readonly value: Json; readonly seen?: Seen | undefined };

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

/** The versions that no other one has seen, oldest first, each once. */
function undominated(versions: readonly ProseVersion[]): ProseVersion[] {
  const kept = new Map<string, ProseVersion>();
  for (const version of versions) {
    const covered = versions.some(
      (other) =>
        other.stamp !== version.stamp && (other.seen[stampDevice(version.stamp)] ?? '') >= version.stamp,
    );
    if (covered) continue;
    const twin = kept.get(version.stamp);
    if (!twin || JSON.stringify(version) > JSON.stringify(twin)) kept.set(version.stamp, version);
  }
  return [...kept.values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
}

/** What a new write of this field must name as seen: everything that is known of it now. */
export function seenBy(register: Register | undefined): Seen {
  const seen: Record<string, Stamp> = {};
  if (register?.kind !== 'prose') return seen;
  const note = (stamp: Stamp): void => {
    const device = stampDevice(stamp);
    seen[device] = laterStamp(seen[device] ?? '', stamp);
  };
  for (const version of register.versions) {
    note(version.stamp);
    for (const stamp of Object.values(version.seen)) note(stamp);
  }
  return seen;
}
