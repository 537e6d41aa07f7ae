/**
 * What this process knows of an archive: every register of every thing, merged from histories and
 * checkpoints in whatever order they came.
 */
import { type Change, fieldWriteOf } from './change.ts';
import { homeOf, idOf } from './layout.ts';
import {
  type FieldWrite,
  type Json,
  mergeRegisters,
  type ProseVersion,
  type Register,
  registerOf,
  type Seen,
  seenBy,
} from './register.ts';
import { stampDevice } from './stamp.ts';

export type Thing = ReadonlyMap<string, Register>;

/** The writes of one device about one home, as a checkpoint keeps them: address, then field. */
export type DeviceFacts = Readonly<Record<string, Readonly<Record<string, FieldWrite>>>>;

export class Replica {
  readonly #things = new Map<string, Map<string, Register>>();
  /** Addresses of everything below a home, in the order in which they became known. */
  readonly #homes = new Map<string, Set<string>>();
  /** Own facts of each device: home, address, field. */
  readonly #facts = new Map<string, Map<string, Map<string, Map<string, FieldWrite>>>>();

  apply(change: Change): void {
    for (const write of change.writes) this.learn(write.of, write.field, fieldWriteOf(change, write));
  }

  learn(address: string, field: string, write: FieldWrite): void {
    const home = homeOf(address);
    let thing = this.#things.get(address);
    if (!thing) {
      thing = new Map();
      this.#things.set(address, thing);
      const members = this.#homes.get(home) ?? new Set();
      this.#homes.set(home, members.add(address));
    }
    const known = thing.get(field);
    const register = registerOf(write);
    thing.set(field, known ? mergeRegisters(known, register) : register);
    this.#note(stampDevice(write.stamp), home, address, field, write);
  }

  /** A device's later write of a field has always seen its earlier ones, so the latest says all. */
  #note(device: string, home: string, address: string, field: string, write: FieldWrite): void {
    const homes = getOrMake(
      this.#facts,
      device,
      () => new Map<string, Map<string, Map<string, FieldWrite>>>(),
    );
    const things = getOrMake(homes, home, () => new Map<string, Map<string, FieldWrite>>());
    const fields = getOrMake(things, address, () => new Map<string, FieldWrite>());
    const known = fields.get(field);
    if (!known || write.stamp > known.stamp) fields.set(field, write);
  }

  /** What one device has said about a home, in a fixed order. */
  factsOf(device: string, home: string): DeviceFacts {
    const things = this.#facts.get(device)?.get(home);
    if (!things) return {};
    return Object.fromEntries(
      [...things]
        .sort(byKey)
        .map(([address, fields]) => [address, Object.fromEntries([...fields].sort(byKey))]),
    );
  }

  /** Whether a device is known to have written a field at that stamp or later. */
  knows(address: string, field: string, stamp: string): boolean {
    const facts = this.#facts.get(stampDevice(stamp))?.get(homeOf(address));
    return (facts?.get(address)?.get(field)?.stamp ?? '') >= stamp;
  }

  homesOf(device: string): string[] {
    return [...(this.#facts.get(device)?.keys() ?? [])];
  }

  thing(address: string): Thing | undefined {
    return this.#things.get(address);
  }

  /** The address of the thing with an id, whatever it is. */
  addressOf(id: string): string | undefined {
    for (const address of this.#things.keys()) if (idOf(address) === id) return address;
    return undefined;
  }

  /** Addresses of the homes of one noun, such as `articles`. */
  homes(noun: string): string[] {
    const prefix = `${noun}/`;
    return [...this.#homes.keys()].filter((home) => home.startsWith(prefix));
  }

  /** Addresses of the things of one noun below a home, such as the annotations of an article. */
  below(home: string, noun: string): string[] {
    const prefix = `${home}/${noun}/`;
    return [...(this.#homes.get(home) ?? [])].filter((address) => address.startsWith(prefix));
  }

  value(address: string, field: string): Json | undefined {
    const register = this.#things.get(address)?.get(field);
    if (register === undefined) return undefined;
    return register.kind === 'latest' ? register.value : together(register.versions);
  }

  seen(address: string, field: string): Seen {
    return seenBy(this.#things.get(address)?.get(field));
  }

  /** Fields below a prefix with their values: the elements of a set, such as `people/…` of an annotation. */
  elements(address: string, prefix: string): [element: string, value: Json][] {
    const found: [string, Json][] = [];
    for (const [field, register] of this.#things.get(address) ?? []) {
      if (!field.startsWith(`${prefix}/`) || register.kind !== 'latest') continue;
      found.push([field.slice(prefix.length + 1), register.value]);
    }
    return found;
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;

/** Stands between versions of prose that were written at once, until a person settles them. */
export const betweenVersions = '\n\n⁂\n\n';

/**
 * Concurrent versions are shown one after the other: whoever writes the prose anew has then seen them all, and
 * replaces nothing unseen.
 */
function together(versions: readonly ProseVersion[]): Json | undefined {
  if (versions.length === 1) return versions[0]?.value;
  return versions.map(({ value }) => String(value)).join(betweenVersions);
}
