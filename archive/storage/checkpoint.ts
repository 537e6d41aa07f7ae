/**
 * Checkpoints: `<device>.json` in the folder of a thing, kept by lowdb. What the device's history says of it
 * once more, readable, and enough to rebuild all if a history is lost.
 */
import { readFileSync } from 'node:fs';
import { LowSync, type SyncAdapter } from 'lowdb';
import * as z from 'zod';
import { archiveFormat } from './change.ts';
import { writeDurably } from './durable-file.ts';
import {
  type FieldWrite,
  fieldWriteSchema,
  mergeRegisters,
  type Register,
  registerOf,
  writesOf,
} from './register.ts';

const checkpointSchema = z.object({
  format: z.number().int(),
  device: z.string(),
  things: z.record(
    z.string(),
    // A list where the history has absorbed other devices' writes that were made at once.
    z.record(z.string(), z.union([fieldWriteSchema, z.array(fieldWriteSchema)])),
  ),
});

export interface Checkpoint {
  readonly format: number;
  readonly device: string;
  readonly things: Readonly<Record<string, Readonly<Record<string, FieldWrite | readonly FieldWrite[]>>>>;
}

/** Registers by address and field: what one device's history, or its checkpoint, says about a home. */
export class Facts {
  readonly #things = new Map<string, Map<string, Register>>();

  learn(address: string, field: string, write: FieldWrite): void {
    const thing = this.#things.get(address) ?? new Map<string, Register>();
    this.#things.set(address, thing);
    const known = thing.get(field);
    const register = registerOf(write);
    thing.set(field, known ? mergeRegisters(known, register) : register);
  }

  /** The checkpoint's text, in a fixed order. */
  checkpointOf(device: string): Checkpoint {
    const things = [...this.#things].sort(byKey).map(([address, thing]) => {
      const fields = [...thing].sort(byKey).map(([field, register]) => [field, said(register)]);
      return [address, Object.fromEntries(fields)];
    });
    return { format: archiveFormat, device, things: Object.fromEntries(things) };
  }
}

function said(register: Register): FieldWrite | readonly FieldWrite[] {
  const writes = writesOf(register);
  const [only, ...others] = writes;
  return only && others.length === 0 ? only : writes;
}

/** Everything that a checkpoint says. */
export function* writesIn({
  things,
}: Checkpoint): Generator<{ address: string; field: string; write: FieldWrite }> {
  for (const [address, fields] of Object.entries(things))
    for (const [field, writes] of Object.entries(fields))
      for (const write of [writes].flat() as FieldWrite[]) yield { address, field, write };
}

/**
 * lowdb's own file adapter renames but never syncs, and two processes collide on its temporary name;
 * this one does neither (`docs/decisions/0002-lowdb-adapter.md`).
 */
class DurableJson implements SyncAdapter<Checkpoint> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  read(): Checkpoint | null {
    const text = readIfThere(this.#path);
    return text === null ? null : parseCheckpoint(text);
  }

  write(data: Checkpoint): void {
    writeDurably(this.#path, checkpointText(data));
  }
}

export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Throws where the text is no checkpoint of a format that is known here. */
export function parseCheckpoint(text: string): Checkpoint {
  const checkpoint = checkpointSchema.parse(JSON.parse(text));
  if (checkpoint.format > archiveFormat) throw new Error(`format ${checkpoint.format} is newer`);
  return checkpoint as Checkpoint;
}

export const checkpointText = (checkpoint: Checkpoint): string => `${JSON.stringify(checkpoint, null, 1)}\n`;

/** Writes a device's checkpoint. Only for the device's own file. */
export function writeCheckpoint(path: string, checkpoint: Checkpoint): void {
  new LowSync<Checkpoint>(new DurableJson(path), checkpoint).write();
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
  a[0] < b[0] ? -1 : 1;
