/** The app's own folder for a measurement. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedArchive } from '../generator/cached.ts';
import { ran } from './children.ts';
import type { Bench } from './measurement.ts';

/** The home of an installation that has never seen the archive. */
export function newHome(bench: Bench): string {
  const home = join(bench.scratch(), 'home');
  mkdirSync(home);
  return home;
}

export function copyOfHome(bench: Bench, home: string): string {
  const copy = join(bench.scratch(), 'home');
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** Opens the archive once to an orderly end, so that whatever is kept outside the archive is there. */
export async function warmHome(bench: Bench, archive: CachedArchive): Promise<string> {
  const home = newHome(bench);
  await ran('start', [archive.path, home, 'whole']);
  return home;
}
