/** The app's own folder for a measurement. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedArchive } from '../generator/cached.ts';
import { ran } from './children.ts';
import type { Bench } from './measurement.ts';

/** A home that has never seen the archive; `device`: whose it is, of those that wrote it (absent: a new one's). */
export function newHome(bench: Bench, device?: string): string {
  const home = join(bench.scratch(), 'home');
  mkdirSync(home);
  if (device !== undefined)
    writeFileSync(join(home, 'device.json'), `${JSON.stringify({ format: 1, id: device })}\n`);
  return home;
}

export function copyOfHome(bench: Bench, home: string): string {
  const copy = join(bench.scratch(), 'home');
  cpSync(home, copy, { recursive: true });
  return copy;
}

const settling = 3000;

/** Opens the archive once to an orderly end, so that whatever is kept outside the archive is there. */
export async function warmHome(bench: Bench, archive: CachedArchive, device?: string): Promise<string> {
  const home = newHome(bench, device);
  await ran('start', [archive.path, home, String(settling)]);
  return home;
}
