/**
 * The past of a thing: what its fields held when only some of the writes known today had been made. Each field
 * is merged again from its writes, by the same rule that made what holds now.
 */
import type { Archive } from '../storage/archive.ts';
import { type Change, fieldWriteOf } from '../storage/change.ts';
import type { ChangeLog } from '../storage/change-log.ts';
import {
  type FieldWrite,
  type Json,
  mergeRegisters,
  type Register,
  registerOf,
  writesOf as writesIn,
} from '../storage/register.ts';
import type { Thing } from '../storage/replica.ts';

/** A write of one field of one thing, and the wall time of its writer in milliseconds. */
export interface PastWrite {
  readonly of: string;
  readonly field: string;
  readonly at: number;
  readonly write: FieldWrite;
}

/** Wall time of a change; its stamp's where `at` can't be read. */
export function timeOf({ at, stamp }: Pick<Change, 'at' | 'stamp'>): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? timeOfStamp(stamp) : time;
}

const timeOfStamp = (stamp: string): number => Number(stamp.slice(0, 13));

export function writesOf(change: Change): PastWrite[] {
  const at = timeOf(change);
  return change.writes.map((write) => ({
    of: write.of,
    field: write.field,
    at,
    write: fieldWriteOf(change, write),
  }));
}

/**
 * What only checkpoints say, because a history was lost: the latest write of each device. The moment of such a
 * write is that of its stamp.
 */
export function unloggedWrites(
  of: string,
  thing: Thing | undefined,
  logged: readonly PastWrite[],
): PastWrite[] {
  const known = new Set(logged.map(({ field, write }) => `${write.stamp} ${field}`));
  const found: PastWrite[] = [];
  for (const [field, register] of thing ?? []) {
    for (const write of writesIn(register)) {
      const { stamp } = write;
      if (!known.has(`${stamp} ${field}`)) found.push({ of, field, at: timeOfStamp(stamp), write });
    }
  }
  return found;
}

export function merged(writes: readonly PastWrite[]): Register | undefined {
  let register: Register | undefined;
  for (const { write } of writes) {
    const next = registerOf(write);
    register = register ? mergeRegisters(register, next) : next;
  }
  return register;
}

/** Stands between versions of prose that were written at once and not settled. */
const betweenVersions = '\n\n⁂\n\n';

/** The value of a register as the history shows it: versions of prose one after the other. */
export function shownValue(register: Register | undefined): Json | undefined {
  if (register === undefined || register.kind === 'latest') return register?.value;
  const [only, ...others] = register.versions;
  if (others.length === 0) return only?.value;
  return register.versions.map(({ value }) => String(value)).join(betweenVersions);
}

/** What a field holds now; all versions of it, where some were written at once. */
export function valueNow({ replica }: Archive, of: string, field: string): Json | undefined {
  return shownValue(replica.thing(of)?.get(field));
}

/** Whether a value says nothing: an absent field and an emptied one are the same to people. */
export function isNothing(value: Json | undefined): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

export function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return (isNothing(a) && isNothing(b)) || JSON.stringify(a) === JSON.stringify(b);
}

/** Every change of the log, newest first, read a part at a time. */
export function* newestFirst(log: ChangeLog, until = ''): Generator<Change> {
  const limit = 2000;
  for (let before: string | undefined; ; ) {
    const page: Change[] = log.newest(before === undefined ? { limit } : { before, limit });
    for (const change of page) {
      if (change.stamp <= until) return;
      yield change;
    }
    before = page.at(-1)?.stamp;
    if (page.length < limit || before === undefined) return;
  }
}

/** Looks into the past of things, each read once. */
export class Past {
  readonly #archive: Archive;
  readonly #writes = new Map<string, readonly PastWrite[]>();
  /** By number of the change and address: one change may be about thousands of things. */
  readonly #read = new Map<number, ReadonlyMap<string, readonly PastWrite[]>>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Every write about exactly this thing, in the order of stamps. */
  writes(address: string): readonly PastWrite[] {
    const known = this.#writes.get(address);
    if (known) return known;
    const logged = this.#archive.log
      .numbersAbout(address)
      .flatMap((number) => this.#inChange(number).get(address) ?? []);
    const writes = [...logged, ...unloggedWrites(address, this.#archive.replica.thing(address), logged)].sort(
      (a, b) => (a.write.stamp < b.write.stamp ? -1 : 1),
    );
    this.#writes.set(address, writes);
    return writes;
  }

  #inChange(number: number): ReadonlyMap<string, readonly PastWrite[]> {
    const known = this.#read.get(number);
    if (known) return known;
    const read = new Map<string, PastWrite[]>();
    for (const write of this.#archive.log.byNumbers([number]).flatMap(writesOf)) {
      const others = read.get(write.of);
      if (others) others.push(write);
      else read.set(write.of, [write]);
    }
    this.#read.set(number, read);
    return read;
  }

  /** What a field held when only the writes before a stamp had been made. */
  before(address: string, field: string, stamp: string): Json | undefined {
    return this.#held(address, field, (write) => write.stamp < stamp);
  }

  /** What it held when that write, too, had been made. */
  after(address: string, field: string, stamp: string): Json | undefined {
    return this.#held(address, field, (write) => write.stamp <= stamp);
  }

  /** Whether a thing was made by the change of that stamp. */
  isMadeBy(address: string, stamp: string): boolean {
    return this.writes(address)[0]?.write.stamp === stamp;
  }

  /** Whether a thing was made after that stamp. */
  isMadeAfter(address: string, stamp: string): boolean {
    return (this.writes(address)[0]?.write.stamp ?? '') > stamp;
  }

  #held(address: string, field: string, fits: (write: FieldWrite) => boolean): Json | undefined {
    return shownValue(
      merged(this.writes(address).filter((write) => write.field === field && fits(write.write))),
    );
  }
}
