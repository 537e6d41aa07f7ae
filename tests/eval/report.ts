/** What came of it, in tables. */

import type { Result, Results } from './evaluation.ts';
import { lengthClasses } from './highlights.ts';

const verdicts = ['right', 'wrong', 'ambiguous', 'lost'] as const;

interface Count {
  readonly asked: number;
  readonly right: number;
  readonly wrong: number;
  readonly ambiguous: number;
  readonly lost: number;
}

function count(results: readonly Result[]): Count {
  const of = (wanted: (typeof verdicts)[number]): number =>
    results.filter(({ verdict }) => verdict === wanted).length;
  return {
    asked: results.length,
    right: of('right'),
    wrong: of('wrong'),
    ambiguous: of('ambiguous'),
    lost: of('lost'),
  };
}

const fates = {
  kept: 'fewer than 10% of the characters changed',
  changed: 'more changed',
  gone: 'words gone',
} as const;

/** Everything that was counted: by way of finding, by what became of the words, by kind of edit, by length. */
export function reportJson({ documents, highlights, seed, results, took }: Results) {
  const finders = [...new Set(results.map(({ finder }) => finder))];
  return {
    documents,
    highlights,
    seed,
    aims: aims(results),
    finders: finders.map((finder) => {
      const own = results.filter((result) => result.finder === finder);
      return {
        finder,
        milliseconds: Math.round(took.get(finder) ?? 0),
        fates: (Object.keys(fates) as (keyof typeof fates)[]).map((fate) => {
          const fated = own.filter((result) => result.fate === fate);
          return {
            fate,
            all: count(fated),
            edits: [...new Set(fated.map(({ edit }) => edit))].map((edit) => {
              const edited = fated.filter((result) => result.edit === edit);
              return {
                edit,
                all: count(edited),
                lengths: lengthClasses.map(({ name }) => ({
                  length: name,
                  ...count(edited.filter(({ length }) => length === name)),
                })),
              };
            }),
          };
        }),
      };
    }),
  };
}

/** What issue 4 asks for. */
function aims(results: readonly Result[]) {
  const own = results.filter(({ finder }) => finder === 'Dossier');
  const gone = count(own.filter(({ fate }) => fate === 'gone'));
  const kept = count(own.filter(({ fate, words }) => fate === 'kept' && words >= 3));
  const short = count(own.filter(({ fate, words }) => fate === 'kept' && words < 3));
  return {
    wrongWhereGone: gone.wrong / gone.asked,
    rightOfThreeWordsAndMore: kept.right / kept.asked,
    wrongOfThreeWordsAndMore: kept.wrong / kept.asked,
    rightOfShorter: short.right / short.asked,
    wrongOfShorter: short.wrong / short.asked,
  };
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 2)}%`;

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

const row = (name: string, counted: Count): string[] => [
  name,
  String(counted.asked),
  ...verdicts.map((verdict) => percent(counted[verdict], counted.asked)),
];

export function reportLines(all: Results): string[] {
  const report = reportJson(all);
  const lines = [`${report.highlights} highlights in ${report.documents} documents, seed ${report.seed}`];
  for (const { finder, fates: byFate, milliseconds } of report.finders) {
    lines.push('', `=== ${finder} (${(milliseconds / 1000).toFixed(1)} s)`);
    for (const { fate, edits, all: sum } of byFate) {
      if (sum.asked === 0) continue;
      lines.push('', `--- ${fates[fate]}`);
      lines.push(
        ...table([
          ['edit, length', 'asked', ...verdicts],
          ...edits.flatMap(({ edit, all: edited, lengths }) => [
            row(edit, edited),
            ...(finder.startsWith('Dossier')
              ? lengths
                  .filter(({ asked }) => asked > 0)
                  .map(({ length, ...counted }) => row(`  ${length}`, counted))
              : []),
          ]),
          row('together', sum),
        ]),
      );
    }
  }
  const { aims: reached } = report;
  const share = (value: number): string => `${(100 * value).toFixed(3)}%`;
  return [
    ...lines,
    '',
    `Wrong where the words are gone: ${share(reached.wrongWhereGone)} (aim: 0.1% at most)`,
    `Right of three words and more that are left: ${share(reached.rightOfThreeWordsAndMore)} (aim: 99% at least), wrong ${share(reached.wrongOfThreeWordsAndMore)}`,
    `Right of one and two words that are left: ${share(reached.rightOfShorter)}, wrong ${share(reached.wrongOfShorter)}`,
  ];
}
