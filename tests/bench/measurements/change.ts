/** One change, until it is on the disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedArchive } from '../generator/cached.ts';
import { ran } from './children.ts';
import { count, list, median, ms, quantile, table, times } from './figures.ts';
import { copyOfHome, warmHome } from './homes.ts';
import type { Aim, Bench, Measurement } from './measurement.ts';
import { removeTraces } from './traces.ts';

const changes = 150;
/** Milliseconds between two changes: a checkpoint falls between some of them. */
const pause = 10;
const durableWithin = 20;

interface Changed {
  readonly floors: readonly number[];
  readonly commits: readonly number[];
  readonly requests: readonly number[];
  /** Time on a processor of the requests. */
  readonly processor: readonly number[];
}

export const changeMeasurement: Measurement = {
  name: 'change',
  title: 'One change durable',
  run: async (bench) => {
    const rows: string[][] = [];
    const aims: Aim[] = [];
    const measure = async (label: string, archive: CachedArchive, ids: readonly string[]) => {
      bench.say(`change: ${label}`);
      try {
        const { floors, commits, requests, processor } = await changed(bench, archive, ids);
        const least = median(floors);
        rows.push(
          row(label, 'the floor', floors, least),
          row('', 'commit', commits, least),
          row('', 'add a mark', requests, least),
          row('', 'its time on a processor', processor, least),
        );
        // What is left when waiting for others is taken away.
        const isBusy = quantile(processor, 0.95) + least < durableWithin;
        const worst = quantile(requests, 0.95);
        aims.push({
          what: `a change durable, ${label}`,
          aim: `< ${ms(durableWithin)}`,
          measured: `${ms(median(requests))}, p95 ${ms(worst)} (disk alone ${ms(quantile(floors, 0.95))})`,
          reached: worst < durableWithin || (isBusy && 'busy'),
        });
      } catch (error) {
        rows.push([label, (error as Error).message, '', '', '', '']);
      }
    };
    for (const size of [100, ...bench.sizes]) {
      const archive = bench.archive(size);
      await measure(`${count(size)} articles`, archive, archive.facts.sample);
    }
    const big = bench.archive(bench.sizes[0] ?? 10_000);
    if (big.facts.longest) await measure('article with 5,000 marks', big, [big.facts.longest]);
    const text = `${table(['Where', 'What', 'p50', 'p95', 'slowest', 'p50 to the floor'], rows)}\n\n${list([
      `${changes} changes of each kind in one process, ${pause} ms between two, so that checkpoints are written as in use.`,
      '*the floor*: an append of 900 bytes with fsync, in turn with the others.',
      '*commit*: one field, until it is on the disk and applied. *add a mark*: the whole request of the window, with finding its article, describing the passage and the answer.',
    ])}`;
    return { aims, text };
  },
};

function row(where: string, what: string, values: readonly number[], least: number): string[] {
  const middle = median(values);
  return [where, what, ms(middle), ms(quantile(values, 0.95)), ms(Math.max(...values)), times(middle, least)];
}

async function changed(bench: Bench, archive: CachedArchive, ids: readonly string[]): Promise<Changed> {
  removeTraces(archive);
  const idsFile = join(bench.scratch(), 'ids.json');
  writeFileSync(idsFile, JSON.stringify(ids));
  try {
    const { home } = await warmHome(bench, archive);
    const args = [
      archive.path,
      copyOfHome(bench, home),
      idsFile,
      String(changes),
      String(pause),
      join(bench.scratch(), 'floor'),
    ];
    return await ran<Changed>('change', args);
  } finally {
    removeTraces(archive);
  }
}
