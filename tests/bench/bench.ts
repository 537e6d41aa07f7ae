/**
 * `npm run bench`: measures what the app takes for what people do, on archives of real size, and writes it into
 * RESULTS.md. `--only=start,change`, `--sizes=10000,100000`, `--runs=5`, and
 * `--cold` to measure also what a start takes when nothing is in the page cache, which is emptied for all of the machine.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, cachedArchive, planFor } from './generator/cached.ts';
import { anchorMeasurement } from './measurements/anchor.ts';
import { briefingsMeasurement } from './measurements/briefings.ts';
import { changeMeasurement } from './measurements/change.ts';
import { buildMeasured, removeMeasured } from './measurements/children.ts';
import { draftsMeasurement } from './measurements/drafts.ts';
import { markingMeasurement } from './measurements/marking.ts';
import type { Bench, Measurement, Outcome } from './measurements/measurement.ts';
import { mergeMeasurement } from './measurements/merge.ts';
import { namesMeasurement } from './measurements/names.ts';
import { outsideMeasurement } from './measurements/outside.ts';
import { pdfMeasurement } from './measurements/pdf.ts';
import { peersMeasurement } from './measurements/peers.ts';
import { peopleMeasurement } from './measurements/people.ts';
import { readingMeasurement } from './measurements/reading.ts';
import { startMeasurement } from './measurements/start.ts';
import { syncMeasurement } from './measurements/sync.ts';
import { timelineMeasurement } from './measurements/timeline.ts';
import { circumstances, measuredCommit, writeResults } from './results.ts';

const measurements: readonly Measurement[] = [
  startMeasurement,
  changeMeasurement,
  markingMeasurement,
  pdfMeasurement,
  outsideMeasurement,
  mergeMeasurement,
  syncMeasurement,
  peersMeasurement,
  anchorMeasurement,
  readingMeasurement,
  namesMeasurement,
  peopleMeasurement,
  timelineMeasurement,
  draftsMeasurement,
  briefingsMeasurement,
];

const say = (line: string): void => {
  process.stderr.write(`bench: ${line}\n`);
};

function option(name: string): string | undefined {
  return process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function numbers(name: string, standard: readonly number[]): number[] {
  const given = option(name)?.split(',').map(Number) ?? [...standard];
  if (given.some((value) => !Number.isInteger(value) || value < 1))
    throw new Error(`--${name} wants whole numbers, such as --${name}=${standard.join(',')}`);
  return given;
}

const scratches: string[] = [];
const commit = measuredCommit();
const [runs = 5] = numbers('runs', [5]);
// Beside the archives, so that all lies on one disk.
const newFolder = (): string => mkdtempSync(join(realpathSync(benchFolder()), 'scratch-'));
const kept = newFolder();
const bench: Bench = {
  kept,
  sizes: numbers('sizes', [10_000, 100_000]),
  runs,
  cold: process.argv.includes('--cold'),
  say,
  archive: (articles, kind = 'light') => cachedArchive(planFor(articles, kind === 'light'), say),
  scratch: () => {
    const folder = newFolder();
    scratches.push(folder);
    return folder;
  },
};

const only = option('only')?.split(',');
for (const name of only ?? [])
  if (!measurements.some((measurement) => measurement.name === name))
    throw new Error(
      `There is no “${name}” to measure; there is: ${measurements.map(({ name }) => name).join(', ')}`,
    );

try {
  await buildMeasured();
  for (const measurement of measurements) {
    if (only && !only.includes(measurement.name)) continue;
    say(measurement.title);
    const outcome: Outcome = await measurement.run(bench);
    // After each, so that what is done is kept should the next one fail.
    writeResults(measurements, new Map([[measurement.name, outcome]]), circumstances(runs, commit));
    for (const folder of scratches.splice(0)) rmSync(folder, { recursive: true, force: true });
  }
} finally {
  removeMeasured();
  for (const folder of [...scratches, kept]) rmSync(folder, { recursive: true, force: true });
}
