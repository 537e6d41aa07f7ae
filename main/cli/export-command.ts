import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  type ExportFormat,
  type ExportReport,
  type ExportSettings,
  exportFormats,
} from '../../archive/contract/exporting.ts';
import type { RedactionReport } from '../../archive/contract/formats.ts';
import { type Paper, papers } from '../../archive/contract/paper.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { formatOfName } from '../../archive/formats/format-of-name.ts';
import { setDocument } from '../../archive/formats/set-document.ts';
import { exportBriefingBy } from '../printing/export-steps.ts';
import { collected } from './article-commands.ts';
import { type CitingOptions, citingOf, withCiting } from './citing-commands.ts';
import { example } from './example.ts';
import { printed } from './export-printed.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface ExportOptions extends CommonOptions, CitingOptions {
  readonly out: string;
  readonly format?: ExportFormat;
  readonly redact?: readonly string[];
  readonly withoutNotes?: boolean;
  readonly paper: Paper;
  readonly withOriginals?: boolean;
  readonly annotated?: boolean;
  readonly sign?: boolean;
  readonly for?: string;
}

export function addExportCommand(program: Command, context: Context): void {
  example(
    withCiting(
      program.command('export').argument('<archive>').argument('<briefing>', 'the id of a briefing'),
    ),
    'export "My archive" b7n8m9a1s2d3 --out briefing.pdf --with-originals --sign',
  )
    .description(
      'write a briefing as PDF, Word, HTML, Markdown, JSON or a table of its quotations, and keep it as an edition',
    )
    .requiredOption('--out <file>', 'the file to write; the format shows in its name')
    .addOption(new Option('--format <format>', 'where it does not show in the name').choices(exportFormats))
    .addOption(new Option('--paper <size>', 'of a PDF').choices(papers).default('A4'))
    .option(
      '--redact <person>',
      'put a pseudonym in the place of a person, an organisation or a place, by id; give it once for each',
      collected,
    )
    .option('--without-notes', 'leave out the notes on quotations')
    .option('--annotated', 'with its sources behind it, each with its highlights and notes')
    .option('--no-annotated', 'without them, also where the briefing has them')
    .option(
      '--with-originals',
      'carry the originals, so that every quotation can be verified without the archive',
    )
    .option('--sign', 'with --with-originals: sign it with the key of this computer')
    .option('--for <name>', 'for whom this edition is')
    .action(async (archive: string, id: string, options: ExportOptions) => {
      const report = await exportBriefingBy(
        {
          ask: (name, input) => askArchive(context, archive, name, input),
          print: (document, paper) => printed(context.home, { document, paper }),
          set: setDocument,
        },
        { id, settings: settingsOf(options), citing: citingOf(options), file: resolve(options.out) },
      );
      print(options, { ...report, file: options.out }, () => reportLines(options, report));
    });
}

const settingsOf = ({
  out,
  format,
  redact,
  withoutNotes,
  paper,
  annotated,
  withOriginals,
  sign,
  for: recipient,
}: ExportOptions): ExportSettings => ({
  format: format ?? formatOf(out),
  paper,
  parts: annotated === undefined ? {} : { annotated },
  withOriginals: withOriginals ?? false,
  sign: sign ?? false,
  recipient: recipient ?? '',
  redaction: { names: [...(redact ?? [])], withoutNotes: withoutNotes ?? false },
});

function reportLines({ out, sign }: ExportOptions, report: ExportReport): string[] {
  const { pages, undecided, fingerprint, edition, redaction } = report;
  return [
    `Wrote ${out}${pages === null ? '' : `, ${counted(pages, 'page')}`}. It is kept as edition ${edition}.`,
    ...(redaction ? redactionLines(redaction) : []),
    ...(fingerprint === ''
      ? []
      : [
          `It carries its originals${sign ? ', signed' : ''}. Fingerprint: ${fingerprint}`,
          'Tell whoever gets it the fingerprint by another way; they check it with “dossier verify”.',
        ]),
    ...(undecided === 0
      ? []
      : [
          `${counted(undecided, 'text')} in it ${undecided === 1 ? 'has' : 'have'} several versions that nobody has decided between: all stand in it. See “dossier decisions”.`,
        ]),
  ];
}

function formatOf(out: string): ExportFormat {
  const format = formatOfName(out);
  if (format === null)
    throw new ProblemError(
      'usage',
      `What is to be written into “${out}” does not show in its name. Say it with --format (${exportFormats.join(', ')}); nothing was written.`,
    );
  return format;
}

const redactionLines = ({ pseudonyms, pictures, notes }: RedactionReport): string[] => [
  ...pseudonyms.map(
    ({ id, pseudonym, places }) => `${id} is ${pseudonym} in it (${counted(places, 'place')}).`,
  ),
  ...(pictures > 0 ? [`${counted(pictures, 'picture')} left out, as they may show what is redacted.`] : []),
  ...(notes > 0 ? [`${counted(notes, 'note')} left out.`] : []),
  'Read it before it goes out: who somebody is can show without the name.',
];
