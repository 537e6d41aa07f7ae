import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { matrixSubjects } from '../../archive/contract/matrix-block.ts';
import type { NewBlock } from '../../archive/contract/requests.ts';
import { type Paper, papers } from '../../archive/contract/shell.ts';
import type { Block, Briefing } from '../../archive/contract/views.ts';
import { collected } from './article-commands.ts';
import { addBriefingCheck } from './check-command.ts';
import { example } from './example.ts';
import { exportPrinted } from './export-printed.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';
import { type FilterOptions, timelineFilterOf, withTimelineFilter } from './timeline-command.ts';

export function addBriefingCommands(program: Command, context: Context): void {
  const briefings = example(
    program.command('briefings').description('briefings made of chosen passages'),
    'briefings list "My archive" --json',
  );

  example(
    briefings.command('add').argument('<archive>').requiredOption('--title <title>'),
    'briefings add "My archive" --title "What is known" --all',
  )
    .description('make a briefing')
    .option('--subtitle <text>')
    .option('--all', 'with every highlight, under a heading for each article')
    .option('--annotation <id>', 'with this highlight; give it once for each, in order', collected)
    .action(
      async (
        archive: string,
        options: CommonOptions & { title: string; subtitle?: string; all?: boolean; annotation?: string[] },
      ) => {
        const made = await askArchive(context, archive, 'briefings.add', {
          title: options.title,
          subtitle: options.subtitle,
          gather: options.all ? 'all' : 'none',
        });
        const blocks = (options.annotation ?? []).map(
          (annotation): NewBlock => ({ kind: 'quotation', annotation }),
        );
        if (blocks.length > 0)
          await askArchive(context, archive, 'briefings.addBlocks', { id: made.id, blocks });
        print(options, { id: made.id, title: made.title }, () => [`${made.id}  ${made.title}`]);
      },
    );

  example(briefings.command('list').argument('<archive>'), 'briefings list "My archive"')
    .description('list the briefings')
    .action(async (archive: string, options: CommonOptions) => {
      const list = (await askArchive(context, archive, 'briefings.list', {})).map(
        ({ id, title, subtitle, quotations, undecided, changed }) => ({
          id,
          title,
          subtitle,
          quotations,
          undecided,
          changed,
        }),
      );
      print(options, list, () =>
        columns(list.map(({ id, quotations, title }) => [id, counted(quotations, 'quotation'), title])),
      );
    });

  example(
    briefings.command('show').argument('<archive>').argument('<id>'),
    'briefings show "My archive" b7n8m9a1s2d3',
  )
    .description('show a briefing block by block')
    .action(async (archive: string, id: string, options: CommonOptions) =>
      show(options, await askArchive(context, archive, 'briefings.get', { id })),
    );

  example(
    briefings.command('edit').argument('<archive>').argument('<id>'),
    'briefings edit "My archive" b7n8m9a1s2d3 --title "What is known so far"',
  )
    .description('change a briefing’s title or subtitle')
    .option('--title <title>')
    .option('--subtitle <text>')
    .action(
      async (archive: string, id: string, options: CommonOptions & { title?: string; subtitle?: string }) =>
        show(
          options,
          await askArchive(context, archive, 'briefings.edit', {
            id,
            title: options.title,
            subtitle: options.subtitle,
          }),
        ),
    );

  addBriefingCheck(briefings, context);

  addBlockCommands(
    example(
      briefings.command('blocks').description('the parts of a briefing'),
      'briefings blocks add "My archive" b7n8m9a1s2d3 --heading "What is disputed"',
    ),
    context,
  );

  example(
    program.command('export').argument('<archive>').argument('<briefing>', 'the id of a briefing'),
    'export "My archive" b7n8m9a1s2d3 --out briefing.pdf',
  )
    .description('write a briefing as PDF')
    .requiredOption('--out <file>', 'the file to write')
    .addOption(new Option('--paper <size>').choices(papers).default('A4'))
    .action(async (archive: string, id: string, options: CommonOptions & { out: string; paper: Paper }) => {
      const date = new Date().toISOString().slice(0, 10);
      const document = await askArchive(context, archive, 'service.briefingDocument', { id, date });
      const { pages } = await exportPrinted(
        context.home,
        { document, paper: options.paper },
        resolve(options.out),
      );
      const { undecided } = document;
      print(options, { file: options.out, pages, undecided }, () => [
        `Wrote ${options.out}, ${counted(pages, 'page')}.`,
        ...(undecided === 0
          ? []
          : [
              `${counted(undecided, 'text')} in it ${undecided === 1 ? 'has' : 'have'} several versions that nobody has decided between: all stand in it. See “dossier decisions”.`,
            ]),
      ]);
    });
}

interface BlockOptions extends CommonOptions {
  readonly heading?: string;
  readonly text?: string;
  readonly annotation?: string;
  readonly timeline?: string;
  readonly matrix?: string;
  readonly against?: string;
  readonly transpose?: boolean;
  readonly after?: string;
  readonly first?: boolean;
}

function addBlockCommands(blocks: Command, context: Context): void {
  const place = (command: Command): Command =>
    command.option('--after <block>', 'put it after this block').option('--first', 'put it at the beginning');
  const after = ({ first, after: block }: BlockOptions): string | null | undefined => (first ? null : block);

  example(
    place(withTimelineFilter(blocks.command('add').argument('<archive>').argument('<briefing>'))),
    'briefings blocks add "My archive" b7n8m9a1s2d3 --heading "What is disputed"',
  )
    .description('add a heading, own text, a quotation, a timeline or a matrix')
    .option('--heading <text>')
    .option('--text <text>')
    .option('--annotation <id>', 'a highlight, as a quotation')
    .option('--timeline <caption>', 'a timeline of what the other options name')
    .option('--matrix <caption>', 'a matrix of sources against --against')
    .addOption(
      new Option('--against <things>', 'what the matrix sets sources against').choices(matrixSubjects),
    )
    .option('--transpose', 'with a row for each event, a column for each article')
    .action(async (archive: string, id: string, options: BlockOptions & FilterOptions) => {
      const added: NewBlock[] = [
        ...(options.heading === undefined ? [] : [{ kind: 'heading' as const, text: options.heading }]),
        ...(options.text === undefined ? [] : [{ kind: 'text' as const, text: options.text }]),
        ...(options.annotation === undefined
          ? []
          : [{ kind: 'quotation' as const, annotation: options.annotation }]),
        ...(options.matrix === undefined ? [] : [matrixBlockOf(options.matrix, options)]),
        ...(options.timeline === undefined
          ? []
          : [
              {
                kind: 'timeline' as const,
                text: options.timeline,
                filter: await timelineFilterOf(context, archive, options),
              },
            ]),
      ];
      show(
        options,
        await askArchive(context, archive, 'briefings.addBlocks', {
          id,
          blocks: added,
          after: after(options),
        }),
      );
    });

  example(
    blocks.command('edit').argument('<archive>').argument('<briefing>').argument('<block>'),
    'briefings blocks edit "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9 --text "Both deny it."',
  )
    .description('change a heading or own text')
    .requiredOption('--text <text>')
    .action(async (archive: string, id: string, block: string, options: CommonOptions & { text: string }) =>
      show(
        options,
        await askArchive(context, archive, 'briefings.editBlock', { id, block, text: options.text }),
      ),
    );

  example(
    place(blocks.command('move').argument('<archive>').argument('<briefing>').argument('<block>')),
    'briefings blocks move "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9 --first',
  )
    .description('move a block')
    .action(async (archive: string, id: string, block: string, options: BlockOptions) =>
      show(
        options,
        await askArchive(context, archive, 'briefings.moveBlock', {
          id,
          block,
          after: after(options) ?? null,
        }),
      ),
    );

  example(
    blocks.command('remove').argument('<archive>').argument('<briefing>').argument('<block>'),
    'briefings blocks remove "My archive" b7n8m9a1s2d3 c4v5b6n7m8a9',
  )
    .description('take a block out of a briefing')
    .option('--undo', 'put it back where it was')
    .action(async (archive: string, id: string, block: string, options: CommonOptions & { undo?: boolean }) =>
      show(
        options,
        await askArchive(context, archive, 'briefings.removeBlock', { id, block, removed: !options.undo }),
      ),
    );
}

function matrixBlockOf(text: string, { against, transpose }: BlockOptions): NewBlock {
  const of = matrixSubjects.find((subject) => subject === against) ?? 'events';
  return { kind: 'matrix', text, matrix: { of, ...(transpose && { transposed: true }) } };
}

function show(options: CommonOptions, briefing: Briefing): void {
  print(options, briefing, () => [
    briefing.title,
    ...(briefing.subtitle === '' ? [] : [briefing.subtitle]),
    ...columns(
      briefing.blocks.map((block) => [block.id, block.kind, wordsOf(block)]),
      90,
    ),
  ]);
}

function wordsOf(block: Block): string {
  if (block.kind === 'text' && block.textVersions.length > 0)
    return `(${block.textVersions.length} versions) ${block.textVersions.map(({ text }) => text.replace(/\s+/gu, ' ')).join(' | ')}`;
  if (block.kind !== 'quotation') return block.text.replace(/\s+/gu, ' ');
  return block.passage ? `“${block.passage.annotation.quote.replace(/\s+/gu, ' ')}”` : '(missing)';
}
