/** The least that taking over a history can cost: `lines <file>…`: reading it and parsing each line. */
import { readFileSync } from 'node:fs';
import { peakMegabytes, report } from './report.ts';

const began = performance.now();
let writes = 0;
for (const file of process.argv.slice(2))
  for (const line of readFileSync(file, 'utf8').split('\n'))
    if (line !== '') writes += (JSON.parse(line) as { writes: unknown[] }).writes.length;
report({ took: performance.now() - began, writes, peak: peakMegabytes() });
