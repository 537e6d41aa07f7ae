/** RESULTS.md: one part for each measurement, replaced when that one is run again. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { table } from './measurements/figures.ts';
import type { Measurement, Outcome } from './measurements/measurement.ts';

const file = join(import.meta.dirname, 'RESULTS.md');
const aimRow = /^\| Aim: .+$/gmu;

export function writeResults(
  measurements: readonly Measurement[],
  found: ReadonlyMap<string, Outcome>,
  how: string,
): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const parts = measurements.map(({ name, title }) => {
    const outcome = found.get(name);
    return outcome ? part(name, title, outcome, how) : (partBefore(before, name) ?? '');
  });
  const aims = parts.flatMap((text) => text.match(aimRow) ?? []);
  writeFileSync(file, `${[head(aims), ...parts.filter((text) => text !== '')].join('\n\n')}\n`);
}

function head(aims: readonly string[]): string {
  return `# Speed, measured

Written by \`npm run bench\`; not by hand. Archives come from a seeded generator (\`generator/\`), are kept outside the
repository (\`DOSSIER_BENCH\`, by default the system's folder for temporary files) and hold three devices' histories,
checkpoints and captures. What is measured runs in processes of its own, built as the app is.

    npm run bench                                   all, at 10,000 and 100,000 articles
    npm run bench -- --only=start,change            some of it
    npm run bench -- --sizes=1000 --runs=9          other sizes, more runs
    npm run bench -- --cold                         starts with an empty page cache too: as root, and felt by all

Absolute figures are those of one machine, of two cores that up to eight people share: differences under 30% mean
nothing, and ratios say more. Each figure is a median.

## Aims

${['| Aim | wanted | measured | |', '| --- | --: | --: | --- |', ...aims.map((row) => row.replace('Aim: ', ''))].join('\n')}`;
}

function part(name: string, title: string, { aims, text }: Outcome, how: string): string {
  const rows = aims.map(({ what, aim, measured, reached }) => [
    `Aim: ${what}`,
    aim,
    measured,
    verdict(reached),
  ]);
  const table_ = rows.length > 0 ? `\n\n${table(['Aim', 'wanted', 'measured', ''], rows)}` : '';
  return `${begin(name)}\n## ${title}\n\n${text}${table_}\n\n*${how}*\n${end(name)}`;
}

function verdict(reached: boolean | 'busy'): string {
  if (reached === 'busy') return 'reached in processor time; the machine was busy';
  return reached ? 'reached' : '**missed**';
}

function partBefore(text: string, name: string): string | undefined {
  const from = text.indexOf(begin(name));
  const to = text.indexOf(end(name));
  return from < 0 || to < from ? undefined : text.slice(from, to + end(name).length);
}

const begin = (name: string): string => `<!-- ${name} -->`;
const end = (name: string): string => `<!-- /${name} -->`;

/** The commit of what is measured; asked before, as the clone may move on meanwhile. */
export function measuredCommit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', 'archive', 'main') !== '';
  return `commit ${git('rev-parse', '--short', 'HEAD')}${isChanged ? ', with changes' : ''}`;
}

/** When, of what, on what. */
export function circumstances(runs: number, commit: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const machine = `${cpus().length} cores, ${cpus()[0]?.model.trim()}, ${memory} GB`;
  const system = `${type()} ${release().split('-')[0]}, Node ${process.versions.node}`;
  return `${day}, ${commit}; ${runs} runs; load ${loadavg()[1]?.toFixed(0)} on ${machine}, ${system}.`;
}
