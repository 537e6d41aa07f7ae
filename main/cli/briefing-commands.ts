import { type Command, Option } from 'commander';
import { documentParts, type SaidParts } from '../../archive/contract/document-parts.ts';
import { matrixSubjects } from '../../archive/contract/matrix-block.ts';
import type { NewBlock } from '../../archive/contract/requests.ts';
import type { Block, Briefing } from '../../archive/contract/views.ts';
import { addBriefingCommand } from './add-briefing-command.ts';
import {
  type FurtherOptions,
  furtherBlocks,
  headingLevel,
  pictureFile,
  withFurtherBlocks,
} from './block-options.ts';
import { addCarryCommand } from './carry-command.ts';
import { addBriefingCheck } from './check-command.ts';
import { example } from './example.ts';
import { addGatherCommand } from './gather-command.ts';
import { addQuoteCommand } from './quote-command.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';
import { type FilterOptions, timelineFilterOf, withTimelineFilter } from './timeline-command.ts';

export function addBriefingCommands(program: Command, context: Context): void {
  const briefings = example(
    program.command('briefings').description('briefings made of chosen passages'),
    'briefings list "My archive" --json',
  );

  addBriefingCommand(briefings, context);

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
    .description('change a briefing’s title or subtitle, and what its document has beside its blocks')
    .option('--title <title>')
    .option('--subtitle <text>')
    .addOption(new Option('--with <part...>', 'put parts into its document').choices(documentParts))
    .addOption(new Option('--without <part...>', 'leave parts out of its document').choices(documentParts))
    .action(async (archive: string, id: string, options: EditOptions) => {
      const { title, subtitle } = options;
      const parts = partsOf(options);
      show(
        options,
        await askArchive(context, archive, 'briefings.edit', {
          id,
          title,
          subtitle,
          ...(parts && { parts }),
        }),
      );
    });

  addBriefingCheck(briefings, context);
  addGatherCommand(briefings, context);
  addQuoteCommand(briefings, context);

  addBlockCommands(
    example(
      briefings.command('blocks').description('the parts of a briefing'),
      'briefings blocks add "My archive" b7n8m9a1s2d3 --heading "What is disputed"',
    ),
    context,
  );
}

type Part = (typeof documentParts)[number];

interface EditOptions extends CommonOptions {
  readonly title?: string;
  readonly subtitle?: string;
  readonly with?: readonly Part[];
  readonly without?: readonly Part[];
}

const partsOf = ({ with: shown = [], without = [] }: EditOptions): SaidParts | undefined =>
  shown.length + without.length === 0
    ? undefined
    : Object.fromEntries([...shown.map((part) => [part, true]), ...without.map((part) => [part, false])]);

interface BlockOptions extends CommonOptions, FurtherOptions {
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
    place(
      withFurtherBlocks(
        withTimelineFilter(blocks.command('add').argument('<archive>').argument('<briefing>')),
      ),
    ),
    'briefings blocks add "My archive" b7n8m9a1s2d3 --heading "What is disputed"',
  )
    .description('add a heading, own text, a quotation, a figure, a list, a timeline …')
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
      const filter = await timelineFilterOf(context, archive, options);
      if (options.picture !== undefined) {
        show(
          options,
          await askArchive(context, archive, 'briefings.addPicture', {
            id,
            ...pictureFile(options),
            after: after(options),
          }),
        );
        return;
      }
      const added: NewBlock[] = [
        ...(options.heading === undefined
          ? []
          : [
              {
                kind: 'heading' as const,
                text: options.heading,
                ...(options.level && { level: options.level }),
              },
            ]),
        ...(options.text === undefined || options.summary !== undefined
          ? []
          : [{ kind: 'text' as const, text: options.text }]),
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
                filter,
              },
            ]),
        ...furtherBlocks(options, filter),
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
    .description('change a heading, own text or a caption; the level of a heading, what a figure shows')
    .option('--text <text>')
    .option('--level <number>', 'of a heading: 1, 2 or 3', headingLevel)
    .option('--alt <text>', 'what a figure shows, in words')
    .action(async (archive: string, id: string, block: string, options: BlockOptions) => {
      const { text, level, alt } = options;
      const of = { id, block };
      if (level !== undefined) await askArchive(context, archive, 'briefings.editHeading', { ...of, level });
      if (alt !== undefined) await askArchive(context, archive, 'briefings.editFigure', { ...of, alt });
      show(
        options,
        text === undefined
          ? await askArchive(context, archive, 'briefings.get', { id })
          : await askArchive(context, archive, 'briefings.editBlock', { ...of, text }),
      );
    });

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

  addCarryCommand(blocks, context);

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
  if (block.kind === 'summary') return block.source?.title ?? '(missing)';
  if (block.kind !== 'quotation') return block.text.replace(/\s+/gu, ' ');
  return block.passage ? `“${block.passage.annotation.quote.replace(/\s+/gu, ' ')}”` : '(missing)';
}
