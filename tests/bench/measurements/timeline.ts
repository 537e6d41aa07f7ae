/** A timeline of 5,000 events that is zoomed and dragged, in the real window. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TimelineTimes } from '../window/timeline.ts';
import { count, list, median, ms, quantile, times as ratio, table } from './figures.ts';
import type { Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** A window that hangs must not hang the bench. */
const timeLimit = 5 * 60_000;
/** A frame at 60 a second, and a little, as clocks are not exact. */
const frame = 17.5;

export const timelineMeasurement: Measurement = {
  name: 'timeline',
  title: 'A timeline of 5,000 events, moved',
  run: async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'in-window.mjs'), join('tests', 'bench', 'window', 'timeline.ts')],
      { cwd: root, maxBuffer: 1 << 24, timeout: timeLimit },
    );
    const { events, asked, own, vis } = JSON.parse(
      stdout.slice(stdout.lastIndexOf('\n{') + 1),
    ) as TimelineTimes;
    const row = (what: string, mine: readonly number[], theirs: readonly number[] | undefined): string[] => [
      what,
      ms(median(mine)),
      ms(quantile(mine, 0.95)),
      perSecond(mine),
      theirs ? ms(median(theirs)) : '–',
      theirs ? ms(quantile(theirs, 0.95)) : '–',
      theirs ? perSecond(theirs) : '–',
      theirs ? ratio(median(theirs), median(mine)) : '–',
    ];
    const aim = (what: string, frames: readonly number[]) => ({
      what: `${count(events)} events, ${what}: time between frames`,
      aim: '60 frames a second',
      measured: `${ms(median(frames))}, p95 ${ms(quantile(frames, 0.95))}, ${perSecond(frames)} a second`,
      reached: quantile(frames, 0.9) < frame || (median(frames) < frame && ('busy' as const)),
    });
    return {
      aims: [aim('zoomed', own.zoomed), aim('dragged', own.dragged)],
      text: `${table(
        [
          'Movement',
          'between frames p50',
          'p95',
          'frames a second',
          'vis-timeline p50',
          'p95',
          'frames a second',
          'to ours',
        ],
        [row('zoom', own.zoomed, vis?.zoomed), row('drag', own.dragged, vis?.dragged)],
      )}\n\n${list([
        `${count(events)} events in thirty years, in a real window on a virtual screen of 60 frames a second drawn by the processor. In each frame one step of the wheel, or of a drag; from frame to frame.`,
        `The archive answers all of them in ${ms(asked)}.`,
        'vis-timeline 8.5.4, the same events in the same window, stacked and clustered; it is no dependency (78 MB unpacked): `DOSSIER_VIS_TIMELINE` names the folder of its package.',
      ])}`,
    };
  },
};

const perSecond = (frames: readonly number[]): string =>
  (1000 / (frames.reduce((sum, one) => sum + one, 0) / frames.length)).toFixed(0);
