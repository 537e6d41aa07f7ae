/** Real disks that are full and files that are held, where mounting is allowed (as root, on Linux). */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './archive-in-folder.ts';
import { atEndOfFile } from './putting-away.ts';

const mounted = new Set<string>();

function mount(...args: readonly string[]): boolean {
  try {
    execFileSync('/bin/mount', args, { stdio: 'ignore' });
  } catch {
    return false;
  }
  const place = args.at(-1) ?? '';
  mounted.add(place);
  atEndOfFile(() => unmount(place));
  return true;
}

function unmount(place: string): void {
  if (mounted.delete(place)) execFileSync('/bin/umount', ['-l', place]);
}

/** A file system of its own with so many kilobytes, or undefined where mounting is not allowed. */
export function smallDisk(kilobytes: number): string | undefined {
  const folder = temporaryFolder();
  return mount('-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder) ? folder : undefined;
}

/** Leaves no more than the given bytes free (whole pages: tmpfs counts in 4 KB); answers the file to delete. */
export function fill(disk: string): string {
  const ballast = join(disk, 'ballast');
  const chunk = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(ballast, chunk, { flag: 'a' });
  } catch {
    // Full: that is what was wanted.
  }
  return ballast;
}

/**
 * Holds a file, so that to rename another one over it is EBUSY: it becomes a mount point. Answers how to let go,
 * or undefined where mounting is not allowed.
 */
export function hold(file: string): (() => void) | undefined {
  return mount('--bind', file, file) ? () => unmount(file) : undefined;
}
