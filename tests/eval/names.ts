/**
 * `npm run eval:names -- FILE [--json]`: how often two names are rightly said to be those of one person or organisation.
 * FILE is a table with the columns `schema`, `name1`, `name2`, `is_match`. `--half tuning|held-out` takes every other pair
 * (rules are judged on the half that they were not made on), `--show` prints what was answered wrongly. Then: how many of the
 * people in texts are suggested, of those texts that are there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv } from '../../archive/exchanging/csv.ts';
import { type NameKind, nameLikeness } from '../../archive/names/compare-names.ts';
import { isOfHalf } from './documents.ts';
import { suggestedPeople } from './suggested-people.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    half: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});

interface Judged {
  readonly schema: string;
  readonly names: string;
  readonly isMatch: boolean;
  readonly answered: boolean;
}

/** `LegalEntity` may be a person or an organisation. */
function kindsOf(schema: string): NameKind[] {
  if (schema === 'Person') return ['person'];
  return schema === 'LegalEntity' ? ['person', 'organisation'] : ['organisation'];
}

function judge(file: string): Judged[] {
  const [head, ...rows] = readCsv(readFileSync(file, 'utf8'));
  const column = (name: string): number => {
    const at = head?.cells.indexOf(name) ?? -1;
    if (at < 0) throw new Error(`“${file}” has no column “${name}”.`);
    return at;
  };
  const [schema, name1, name2, isMatch] = ['schema', 'name1', 'name2', 'is_match'].map(column);
  return rows
    .map(({ cells }) => {
      const cell = (at: number | undefined): string => cells[at ?? -1] ?? '';
      const [a, b] = [cell(name1), cell(name2)];
      return {
        schema: cell(schema),
        names: `${a} | ${b}`,
        isMatch: cell(isMatch).trim().toLowerCase() === 'true',
        answered: kindsOf(cell(schema)).some((kind) => nameLikeness(a, b, kind) >= 0.5),
      };
    })
    .filter(({ names }) => values.half === undefined || isOfHalf(names, values.half));
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function figures(judged: readonly Judged[]) {
  const count = (isMatch: boolean, answered: boolean): number =>
    judged.filter((pair) => pair.isMatch === isMatch && pair.answered === answered).length;
  const [hit, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
  const precision = hit / (hit + wrong || 1);
  const recall = hit / (hit + missed || 1);
  return {
    pairs: judged.length,
    matches: hit + missed,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded((2 * precision * recall) / (precision + recall || 1)),
  };
}

const [given] = positionals;
if (given === undefined) throw new Error('Name a table: npm run eval:names -- FILE [--json]');
const file = resolve(process.env.INIT_CWD ?? process.cwd(), given);
if (!existsSync(file)) {
  process.stderr.write(`Skipped: there is no file “${file}”.\n`);
  process.exit(0);
}
const judged = judge(file);
const pairs = {
  all: figures(judged),
  persons: figures(judged.filter(({ schema }) => schema === 'Person')),
};
const suggestions = await suggestedPeople();
if (values.show)
  for (const { schema, names, isMatch, answered } of judged)
    if (isMatch !== answered)
      process.stderr.write(`${answered ? 'wrongly one' : 'missed     '}  ${schema}  ${names}\n`);
if (values.show)
  for (const { texts, way, wrong, missed } of suggestions)
    process.stderr.write(`${texts}, ${way}: wrong ${wrong.join(', ')}; missed ${missed.join(', ')}\n`);
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...pairs, suggestions }, null, 1)}\n`
    : [
        ...Object.entries(pairs).map(
          ([name, { pairs, precision, recall, f1 }]) =>
            `${name.padEnd(8)} ${String(pairs).padStart(5)} pairs  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}\n`,
        ),
        '\nUnknown people suggested:\n',
        ...suggestions.map(
          ({ texts, way, people, precision, recall }) =>
            `${texts.padEnd(16)} ${way.padEnd(17)} ${String(people).padStart(3)} people  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}\n`,
        ),
      ].join(''),
);
