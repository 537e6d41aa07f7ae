/** Merging what two devices did to the same records at once. */
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeTwoDevices } from '../generator/two-devices.ts';
import { ran, type Started } from './children.ts';
import { count, list, median, megabytes, ms, table, times } from './figures.ts';
import { copyOfHome, newHome } from './homes.ts';
import type { Measurement } from './measurement.ts';

const records = 100_000;

export const mergeMeasurement: Measurement = {
  name: 'merge',
  title: 'Merging 100,000 records of two devices',
  run: async (bench) => {
    const { path, delivery, place } = writeTwoDevices(bench.scratch(), 'dossier', records);
    const delivered = readdirSync(delivery).map((name) => join(place, name));
    const own = newHome(bench);
    await ran('start', [path, own, 'whole']);
    const before: Started[] = [];
    const after: Started[] = [];
    const floors: number[] = [];
    const fresh: Started[] = [];
    for (let run = 0; run < bench.runs; run++) {
      bench.say(`merge: run ${run + 1}`);
      before.push(await ran('start', [path, copyOfHome(bench, own)]));
      const home = copyOfHome(bench, own);
      renameSync(delivery, place);
      floors.push((await ran<{ took: number }>('lines', delivered)).took);
      after.push(await ran('start', [path, home]));
      if (run === 0) fresh.push(await ran('start', [path, newHome(bench)]));
      renameSync(place, delivery);
    }
    const cpu = (runs: readonly Started[]): number => median(runs.map((run) => run.cpu));
    const usable = (runs: readonly Started[]): number => median(runs.map((run) => run.usable));
    const floor = median(floors);
    const merging = usable(after) - usable(before);
    const row = (what: string, took: number, processor: number, peak: number): string[] => [
      what,
      ms(took),
      times(took, floor),
      ms(processor),
      megabytes(peak),
    ];
    const peak = (runs: readonly Started[]): number => median(runs.map((run) => run.peak));
    const text = `${table(
      ['What', 'time', 'to the floor', 'processor', 'peak memory'],
      [
        ['reading the delivered history and parsing its lines: the floor', ms(floor), '', '', ''],
        row('start, nothing delivered', usable(before), cpu(before), peak(before)),
        row(`start, ${count(records)} changes delivered meanwhile`, usable(after), cpu(after), peak(after)),
        row('the merge: the difference', merging, cpu(after) - cpu(before), Number.NaN),
        row('first start ever with both histories', usable(fresh), cpu(fresh), peak(fresh)),
      ],
    )}\n\n${list([
      `One device made ${count(records)} records; the other, cut off, edited each (name, prose, an alias) while the first edited every other one. ${count(1.5 * records)} changes are known, ${count(records)} of 3 writes each arrive; a third of the writes meets another made at once.`,
    ])}`;
    return { aims: [], text };
  },
};
