/** Holds the lock of an archive for good, or for the milliseconds that are given. Arguments: home, archive id. */
import { writeSync } from 'node:fs';
import { ArchiveLock } from '../../../archive/storage/lock.ts';

const [home = '', archiveId = '', milliseconds = '1000000'] = process.argv.slice(2);
new ArchiveLock(home, archiveId).hold(() => {
  writeSync(1, 'held\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(milliseconds));
  writeSync(1, 'letting go\n');
});
process.disconnect?.();
