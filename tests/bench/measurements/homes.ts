/** The app's own folder for a measurement. */
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedArchive } from '../generator/cached.ts';
import { ran, type Started } from './children.ts';
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

const warm = new Map<string, { readonly home: string; readonly first: Started }>();

/**
 * A home in which the archive was opened once to an orderly end, so that whatever is kept outside the archive is
 * there; with what that first start took. One for all measurements: those that change something take a copy.
 */
export async function warmHome(
  bench: Bench,
  { path }: CachedArchive,
): Promise<{ readonly home: string; readonly first: Started }> {
  const known = warm.get(path);
  if (known) return known;
  const home = mkdtempSync(join(bench.kept, 'home-'));
  const made = { home, first: await ran<Started>('start', [path, home, 'whole']) };
  warm.set(path, made);
  return made;
}
