/**
 * Changes from outside: `watch <archive> <home> <file with the addresses that will change>`. Says when it is open,
 * and when all have been announced to the window and its list has been answered anew.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { firstPage, newService } from './opened.ts';
import { peakMegabytes, report, wallTime } from './report.ts';

const [archive = '', home = '', expectedFile = ''] = process.argv.slice(2);
const expected = new Set(JSON.parse(readFileSync(expectedFile, 'utf8')) as string[]);
const service = newService(home, (notice) => {
  if (notice.kind !== 'changed' || expected.size === 0) return;
  for (const told of notice.addresses) {
    // Of very many only the nouns are told.
    if (told.includes('/')) expected.delete(told);
    else for (const address of expected) if (address.startsWith(`${told}/`)) expected.delete(address);
  }
  if (expected.size === 0) void finish(wallTime());
});
const pauses = monitorEventLoopDelay({ resolution: 5 });

service.open(archive);
await firstPage(service);
service.watch();
report({ open: true });
setTimeout(() => pauses.enable(), 500);

async function finish(announced: number): Promise<void> {
  await firstPage(service);
  const shown = wallTime();
  // The longest pause is known once the loop has turned again.
  setTimeout(() => {
    report({ announced, shown, longestPause: pauses.max / 1e6, peak: peakMegabytes() });
    service.shutDown();
  }, 50);
}
