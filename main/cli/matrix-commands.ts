/** Which article says what of which event or person, and which articles derive from which. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Matrix, MatrixQuestion, Origins } from '../../archive/contract/matrix.ts';
import type { MatrixSubject } from '../../archive/contract/matrix-block.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { dateInWords } from '../../archive/events/date-in-words.shared.ts';
import {
  gapWords,
  sidesInWords,
  subjectNames,
  weightInWords,
} from '../../archive/matrix/matrix-words.shared.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

type Chosen = string[] | true;

interface MatrixOptions extends CommonOptions {
  readonly events?: Chosen;
  readonly people?: Chosen;
  readonly organisations?: Chosen;
  readonly places?: Chosen;
  readonly sources?: string[];
  readonly csv?: boolean;
  readonly list?: boolean;
  readonly transpose?: boolean;
  readonly bom?: boolean;
  readonly out?: string;
}

export function addMatrixCommands(program: Command, context: Context): void {
  example(
    program.command('matrix').argument('<archive>'),
    'matrix "My archive" --events e5t6y7u8p9a0 --csv --out matrix.csv',
  )
    .description('say which article reports, confirms, contradicts, denies or leaves out each event')
    .option('--events [id...]', 'against events, all of them or these; so where nothing else is said')
    .option('--people [id...]', 'against people, all that are spoken of or these')
    .option('--organisations [id...]', 'against organisations')
    .option('--places [id...]', 'against places')
    .option('--sources <id...>', 'only these articles, also where they say nothing of it')
    .option('--csv', 'as a table: a row for each article, a column for each event')
    .option('--list', 'as a table with a row for each passage and each gap')
    .option('--transpose', 'a row for each event, a column for each article')
    .option('--bom', 'a table with a byte order mark, which some programs need')
    .option('--out <file>', 'write it into a file')
    .action(async (archive: string, options: MatrixOptions) => {
      const question = questionOf(options);
      if (!options.csv && !options.list && options.out === undefined) {
        const matrix = await askArchive(context, archive, 'matrix.get', question);
        const quotes = await quotesOf(context, archive, matrix, options.json ?? false);
        print(options, withQuotes(matrix, quotes), () => matrixLines(matrix, quotes));
        return;
      }
      const table = {
        ...question,
        layout: options.list ? ('list' as const) : ('grid' as const),
        transposed: options.transpose ?? false,
        bom: options.bom ?? false,
      };
      if (options.out === undefined) {
        const { csv } = await askArchive(context, archive, 'matrix.table', table);
        if (options.json) print(options, { csv }, () => []);
        else process.stdout.write(csv);
        return;
      }
      const path = resolve(options.out);
      const report = await askArchive(context, archive, 'matrix.export', { ...table, path });
      print(options, report, () => [
        `Wrote ${options.out}: ${counted(report.sources, 'article')} against ${report.columns} ${report.columns === 1 ? subjectNames[question.of].one : subjectNames[question.of].many}.`,
      ]);
    });

  const articles = example(
    program
      .command('articles')
      .description('what articles have to do with each other, and what bibliographies say of them'),
    'articles cite "My archive" k3f9x2m0q7ab --style apa',
  );
  example(
    articles.command('derive').argument('<archive>').argument('<id>', 'the id of an article'),
    'articles derive "My archive" k3f9x2m0q7ab --from p81kd0a2b3c4',
  )
    .description('say that an article derives from another, as from the story of an agency; or show it')
    .option('--from <id>', 'the article that it was taken from')
    .option('--not', 'it does not derive from it')
    .action(
      async (archive: string, id: string, options: CommonOptions & { from?: string; not?: boolean }) => {
        if (options.from === undefined && options.not)
          throw new ProblemError('usage', 'Name the article with --from. Nothing was changed.');
        const origins =
          options.from === undefined
            ? await askArchive(context, archive, 'articles.origins', { id })
            : await askArchive(context, archive, 'articles.derive', {
                id,
                from: options.from,
                derives: !options.not,
              });
        print(options, origins, () => originLines(origins));
      },
    );
}

function questionOf(options: MatrixOptions): MatrixQuestion {
  const asked = (['events', 'people', 'organisations', 'places'] as const).filter(
    (of) => options[of] !== undefined,
  );
  if (asked.length > 1)
    throw new ProblemError(
      'usage',
      `A matrix is of one kind of things: choose one of ${asked.map((of) => `--${of}`).join(' and ')}.`,
    );
  const of: MatrixSubject = asked[0] ?? 'events';
  const chosen = options[of];
  return {
    of,
    ...(Array.isArray(chosen) ? { only: chosen } : {}),
    ...(options.sources ? { sources: options.sources } : {}),
  };
}

/** Words of the cells, by mark. */
async function quotesOf(
  context: Context,
  archive: string,
  { cells }: Matrix,
  all: boolean,
): Promise<ReadonlyMap<string, string>> {
  const ids = cells.map(({ annotation }) => annotation);
  const found = new Map<string, string>();
  for (let from = 0; from < ids.length && (all || from < mostPrinted); from += 500)
    for (const { id, quote } of await askArchive(context, archive, 'matrix.quotes', {
      annotations: ids.slice(from, from + 500),
    }))
      found.set(id, quote);
  return found;
}

/** Cells whose words are printed for a person. */
const mostPrinted = 5000;

const withQuotes = (matrix: Matrix, quotes: ReadonlyMap<string, string>) => ({
  ...matrix,
  cells: matrix.cells.map((cell) => ({ ...cell, quote: quotes.get(cell.annotation) ?? '' })),
});

function matrixLines(
  { columns, sources, cells, left }: Matrix,
  quotes: ReadonlyMap<string, string>,
): string[] {
  const lines = columns.flatMap((column) => {
    const own = cells.filter(({ of }) => of === column.id);
    const silent = sources.filter(({ id }) => !own.some(({ source }) => source === id));
    const date = column.date === null ? '' : dateInWords(column.date);
    return [
      `${column.title}${date === '' ? '' : `, ${date}`} (${column.id}): ${weightInWords(column.all)}${sidesInWords(column) === '' ? '' : `; ${sidesInWords(column)}`}`,
      ...sources.flatMap((source) =>
        own
          .filter((cell) => cell.source === source.id)
          .map(
            ({ stances, annotation, passages }) =>
              `  ${stances.join(', ')}: ${source.title} (${source.id}): “${quotes.get(annotation) ?? ''}”${passages > 1 ? ` and ${passages - 1} more` : ''}`,
          ),
      ),
      ...(silent.length > 0 ? [`  ${gapWords}: ${silent.map(({ title }) => title).join('; ')}`] : []),
      '',
    ];
  });
  const derived = sources.filter(({ derivesFrom }) => derivesFrom.length > 0);
  return [
    ...lines,
    ...derived.map(
      ({ title, derivesFrom }) =>
        `${title} derives from ${derivesFrom.map((from) => from.title || from.id).join(', ')}`,
    ),
    ...(left.sources + left.columns > 0
      ? [`There was no room for ${counted(left.sources, 'article')} and ${left.columns} more columns.`]
      : []),
  ];
}

function originLines({ from, derived }: Origins): string[] {
  const line = ({ id, title, trashed }: Origins['from'][number]): string =>
    `  ${id}  ${title || '(not in this archive)'}${trashed ? ' (in the trash)' : ''}`;
  return [
    from.length === 0 ? 'Derives from no other article.' : 'Derives from',
    ...from.map(line),
    ...(derived.length > 0 ? ['From it derive', ...derived.map(line)] : []),
  ];
}
