import * as z from 'zod';
import type { Prefixes } from './prefixes.ts';
import {
  type FieldWrite,
  isProse,
  type Json,
  replacingSchema,
  type Seen,
  stampSchema,
  type VersionName,
} from './register.ts';
import type { Stamp } from './stamp.ts';

/** Version of the archive's format that this code writes; what is newer is not touched. */
export const archiveFormat = 1;

/** Field of a thing of which nothing else is known, for good (`docs/SYNC.md`, "Destroy"). */
export const destroyedField = 'destroyed';

/** Folders are made of addresses: one that is shaped otherwise might lead out of the archive. */
const addressPattern = /^[a-z]+\/[0-9a-hjkmnp-tv-z]{12}(?:\/[a-z]+\/[0-9a-hjkmnp-tv-z]{12})*$/;

const writeSchema = z.object({
  /** Address of the thing: `articles/k3f9x2m0q7ab/annotations/p81kd0…`. */
  of: z.string().max(200).regex(addressPattern),
  field: z.string().min(1).max(200),
  value: z.json(),
  /** Only on prose: the versions that this one replaces, and some that these had replaced. */
  replaces: replacingSchema.replaces.optional(),
  /** Only on prose, in the form of before: of each device all versions up to a stamp. */
  seen: replacingSchema.seen.optional(),
});

/** One line of a history: what one device changed at one moment, all of it or nothing. */
export const changeSchema = z.object({
  v: z.number().int(),
  stamp: stampSchema,
  /** Wall time of the writer, ISO 8601: for people to read, never for order. */
  at: z.string(),
  author: z.string(),
  /** The latest stamp of every other device that the writer knew. */
  seen: z.record(z.string(), stampSchema).optional(),
  undoes: stampSchema.optional(),
  redoes: stampSchema.optional(),
  act: stampSchema.optional(),
  writes: z.array(writeSchema).min(1),
});

export interface Write {
  readonly of: string;
  readonly field: string;
  readonly value: Json;
  readonly replaces?: readonly VersionName[] | undefined;
  readonly seen?: Prefixes | undefined;
}

/** What a change is to others; by it steps back and forth are found again, and nothing is merged. */
export interface ChangeRole {
  /** Stamp of the change that it takes back. */
  readonly undoes?: Stamp | undefined;
  /** Stamp of the change that it does again after it had been taken back. */
  readonly redoes?: Stamp | undefined;
  /** Stamp of the first change of the act that it is part of; absent in the first one. */
  readonly act?: Stamp | undefined;
}

export interface Change extends ChangeRole {
  readonly v: number;
  readonly stamp: string;
  readonly at: string;
  readonly author: string;
  readonly seen?: Seen | undefined;
  readonly writes: readonly Write[];
}

export function fieldWriteOf(change: Change, write: Write): FieldWrite {
  const { value, replaces, seen } = write;
  return isProse(write) ? { stamp: change.stamp, value, replaces, seen } : { stamp: change.stamp, value };
}

/**
 * The change without what it says of destroyed things: in its place stands that they were destroyed. The same
 * object where there is nothing to take out.
 */
export function withoutDestroyed(change: Change, isDestroyed: (address: string) => boolean): Change {
  const isContent = ({ of, field }: Write): boolean => field !== destroyedField && isDestroyed(of);
  if (!change.writes.some(isContent)) return change;
  const writes = new Map<string, Write>();
  for (const write of change.writes) {
    const kept = isContent(write) ? { of: write.of, field: destroyedField, value: true } : write;
    writes.set(`${kept.of} ${kept.field}`, kept);
  }
  return { ...change, writes: [...writes.values()] };
}
