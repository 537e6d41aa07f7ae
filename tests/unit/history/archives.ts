/** Archives with a clock of their own, for tests of the past. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../../../archive/storage/archive.ts';
import { newArchive, onAnotherDevice, type TestArchive, temporaryFolder } from '../archive-in-folder.ts';

/** The moment at which the archives of these tests begin to be written to, in milliseconds. */
export const beginning = Date.parse('2096-11-20T10:00:00Z');

export interface Clock {
  now: number;
}

/** A new archive whose clock stands still until it is set. */
export function archiveWithClock(): TestArchive & { readonly clock: Clock } {
  const clock = { now: beginning };
  return { ...newArchive({ now: () => clock.now }), clock };
}

export function anotherDevice({ path, clock }: { path: string; clock: Clock }, author = ''): TestArchive {
  return onAnotherDevice(path, { now: () => clock.now, author });
}

/** Another device on a copy of the folder: neither hears of the other until their histories are carried. */
export function onACopy({ path, clock }: { path: string; clock: Clock }, author = ''): TestArchive {
  const copy = join(temporaryFolder(), 'Copy');
  cpSync(path, copy, { recursive: true });
  return anotherDevice({ path: copy, clock }, author);
}

/** Carries both histories across, as a syncer would, and lets both devices read them. */
export function carry(a: TestArchive, b: TestArchive): void {
  const carried = (from: TestArchive, to: TestArchive): void => {
    const history = join('history', from.archive.device);
    cpSync(join(from.path, history), join(to.path, history), { recursive: true });
    to.archive.refresh();
  };
  carried(a, b);
  carried(b, a);
}

export const stampOf = (archive: Archive): string => archive.log.newest({ limit: 1 })[0]?.stamp ?? '';

/** Values of every field of a thing, those that say nothing left out. */
export function valuesOf(archive: Archive, address: string): Record<string, unknown> {
  const fields = [...(archive.replica.thing(address)?.keys() ?? [])].sort();
  return Object.fromEntries(
    fields
      .map((field) => [field, archive.replica.value(address, field)] as const)
      .filter(([, value]) => value !== '' && value !== null && value !== false && value !== undefined),
  );
}
