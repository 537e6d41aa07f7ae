/** Syncs an archive with a folder, again and again. Arguments: archive, home, folder. */
import { writeSync } from 'node:fs';
import { Archive } from '../../../archive/storage/archive.ts';
import { runSync } from '../../../archive/sync/run.ts';

const [path = '', home = '', folder = ''] = process.argv.slice(2);
const archive = Archive.open(path, { home });
writeSync(1, 'open\n');
await runSync(archive, folder, { home });
archive.close();
writeSync(1, 'done\n');
process.disconnect?.();
