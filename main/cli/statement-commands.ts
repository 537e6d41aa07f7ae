/** Who said what, to whom, on what occasion, and where that is reported. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { speechInWords } from '../../archive/annotations/speech-words.shared.ts';
import type { Quotation, SpeakerRef, Statement } from '../../archive/contract/statements.ts';
import { wordingsOf } from '../../archive/statements/wordings.shared.ts';
import { isId } from '../../archive/storage/ids.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface ListOptions extends CommonOptions {
  readonly speaker?: string;
  readonly csv?: boolean;
  readonly bom?: boolean;
  readonly out?: string;
}

export function addStatementCommands(program: Command, context: Context): void {
  const statements = example(
    program.command('statements').description('who said what, and what reports one statement'),
    'statements list "My archive" --json',
  );
  example(
    statements.command('list').argument('<archive>'),
    'statements list "My archive" --speaker "Kevin de León"',
  )
    .description('list quotations by speaker; those that were joined stand together')
    .option('--speaker <name or id>', 'of one speaker')
    .option('--csv', 'as a table')
    .option('--bom', 'a table with a byte order mark, which some programs need')
    .option('--out <file>', 'write the table into a file')
    .action(async (archive: string, { speaker: given, ...options }: ListOptions) => {
      const speaker: SpeakerRef | undefined =
        given === undefined ? undefined : isId(given) ? { id: given } : { name: given };
      const choice = { speaker, bom: options.bom ?? false };
      if (options.out !== undefined) {
        const path = resolve(options.out);
        const report = await askArchive(context, archive, 'statements.export', { ...choice, path });
        print(options, report, () => [`Wrote ${options.out}: ${counted(report.quotations, 'quotation')}.`]);
      } else if (options.csv) {
        const { csv } = await askArchive(context, archive, 'statements.table', choice);
        if (options.json) print(options, { csv }, () => []);
        else process.stdout.write(csv);
      } else {
        const found = await askArchive(context, archive, 'statements.list', { speaker });
        print(options, found, () => found.flatMap(statementLines));
      }
    });

  example(
    statements.command('join').argument('<archive>').argument('<id...>', 'ids of highlights'),
    'statements join "My archive" p81kd0a2b3c4 k3f9x2m0q7ab',
  )
    .description('say that quotations report one statement: one speaker, one occasion, one listener')
    .action(async (archive: string, annotations: string[], options: CommonOptions) => {
      const joined = await askArchive(context, archive, 'statements.join', { annotations });
      print(options, joined, () => statementLines(joined));
    });

  example(
    statements.command('part').argument('<archive>').argument('<id...>', 'ids of highlights'),
    'statements part "My archive" p81kd0a2b3c4',
  )
    .description('take quotations out of their statement')
    .option('--statement <id>', 'out of this one alone')
    .action(
      async (archive: string, annotations: string[], options: CommonOptions & { statement?: string }) => {
        await askArchive(context, archive, 'statements.part', { annotations, statement: options.statement });
        print(options, { annotations }, () => [
          `Took ${counted(annotations.length, 'quotation')} out of ${annotations.length === 1 ? 'its statement' : 'their statements'}.`,
        ]);
      },
    );
}

function statementLines(statement: Statement): string[] {
  const { id, speaker, addressee, occasion, differs, quotations } = statement;
  const said = speechInWords({ speaker, addressee, occasion, translation: null });
  return [
    `${said}${id === null ? '' : `: one statement, ${counted(quotations.length, 'quotation')} (${id})`}${differs.length > 0 ? `; they differ in ${differs.join(', ')}` : ''}`,
    ...wordingsOf(statement).flatMap((wordings) => wordings.quotations.flatMap(quotationLines)),
    '',
  ];
}

function quotationLines({ annotation, quote, article, speech, page }: Quotation): string[] {
  const { translation } = speech;
  const translated = translation
    ? ` (translated${translation.from ? ` from ${translation.from}` : ''}${translation.by ? ` by ${translation.by}` : ''})`
    : '';
  const source = [article.title, article.publisher, article.published ?? 'no date', page ? `p. ${page}` : '']
    .filter(Boolean)
    .join(', ');
  return [
    `  ${annotation}  “${quote.replace(/\s+/gu, ' ')}”${translated}`,
    `      ${source} (${article.id})`,
  ];
}
