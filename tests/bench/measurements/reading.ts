/** Opening an article, in a real window. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReadingFigures } from '../window/reading.ts';
import { count, list, median, ms, table, withFastest } from './figures.ts';
import type { Aim, Measurement } from './measurement.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** A window that hangs must not hang the bench. */
const timeLimit = 5 * 60_000;
/** Milliseconds to the first readable paint, by the size of the article in characters. */
const aims: Readonly<Record<number, number>> = { 10000: 100, 1000000: 300 };

export const readingMeasurement: Measurement = {
  name: 'reading',
  title: 'Opening an article',
  run: async ({ runs, say }) => {
    say('reading: in a window');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'in-window.mjs'), join('tests', 'bench', 'window', 'reading.ts')],
      {
        cwd: root,
        env: { ...process.env, DOSSIER_BENCH_RUNS: String(runs) },
        maxBuffer: 1 << 24,
        timeout: timeLimit,
      },
    );
    const { articles } = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as ReadingFigures;
    const reached: Aim[] = articles.map(({ size, marks, words, marked }) => {
      const figures = marks > 0 ? marked : words;
      const aim = aims[size] ?? 300;
      return {
        what: `${what(size, marks)}, click to ${marks > 0 ? 'marks painted' : 'first readable paint'}`,
        aim: `< ${ms(aim)}`,
        measured: withFastest(figures),
        reached: median(figures) < aim || (Math.min(...figures) < aim && 'busy'),
      };
    });
    const rows = articles.map(({ size, marks, words, marked, plain }) => [
      what(size, marks),
      withFastest(words),
      withFastest(marked),
      withFastest(plain),
    ]);
    const text = `${table(['Article', 'words painted', 'marks painted', 'plain page in the same Chromium'], rows)}\n\n${list(
      [
        'Medians; in brackets the fastest run. From a click on the article’s row in the library to Chromium’s *first contentful paint* in the article’s frame; *marks painted*: to the frame after the marks in view were registered.',
        '*Plain page*: the same words as a file in a window of the same Chromium, with no reader, no margin and no check of what is shown, from the beginning of the navigation to the first paint, which there may come before all is laid out; the marked one has `<mark>` round as many pieces.',
      ],
    )}`;
    return { aims: reached, text };
  },
};

const what = (size: number, marks: number): string =>
  `${size >= 1_000_000 ? `${Number((size / 1_000_000).toFixed(1))} MB` : `${Math.round(size / 1_000)} KB`}${marks > 0 ? `, ${count(marks)} marks` : ''}`;
