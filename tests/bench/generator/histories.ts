/** Writes the histories of a generated archive in the order of time, while its articles are being made. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedChange } from './changes.ts';
import type { Device } from './library.ts';

const sealedAt = 1_000_000;
/** Devices hear of each other so often. */
const syncedEvery = 3_600_000;

interface OpenHistory {
  readonly folder: string;
  file: number;
  size: number;
  lines: string[];
}

export class HistoryWriter {
  readonly #histories = new Map<string, OpenHistory>();
  #pending: PlannedChange[] = [];
  /** The latest stamp of each device, and what the others knew of it when they last heard. */
  readonly #latest = new Map<string, string>();
  #known: readonly (readonly [string, string])[] = [];
  #syncedAt = 0;

  constructor(archive: string, devices: readonly Device[]) {
    for (const { id } of devices) {
      const folder = join(archive, 'history', id);
      mkdirSync(folder, { recursive: true });
      this.#histories.set(id, { folder, file: 1, size: 0, lines: [] });
    }
  }

  add(changes: readonly PlannedChange[]): void {
    this.#pending.push(...changes);
  }

  /** Writes what happened before a moment: nothing earlier may be added after. */
  writeUntil(moment: number): void {
    const due = this.#pending.filter(({ at }) => at < moment).sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    this.#pending = this.#pending.filter(({ at }) => at >= moment);
    for (const change of due) this.#write(change);
    for (const history of this.#histories.values()) this.#flush(history);
  }

  #write({ stamp, device, at, writes }: PlannedChange): void {
    if (at - this.#syncedAt > syncedEvery) {
      this.#syncedAt = at;
      this.#known = [...this.#latest];
    }
    const others = this.#known.filter(([id]) => id !== device.id);
    const seen = others.length === 0 ? {} : { seen: Object.fromEntries(others) };
    const change = { v: 1, stamp, at: new Date(at).toISOString(), author: device.author, ...seen, writes };
    const line = `${JSON.stringify(change)}\n`;
    this.#latest.set(device.id, stamp);
    const history = this.#histories.get(device.id);
    if (!history) throw new Error(`no history of ${device.id}`);
    if (history.size >= sealedAt) {
      this.#flush(history);
      history.file++;
      history.size = 0;
    }
    history.lines.push(line);
    history.size += Buffer.byteLength(line);
  }

  #flush(history: OpenHistory): void {
    if (history.lines.length === 0) return;
    const name = `${String(history.file).padStart(6, '0')}.jsonl`;
    appendFileSync(join(history.folder, name), history.lines.join(''));
    history.lines = [];
  }
}
