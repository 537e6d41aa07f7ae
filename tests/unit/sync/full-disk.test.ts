/** A stick that is too small: what was carried is whole, and with room the next sync goes on. */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { knownTo, newArchive, problemFrom, temporaryFolder } from '../archive-in-folder.ts';
import { addText, namesIn, readIn, syncTo } from './two-folders.ts';

/** A file system of its own, or undefined where mounting is not allowed. */
function smallDisk(kilobytes: number): string | undefined {
  const folder = temporaryFolder();
  try {
    const size = `size=${kilobytes}k,mode=755`;
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    afterAll(() => execFileSync('/bin/umount', ['-l', folder]));
    return folder;
  } catch {
    return undefined;
  }
}

const disk = smallDisk(600);
if (disk === undefined) console.log('skipped: a full disk (mounting a small one is not allowed here)');

test.skipIf(disk === undefined)('a full stick is said, and gone on with when there is room', async () => {
  const a = newArchive();
  for (let text = 0; text < 20; text++) addText(a, `Text ${text} `.repeat(200));
  const ballast = join(disk ?? '', 'ballast');
  writeFileSync(ballast, Buffer.alloc(400_000));
  const folder = join(disk ?? '', 'Copy');
  const problem = await problemFrom(() => syncTo(a, folder));
  expect(problem.message).toMatch(/the disk is full\. What was carried before is whole/);
  const carried = namesIn(folder).length;
  expect(carried).toBeGreaterThan(0);
  expect(
    readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.dossier-sync')),
  ).toEqual([]);
  rmSync(ballast);
  const report = await syncTo(a, folder);
  expect(report.went.captures).toBeLessThan(20);
  expect(readIn(folder)).toEqual(knownTo(a.archive));
  expect(namesIn(folder)).toEqual(namesIn(a.path));
});
