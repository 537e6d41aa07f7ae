/** One mark among 5,000 of its article, in the real window. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { MarkingTimes } from '../window/marking.ts';
import { count, list, median, ms, quantile, table } from './figures.ts';
import type { Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const paintedWithin = 16;
const savedWithin = 20;

export const markingMeasurement: Measurement = {
  name: 'marking',
  title: 'One mark among 5,000, in the window',
  run: async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'in-window.mjs'), join('tests', 'bench', 'window', 'marking.ts')],
      { cwd: root, maxBuffer: 1 << 24 },
    );
    const times = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as MarkingTimes;
    const row = (what: string, values: readonly number[]): string[] => [
      what,
      ms(median(values)),
      ms(quantile(values, 0.95)),
      ms(Math.min(...values)),
    ];
    const aim = (what: string, values: readonly number[], within: number) => ({
      what: `${what}, among ${count(times.marks)} marks`,
      aim: `< ${ms(within)}`,
      measured: `${ms(median(values))}, p95 ${ms(quantile(values, 0.95))}`,
      reached: median(values) < within,
    });
    return {
      aims: [
        aim('a mark painted', times.painted, paintedWithin),
        aim('a mark durable and shown as saved', times.saved, savedWithin),
      ],
      text: `${table(
        ['From the key', 'p50', 'p95', 'fastest'],
        [row('painted', times.painted), row('saved, and shown as saved', times.saved)],
      )}\n\n${list([
        `${times.painted.length} marks, each on words of its own, in an article of ${count(times.marks)} paragraphs and marks, in a real window on a virtual screen drawn by the processor.`,
        '*painted*: from the key in the article’s frame until the frame after which the mark is registered has been drawn; at 60 frames a second that is 8 ms on average at least. *saved*: until its card says so.',
      ])}`,
    };
  },
};
