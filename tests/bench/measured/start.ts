/** Start to usable list: `start <archive> <home>`; with `whole` also what follows in the background, and an orderly end. */
import { firstPage, newService } from './opened.ts';
import { cpuTime, peakMegabytes, report, sinceStart } from './report.ts';

const [archive = '', home = '', whole] = process.argv.slice(2);
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
if (whole === undefined) process.exit(0);
service.sweepOnce();
service.shutDown();
