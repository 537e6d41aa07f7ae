/**
 * Registers: what is known of one field of one thing. Two kinds:
 * - `latest`: of two writes the later stamp holds (ties, which only a fault can make: the greater value);
 * - `prose`: a write names the versions that it replaces, so that concurrent ones are all kept until a person
 *   settles them. What holds are the versions that no write has named.
 *
 * Merging either is commutative, associative and idempotent (`tests/unit/storage/register.test.ts`): of prose it is
 * the union of two sets that only grow, the versions and the names of those that were replaced.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { covers, inOneForm, noPrefixes, type Prefixes, prefixesSchema, together } from './prefixes.ts';
import { isStamp, type Stamp } from './stamp.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The latest stamp seen of each device. */
export type Seen = Readonly<Record<string, Stamp>>;

/**
 * Stamp and beginning of the SHA-256 of the text: two machines with one id can give one stamp to two texts, and who
 * was shown one of them has not thereby replaced the other.
 */
export type VersionName = string;

export interface ProseVersion {
  readonly stamp: Stamp;
  readonly value: Json;
  /** Written in the form of before, which did not name versions: only such writes may have replaced it unnamed. */
  readonly isUnnamed?: true;
}

/** What the writes of a field of prose have replaced, whether it has arrived or not. */
export interface Replaced {
  /** In order, each once. */
  readonly names: readonly VersionName[];
  readonly prefixes: Prefixes;
}

export type Register =
  | { readonly kind: 'latest'; readonly stamp: Stamp; readonly value: Json }
  | { readonly kind: 'prose'; readonly versions: readonly ProseVersion[]; readonly replaced: Replaced };

export const stampSchema = z.custom<Stamp>(isStamp, 'not a stamp');
const namePattern = /^\d{13}-\d{5}-[0-9a-hjkmnp-tv-z]{12}-[0-9a-f]{8}$/;

/** What makes a write one of prose: the names of the versions that it replaces, or the form of before. */
export const replacingSchema = { replaces: z.array(z.string().regex(namePattern)), seen: prefixesSchema };

/** One write of one field as it stands in a history and in a checkpoint; with `replaces` or `seen` it is prose. */
export const fieldWriteSchema = z.object({
  stamp: stampSchema,
  value: z.json(),
  replaces: replacingSchema.replaces.optional(),
  seen: replacingSchema.seen.optional(),
});
export interface FieldWrite {
  readonly stamp: Stamp;
  readonly value: Json;
  readonly replaces?: readonly VersionName[] | undefined;
  readonly seen?: Prefixes | undefined;
}

export const isProse = ({ replaces, seen }: Pick<FieldWrite, 'replaces' | 'seen'>): boolean =>
  replaces !== undefined || seen !== undefined;

export function registerOf(write: FieldWrite): Register {
  const { stamp, value, replaces, seen } = write;
  if (!isProse(write)) return { kind: 'latest', stamp, value };
  const version: ProseVersion = replaces ? { stamp, value } : { stamp, value, isUnnamed: true };
  const own = nameOf(version);
  return {
    kind: 'prose',
    versions: [version],
    replaced: {
      names: inOrder((replaces ?? []).filter((name) => name !== own)),
      prefixes: seen ? inOneForm(seen, stamp) : noPrefixes,
    },
  };
}

/**
 * The writes by which a register can be told to others: as few as say it all. The last one that names versions
 * names all that are known to be replaced.
 */
export function writesOf(register: Register): FieldWrite[] {
  if (register.kind === 'latest') return [{ stamp: register.stamp, value: register.value }];
  const { versions, replaced } = register;
  const { names, prefixes } = replaced;
  const speaker = versions.findLast(({ isUnnamed }) => !isUnnamed) ?? versions.at(-1);
  const isOld = Object.keys(prefixes).length > 0;
  return versions.map((version) => {
    const { stamp, value, isUnnamed } = version;
    if (isUnnamed) return { stamp, value, seen: version === speaker ? prefixes : {} };
    if (version !== speaker) return { stamp, value, replaces: [] };
    return isOld ? { stamp, value, replaces: names, seen: prefixes } : { stamp, value, replaces: names };
  });
}

export function mergeRegisters(a: Register, b: Register): Register {
  if (a.kind === 'latest' && b.kind === 'latest') return later(a, b);
  // A field is of one kind for good; should a faulty writer mix them, prose holds: it loses nothing.
  if (a.kind === 'latest') return b;
  if (b.kind === 'latest') return a;
  const replaced = {
    names: union(a.replaced.names, b.replaced.names),
    prefixes: together(a.replaced.prefixes, b.replaced.prefixes),
  };
  return { kind: 'prose', versions: standing([...a.versions, ...b.versions], replaced), replaced };
}

type Latest = Extract<Register, { kind: 'latest' }>;

function later(a: Latest, b: Latest): Latest {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/** The versions that were not replaced, oldest first, each once. */
function standing(versions: readonly ProseVersion[], replaced: Replaced): ProseVersion[] {
  const kept = new Map<string, ProseVersion>();
  for (const version of versions)
    if (!isReplaced(version, replaced))
      kept.set(`${version.stamp} ${version.isUnnamed ? 0 : 1} ${JSON.stringify(version.value)}`, version);
  if (kept.size < 2) return [...kept.values()];
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
}

function isReplaced(version: ProseVersion, { names, prefixes }: Replaced): boolean {
  if (version.isUnnamed && covers(prefixes, version.stamp)) return true;
  // The text is only looked at where the stamp is named at all.
  const first = names[placeOf(names, version.stamp)];
  return first?.startsWith(version.stamp) === true && has(names, nameOf(version));
}

export function nameOf({ stamp, value }: Pick<ProseVersion, 'stamp' | 'value'>): VersionName {
  return `${stamp}-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8)}`;
}

/** Whether a name is that of a version that stands, or stood, as far as is known. */
export function isNamed(register: Register | undefined, name: VersionName): boolean {
  if (register?.kind !== 'prose') return false;
  const { versions, replaced } = register;
  return (
    versions.some((version) => nameOf(version) === name) ||
    replaced.names.includes(name) ||
    covers(replaced.prefixes, name.slice(0, -9))
  );
}

/** How many versions a write names at most that were replaced before. */
const namedAgain = 32;

/**
 * What a new write of this field must name: the versions that its writer was shown, and the latest of those that were
 * replaced before. The latter stand in histories of their own; naming them again keeps them from being shown beside
 * this one where it arrives before these.
 */
export function replacing(
  register: Register | undefined,
  isShown: (name: VersionName) => boolean = () => true,
): VersionName[] {
  if (register?.kind !== 'prose') return [];
  const { versions, replaced } = register;
  const shown = versions.map(nameOf).filter(isShown);
  return shown.length === 0 ? [] : inOrder([...replaced.names.slice(-namedAgain), ...shown]);
}

const inOrder = (names: readonly VersionName[]): VersionName[] => [...new Set(names)].sort();

/** Of two lists in order; mostly a few later ones come to many. */
function union(a: readonly VersionName[], b: readonly VersionName[]): readonly VersionName[] {
  const [most, few] = a.length >= b.length ? [a, b] : [b, a];
  const further = few.filter((name) => !has(most, name));
  const [first] = further;
  if (first === undefined) return most;
  return first > (most.at(-1) ?? '') ? [...most, ...further] : inOrder([...most, ...further]);
}

const has = (names: readonly VersionName[], name: VersionName): boolean =>
  names[placeOf(names, name)] === name;

/** Index of the first that is not before the text, in a list in order. */
function placeOf(names: readonly VersionName[], text: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
