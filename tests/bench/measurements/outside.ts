/** Taking over changes that a syncer delivers while the app is open. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wallTime } from '../measured/report.ts';
import { start } from './children.ts';
import { count, list, median, megabytes, ms, table } from './figures.ts';
import { copyOfHome, warmHome } from './homes.ts';
import type { Aim, Bench, Measurement } from './measurement.ts';
import { editedTitles, removeTraces } from './traces.ts';

const device = 'zzzzzzzzzzzz';
const shownWithin = 1000;

interface Watched {
  readonly announced: number;
  readonly shown: number;
  readonly longestPause: number;
  readonly peak: number;
}

export const outsideMeasurement: Measurement = {
  name: 'outside',
  title: 'Taking over 1,000 changes from outside',
  run: async (bench) => {
    const rows: string[][] = [];
    const aims: Aim[] = [];
    for (const size of bench.sizes) {
      bench.say(`outside: ${count(size)}`);
      const runs = await takeovers(bench, size);
      const of = (field: keyof Watched): number => median(runs.map((run) => run[field]));
      const shown = of('shown');
      rows.push([count(size), ms(of('announced')), ms(shown), ms(of('longestPause')), megabytes(of('peak'))]);
      aims.push({
        what: `1,000 changes from outside shown, ${count(size)} articles`,
        aim: 'about a second',
        measured: ms(shown),
        reached: shown < 1.5 * shownWithin,
      });
    }
    const head = [
      'Articles',
      'all announced',
      'list answered anew',
      'longest pause of the service',
      'peak memory',
    ];
    const text = `${table(head, rows)}\n\n${list([
      'A history file of another device with 1,000 changes of 1,000 articles is renamed into place while the archive is open; from then on until every change was announced, and until the list was answered anew.',
      'The histories are looked at every 0.4 s, so 0.2 s on average is waiting.',
    ])}`;
    return { aims, text };
  },
};

async function takeovers(bench: Bench, size: number): Promise<Watched[]> {
  const archive = bench.archive(size);
  removeTraces(archive);
  const { home } = await warmHome(bench, archive);
  const ids = archive.facts.sample;
  const expected = join(bench.scratch(), 'expected.json');
  writeFileSync(expected, JSON.stringify(ids.map((id) => `articles/${id}`)));
  const runs: Watched[] = [];
  for (let round = 0; round < bench.runs; round++) {
    const child = start<Watched>('watch', [archive.path, copyOfHome(bench, home), expected]);
    try {
      await child.next();
      await new Promise((resolve) => setTimeout(resolve, 1500 + Math.random() * 400));
      const folder = join(archive.path, 'history', device);
      mkdirSync(folder);
      const text = Array.from({ length: Math.ceil(1000 / ids.length) }, () => ids)
        .flat()
        .slice(0, 1000);
      writeFileSync(join(folder, '.partial'), editedTitles(device, text, round));
      renameSync(join(folder, '.partial'), join(folder, '000001.jsonl'));
      const arrived = wallTime();
      const { announced, shown, ...rest } = await child.next();
      runs.push({ announced: announced - arrived, shown: shown - arrived, ...rest });
      await child.ended;
    } finally {
      child.process.kill();
      await child.ended;
      removeTraces(archive);
    }
  }
  return runs;
}
