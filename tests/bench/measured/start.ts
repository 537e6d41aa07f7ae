/** Start to usable list: `start <archive> <home> [milliseconds to go on for before an orderly end]`. */
import { setTimeout as pause } from 'node:timers/promises';
import { firstPage, newService } from './opened.ts';
import { cpuTime, peakMegabytes, report, sinceStart } from './report.ts';

const [archive = '', home = '', goOn] = process.argv.slice(2);
const loaded = sinceStart();
const service = newService(home);
service.open(archive);
const opened = sinceStart();
const rows = await firstPage(service);
const usable = sinceStart();
report({
  loaded,
  open: opened - loaded,
  list: usable - opened,
  usable,
  rows,
  cpu: cpuTime(),
  peak: peakMegabytes(),
});
if (goOn === undefined) process.exit(0);
// What the app does in the background, and at quit.
service.watch();
await pause(Number(goOn));
service.shutDown();
