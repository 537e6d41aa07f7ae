/** Under which id this installation writes into one copy, by which clock, and what is known of the other devices'. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeLog } from './change-log.ts';
import { historyFiles, historyFolder } from './history.ts';
import { sumOf } from './index-file.ts';
import type { Seen } from './register.ts';
import type { Shadow } from './shadow.ts';
import { HybridClock, laterStamp, type Stamp, stampDevice } from './stamp.ts';

export class Identity {
  readonly #now: () => number;
  #clock: HybridClock;
  /** The latest stamp known of each device. */
  #latest = new Map<string, Stamp>();

  /** `now`: wall clock in milliseconds. It has no id until {@link become}. */
  constructor(now: () => number) {
    this.#now = now;
    this.#clock = new HybridClock('', now);
  }

  get device(): string {
    return this.#clock.device;
  }

  /** Takes an id, and a new clock with it; {@link relearn} is to follow. */
  become(device: string): void {
    this.#clock = new HybridClock(device, this.#now);
  }

  nextStamp(): Stamp {
    return this.#clock.next();
  }

  /** Takes note of a stamp, so that the next one given is later. */
  see(stamp: Stamp): void {
    this.#clock.see(stamp);
  }

  /** Takes note of a change; answers the device that made it. */
  noteChange(stamp: Stamp): string {
    this.see(stamp);
    const device = stampDevice(stamp);
    this.#latest.set(device, laterStamp(this.#latest.get(device) ?? '', stamp));
    return device;
  }

  /** Goes by what the index knows of each device. */
  relearn(latest: Map<string, Stamp>): void {
    this.#latest = latest;
    for (const stamp of latest.values()) this.see(stamp);
  }

  /** Whether anything is known that was written under the own id. */
  get hasWritten(): boolean {
    return this.#latest.has(this.device);
  }

  /** What a change says of the others: the latest stamp of each. */
  get seen(): { seen?: Seen } {
    const others = [...this.#latest].filter(([device]) => device !== this.device);
    return others.length === 0 ? {} : { seen: Object.fromEntries(others) };
  }
}

/** Lines of a device's history that the folder has lost, from what the index and the shadow hold of them. */
export function lostLines(
  archive: string,
  device: string,
  { log, shadow }: { readonly log: ChangeLog; readonly shadow: Shadow },
): string[] {
  const inFolder = new Set<number>();
  for (const name of historyFiles(archive, device)) {
    const text = readFileSync(join(archive, historyFolder, device, name), 'utf8');
    for (const line of text.split('\n')) inFolder.add(sumOf(line));
  }
  const kept = shadow.linesOf(device).map((line) => ({ line, digest: sumOf(line) }));
  const lost = [...log.linesOf(device), ...kept].filter(({ digest }) => !inFolder.has(digest));
  return [...new Set(lost.map(({ line }) => line))];
}
