/** Damaged bytes are kept in the app's own folder before anything takes their place. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../storage/archive.ts';
import { makeFolder, writeNew } from '../storage/durable-file.ts';

export class KeptAside {
  readonly #folder: string;
  #count = 0;

  /** `home`: the app's own folder. */
  constructor(home: string, archive: Archive) {
    // What is destroyed later is taken out of this folder too.
    this.#folder = join(home, 'unreadable', archive.card.id);
  }

  /** The folder, or null where nothing was kept. */
  get folder(): string | null {
    return this.#count > 0 ? this.#folder : null;
  }

  /** Keeps a file; `path`: where it stands in the archive. */
  keep(full: string, path: string): void {
    if (!existsSync(full)) return;
    const bytes = readFileSync(full);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const kept = join(this.#folder, `${digest}-${path.replaceAll(/[\\/]/g, '~')}`);
    this.#count++;
    if (existsSync(kept)) return;
    makeFolder(this.#folder);
    writeNew(kept, bytes);
  }

  /** Keeps lines that are about to be moved from the index into the own history. */
  keepLines(lines: readonly string[]): void {
    const text = `${lines.join('\n')}\n`;
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const kept = join(this.#folder, `${digest}-lost-changes.jsonl`);
    makeFolder(this.#folder);
    if (!existsSync(kept)) writeNew(kept, text);
  }
}
