/**
 * Changes, one after the other: `change <archive> <home> <file with the articles' ids> <count> <pause in ms> <file
 * to append to>`. The floor is taken in turn with them, so that all meet the same disk.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { appendDurably } from './floor.ts';
import { newService } from './opened.ts';
import { cpuTime, peakMegabytes, report } from './report.ts';

const [archive = '', home = '', idsFile = '', count = '0', between = '0', floorFile = ''] =
  process.argv.slice(2);
const ids = JSON.parse(readFileSync(idsFile, 'utf8')) as string[];
const service = newService(home);
service.open(archive);
const floors: number[] = [];
const commits: number[] = [];
const requests: number[] = [];
const processor: number[] = [];
for (let at = 0; at < Number(count); at++) {
  const article = ids[at % ids.length] ?? '';
  // Between two changes the person reads; checkpoints and whatever else is put off are written then.
  await pause(Number(between));
  floors.push(appendDurably(floorFile));
  let began = performance.now();
  service.current.archive.commit((draft) => draft.set(`articles/${article}`, 'publisher', `Publisher ${at}`));
  commits.push(performance.now() - began);
  await pause(Number(between));
  const busy = cpuTime();
  began = performance.now();
  const start = (at * 7) % 100;
  await service.answer('annotations.add', { article, passage: { start, end: start + 40 }, color: 'key' });
  requests.push(performance.now() - began);
  processor.push(cpuTime() - busy);
}
report({ floors, commits, requests, processor, peak: peakMegabytes() });
service.shutDown();
