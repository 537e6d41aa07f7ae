/**
 * `npm run eval:anchoring -- FOLDER [--seed N] [--json]`: how often a mark is found again after its article was changed, and
 * how often it is put on wrong words, beside two other ways of finding. FOLDER holds pages (folders with `source.html`) or
 * text files. `--highlights N`, `--half tuning|held-out` (by name: thresholds are tuned on one half only), `--show N` prints
 * the first N wrong answers.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isOfHalf, readDocuments } from './documents.ts';
import { evaluate } from './evaluation.ts';
import { reportJson, reportLines } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    highlights: { type: 'string', default: '5000' },
    half: { type: 'string' },
    show: { type: 'string', default: '0' },
    alone: { type: 'boolean', default: false },
  },
});

const [given] = positionals;
if (given === undefined)
  throw new Error('Name a folder: npm run eval:anchoring -- FOLDER [--seed N] [--json]');
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
if (!existsSync(folder)) {
  process.stderr.write(`Skipped: there is no folder “${folder}”.\n`);
  process.exit(0);
}
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const { documents, skipped } = readDocuments(folder);
for (const reason of skipped) say(`Skipped ${reason}`);
const half = values.half;
const chosen = half === undefined ? documents : documents.filter(({ name }) => isOfHalf(name, half));
if (chosen.length === 0) throw new Error(`There is nothing to evaluate in “${folder}”.`);
const results = evaluate(chosen, {
  seed: values.seed,
  highlights: Number(values.highlights),
  show: Number(values.show),
  alone: values.alone,
  say,
});
process.stdout.write(
  values.json ? `${JSON.stringify(reportJson(results), null, 1)}\n` : `${reportLines(results).join('\n')}\n`,
);
