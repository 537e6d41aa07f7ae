/** What each device says of itself in the archive, at `settings/<device>`: what it is called, and who works on it. */
import { hostname } from 'node:os';
import type { Archive } from '../storage/archive.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';

const settingsOf = (device: string): string => `settings/${device}`;

/** The name of the computer; '' where it has not said it. */
export function deviceName(replica: Replica, device: string): string {
  return readText(replica, settingsOf(device), 'name');
}

/** Says what this computer is called and who works on it, where the archive does not know it or knows it otherwise. */
export function announceDevice(archive: Archive, name = hostname()): void {
  const address = settingsOf(archive.device);
  const { replica, author } = archive;
  if (deviceName(replica, archive.device) === name && readText(replica, address, 'author') === author) return;
  archive.commit((draft) => {
    if (deviceName(replica, archive.device) !== name) draft.set(address, 'name', name);
    if (readText(replica, address, 'author') !== author) draft.set(address, 'author', author);
  });
}

/** The people who have worked in this archive and said their names, each once, in order. */
export function authorsOf({ log, replica }: Archive): string[] {
  const names = [...log.latest().keys()].map((device) => readText(replica, settingsOf(device), 'author'));
  return [...new Set(names)].filter((name) => name !== '').sort((a, b) => a.localeCompare(b));
}
