/**
 * What was compared before and found to say the same although sizes or times differ (a copy made by other means has
 * times of its own). A cache in the app's own folder: without it everything is compared once more.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';

const format = 1;
const comparedSchema = z.object({ format: z.literal(format), same: z.record(z.string(), z.string()) });

export const syncFolder = (home: string, archiveId: string): string => join(home, 'sync', archiveId);

export class Compared {
  readonly #folder: string;
  readonly #path: string;
  readonly #known: ReadonlyMap<string, string>;
  /** What holds of the files that are there now: all that is kept. */
  readonly #current = new Map<string, string>();

  constructor(home: string, archiveId: string, here: string, there: string) {
    this.#folder = syncFolder(home, archiveId);
    const name = createHash('sha256').update(`${here}\n${there}`).digest('hex').slice(0, 16);
    this.#path = join(this.#folder, `compared-${name}.json`);
    this.#known = readKnown(this.#path);
  }

  /** Whether two files with these prints were found to say the same. */
  isSame(key: string, here: string, there: string): boolean {
    if (this.#known.get(key) !== `${here}|${there}`) return false;
    this.note(key, here, there);
    return true;
  }

  note(key: string, here: string, there: string): void {
    if (here !== there) this.#current.set(key, `${here}|${there}`);
  }

  save(): void {
    if (
      this.#current.size === this.#known.size &&
      [...this.#current].every(([k, v]) => this.#known.get(k) === v)
    )
      return;
    makeFolder(this.#folder);
    writeDurably(this.#path, JSON.stringify({ format, same: Object.fromEntries(this.#current) }));
  }
}

function readKnown(path: string): Map<string, string> {
  try {
    return new Map(Object.entries(comparedSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).same));
  } catch {
    return new Map();
  }
}
