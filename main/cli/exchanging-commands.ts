/** Marks that go out to other programs, and that come from them. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type ExchangeLine,
  type ExportFormat,
  exportFormats,
  type ImportFormat,
  type ImportPlan,
  type ImportStates,
  importFormats,
  type MarksReport,
} from '../../archive/contract/exchanging.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { formatNames, matchWords, statesInWords } from '../../archive/exchanging/exchange-words.shared.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { appVersion } from './own-files.ts';
import { askArchive, type CommonOptions, type Context, counted, exitCodes, print } from './session.ts';

interface ExportOptions extends CommonOptions {
  readonly format?: ExportFormat;
  readonly article?: string[];
  readonly bom?: boolean;
}

interface ImportOptions extends CommonOptions {
  readonly format?: ImportFormat;
  readonly into?: string;
  readonly fromPdf?: string;
  readonly dryRun?: boolean;
}

export function addExchangingCommands(annotations: Command, context: Context): void {
  example(
    annotations.command('export').argument('<archive>').argument('<out>', 'a new file, or a new folder'),
    'annotations export "My archive" marks.jsonld',
  )
    .description('write highlights for other programs, and say what could not be carried')
    .addOption(
      new Option('--format <format>', 'by the name’s ending where it is not given').choices(exportFormats),
    )
    .option('--article <id>', 'only of this article; give it once for each', collected)
    .option('--bom', 'a table with a byte order mark, which some programs need')
    .action(async (archive: string, out: string, options: ExportOptions) => {
      const report = await askArchive(context, archive, 'exchanging.export', {
        path: resolve(out),
        format: options.format ?? formatOf(out),
        articles: options.article ?? [],
        bom: options.bom,
        agent: `Dossier ${appVersion()}`,
      });
      print(options, report, () => [
        `Wrote ${out}: ${counted(report.marks, 'highlight')} of ${counted(report.articles, 'article')}${report.files > 1 ? ` in ${counted(report.files, 'file')}` : ''}.`,
        ...lines(report.notCarried),
      ]);
    });

  example(
    annotations
      .command('import')
      .argument('<archive>')
      .argument('[file]', 'W3C Web Annotations, Hypothesis, Zotero, Readwise, or a PDF'),
    'annotations import "My archive" readwise-data.csv --dry-run',
  )
    .description('bring in highlights of other programs, and say what could not be carried')
    .addOption(new Option('--format <format>', 'where it does not show in the file').choices(importFormats))
    .option('--into <article>', 'the id of the article that all of them go to')
    .option('--from-pdf <article>', 'those that an article’s own PDF holds')
    .option('--dry-run', 'only say where each would go and how it would be found')
    .action(async (archive: string, file: string | undefined, options: ImportOptions) => {
      const plan = await readPlan(context, archive, file, options);
      if (options.dryRun) {
        if (plan.sources.some(({ article }) => article === null)) process.exitCode = exitCodes.findings;
        print(options, plan, () => planLines(plan));
        return;
      }
      const report = await askArchive(context, archive, 'exchanging.bringIn', { plan: plan.plan, into: [] });
      if (report.left.length > 0) process.exitCode = exitCodes.findings;
      print(options, report, () => reportLines(report));
    });
}

function readPlan(
  context: Context,
  archive: string,
  file: string | undefined,
  { format, into, fromPdf }: ImportOptions,
): Promise<ImportPlan> {
  if (fromPdf !== undefined && file === undefined)
    return askArchive(context, archive, 'exchanging.readPdf', { article: fromPdf });
  if (file === undefined || fromPdf !== undefined)
    throw new ProblemError(
      'usage',
      'Name either a file or, with --from-pdf, an article. Nothing was brought in.',
    );
  return askArchive(context, archive, 'exchanging.read', { path: resolve(file), format, into });
}

function formatOf(out: string): ExportFormat {
  const ending = /\.(jsonld|json|csv|md|markdown|pdf)$/iu.exec(out)?.[1]?.toLowerCase();
  if (ending === undefined)
    throw new ProblemError(
      'usage',
      `What is to be written into “${out}” does not show in its name. Say it with --format (${exportFormats.join(', ')}); nothing was written.`,
    );
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  return ending === 'csv' || ending === 'pdf' ? ending : 'jsonld';
}

function planLines({ file, format, marks, sources, notCarried }: ImportPlan): string[] {
  return [
    `“${file}” (${formatNames[format]}) holds ${counted(marks, 'highlight')}:`,
    ...sources.map(
      ({ title, address, marks: ofSource, article, by, known, states }) =>
        `  ${title || address || 'no title'}: ${counted(ofSource, 'highlight')} → ${article ? `${article.title} (${article.id}), ${matchWords[by ?? 'chosen']}` : 'no article fits: bring it in alone with --into, or nothing of it comes'}${known > 0 ? `; ${known} here already` : ''}${article ? stateWords(states) : ''}`,
    ),
    ...lines(notCarried),
    'Nothing was brought in.',
  ];
}

function reportLines({ file, added, known, states, articles, left, notCarried }: MarksReport): string[] {
  return [
    `Brought in ${counted(added, 'highlight')} from “${file}”${known > 0 ? `; ${counted(known, 'was', 'were')} here already` : ''}${stateWords(states)}`,
    ...articles.map(({ id, title, added: number }) => `  ${id}  ${title}: ${number}`),
    ...(left.length > 0 ? [`Not brought in, as no article fits: ${counted(left.length, 'highlight')}`] : []),
    ...left.map(({ where, words, reason }) => `  ${where}: ${words}. ${reason}`),
    ...lines(notCarried),
  ];
}

const stateWords = (states: ImportStates): string => {
  const words = statesInWords(states);
  return words === '' ? '' : ` (${words})`;
};

function lines(notCarried: readonly ExchangeLine[]): string[] {
  return notCarried.flatMap(({ message, count, examples }) => [
    `${message} (${count})`,
    ...examples.slice(0, 5).map((one) => `    ${one}`),
    ...(examples.length > 5 ? [`    … and ${count - 5} more`] : []),
  ]);
}
