/** Writing into the device's own history from outside a change: what a sync absorbs or brings back. */
import { join } from 'node:path';
import type { Archive } from '../storage/archive.ts';
import { historyFolder } from '../storage/history.ts';
import { ArchiveLock } from '../storage/lock.ts';
import type { Carrier } from './carrier.ts';
import { compareHistories } from './compare-histories.ts';
import { readPlainFile } from './plain-file.ts';
import { largestHistory } from './plan-histories.ts';

/** Runs an action while no window or command of this device writes. */
export function holdingLock<T>(archive: Archive, home: string, action: () => T): T {
  const lock = new ArchiveLock(home, archive.card.id);
  try {
    return lock.hold(action);
  } finally {
    lock.close();
  }
}

/**
 * Absorbs lines word for word, with their stamps and authors, into a new file of the device's own history: one
 * rename, all of them or none. Its number is above `above`, so that it can be carried whatever stands in the others.
 * @returns `<device>/<file>` of the new file.
 */
export function absorbLines(
  archive: Archive,
  home: string,
  carrier: Carrier,
  lines: readonly string[],
  numbers: () => Iterable<number>,
): string {
  return holdingLock(archive, home, () => {
    const number = Math.max(0, ...numbers()) + 1;
    const key = `${archive.device}/${String(number).padStart(6, '0')}.jsonl`;
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
    carrier.place(`${historyFolder}/${key}`, bytes, archive.now(), null);
    return key;
  });
}

/** Brings back more of the device's own history than is here, where it goes on from what is here. */
export function bringOwnBack(
  archive: Archive,
  home: string,
  carrier: Carrier,
  key: string,
  bytes: Buffer,
  mtime: number,
): void {
  holdingLock(archive, home, () => {
    const path = `${historyFolder}/${key}`;
    const here = readPlainFile(join(archive.path, path), largestHistory);
    const comparison = compareHistories(here?.bytes ?? Buffer.alloc(0), bytes);
    if (comparison.kind === 'holds' && comparison.side === 'there')
      carrier.place(path, bytes, mtime, here ?? null);
  });
}
