/**
 * Checkpoints: `<device>.json` in the folder of a thing, kept by lowdb. The same facts as the device's
 * history once more, readable, and enough to rebuild all if a history is lost.
 */
import { readFileSync } from 'node:fs';
import { LowSync, type SyncAdapter } from 'lowdb';
import * as z from 'zod';
import { archiveFormat } from './change.ts';
import { writeDurably } from './durable-file.ts';
import { fieldWriteSchema } from './register.ts';
import type { DeviceFacts } from './replica.ts';

const checkpointSchema = z.object({
  format: z.number().int(),
  device: z.string(),
  things: z.record(z.string(), z.record(z.string(), fieldWriteSchema)),
});
export interface Checkpoint {
  readonly format: number;
  readonly device: string;
  readonly things: DeviceFacts;
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
    writeDurably(this.#path, `${JSON.stringify(data, null, 1)}\n`);
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

export function checkpointText(device: string, things: DeviceFacts): string {
  return JSON.stringify({ format: archiveFormat, device, things } satisfies Checkpoint);
}

/** Writes a device's checkpoint. Only for the device's own file. */
export function writeCheckpoint(path: string, device: string, things: DeviceFacts): void {
  new LowSync<Checkpoint>(new DurableJson(path), { format: archiveFormat, device, things }).write();
}
