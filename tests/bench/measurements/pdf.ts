/** A PDF of 1,000 pages, in the real window. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PdfTimes } from '../window/pdf.ts';
import { count, list, median, ms, quantile, table, withFastest } from './figures.ts';
import type { Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const openedWithin = 500;
/** Milliseconds from frame to frame at 60 a second. */
const frame = 1000 / 60;

export const pdfMeasurement: Measurement = {
  name: 'pdf',
  title: 'A PDF of 1,000 pages, in the window',
  run: async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'in-window.mjs'), join('tests', 'bench', 'window', 'pdf.ts')],
      { cwd: root, maxBuffer: 1 << 24 },
    );
    const times = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as PdfTimes;
    const late = (frames: readonly number[]): string =>
      `${Math.round((100 * frames.filter((took) => took > 1.5 * frame).length) / frames.length)} %`;
    const row = (who: string, opened: readonly number[], frames: readonly number[]): string[] => [
      who,
      withFastest(opened),
      ms(median(frames)),
      ms(quantile(frames, 0.95)),
      late(frames),
    ];
    return {
      aims: [
        {
          what: `first page of ${count(times.pages)}, from the click`,
          aim: `< ${ms(openedWithin)}`,
          measured: withFastest(times.opened),
          reached:
            median(times.opened) < openedWithin || (Math.min(...times.opened) < openedWithin && 'busy'),
        },
        {
          what: 'frames while scrolling, p95',
          aim: `< ${ms(1.5 * frame)}`,
          measured: ms(quantile(times.frames, 0.95)),
          reached: quantile(times.frames, 0.95) < 1.5 * frame,
        },
      ],
      text: `${table(
        ['', 'first page (fastest)', 'frame, p50', 'frame, p95', 'late frames'],
        [
          row('Dossier', times.opened, times.frames),
          row('pdf.js’s own viewer', times.viewerOpened, times.viewerFrames),
        ],
      )}\n\n${list([
        'From the click in the library (in the viewer: from its being asked, its window and code loaded) to the frame after the first page was drawn.',
        `${times.frames.length} frames, 40 CSS pixels each, through pages that have not been drawn before; *late*: a frame that took longer than one and a half at 60 a second. ${times.canvases} pages were kept drawn at the end. The screen is a virtual one, drawn by the processor: with a graphics card frames cost less.`,
      ])}`,
    };
  },
};
