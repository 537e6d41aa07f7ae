/** Whole archives that go out or come in: bags, and copies that are handed over. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { HandoverPart, HandoverPreview } from '../../archive/contract/handover.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { leftOutWords } from '../../archive/handover/left-out-words.shared.ts';
import { example } from './example.ts';
import { appVersion } from './own-files.ts';
import { askArchive, type CommonOptions, type Context, counted, exitCodes, print } from './session.ts';

export function addFolderCommands(program: Command, context: Context): void {
  example(
    program.command('bag').argument('<archive>').argument('<folder>', 'a folder that is new or empty'),
    'bag "My archive" "My archive bag"',
  )
    .description('write the archive as a bag (BagIt 1.0) for long-term preservation')
    .action(async (archive: string, folder: string, options: CommonOptions) => {
      const report = await askArchive(context, archive, 'preserving.bag', {
        folder: resolve(folder),
        agent: `Dossier ${appVersion()}`,
      });
      if (report.findings.length > 0) process.exitCode = exitCodes.findings;
      print(options, report, () => [
        `Wrote the bag ${report.folder}: ${counted(report.files, 'file')}, ${counted(report.bytes, 'byte')}.`,
        ...report.findings,
      ]);
    });

  example(
    program
      .command('unbag')
      .argument('<bag>', 'the folder of a bag')
      .argument('<archive>', 'a folder that is new or empty'),
    'unbag "My archive bag" "My archive"',
  )
    .description('take an archive out of a bag, which is checked from end to end first')
    .action(async (bag: string, archive: string, options: CommonOptions) => {
      const report = await context.service.answer('preserving.unbag', {
        bag: resolve(bag),
        folder: resolve(archive),
      });
      print(options, report, () => [
        `The bag is whole. Made the archive ${report.folder}: ${counted(report.files, 'file')}, ${counted(report.bytes, 'byte')}.`,
      ]);
    });

  example(
    program
      .command('handover')
      .argument('<archive>')
      .argument('<out>', 'a folder that is new or empty, for the copy'),
    'handover "My archive" "For the editor" --briefing b7n8m9a1s2d3',
  )
    .description('write a part of the archive as a new archive, to be handed to somebody')
    .option('--articles <id...>', 'these articles with all their highlights')
    .option('--briefing <id...>', 'these briefings, what they quote, and its articles')
    .option('--person <id>', 'a person, the passages linked to it, and their articles')
    .option('--event <id>', 'an event, likewise')
    .option('--with-notes', 'with notes, and descriptions of people and events')
    .option('--with-history', 'with every change made to what goes')
    .option('--with-trash', 'with what of it is in the trash')
    .option('--with-editions', 'with what was made of the briefings, as it was handed on')
    .option('--dry-run', 'only say what would go and what would be left out')
    .action(async (archive: string, out: string, options: HandoverOptions) => {
      const input = {
        part: partOf(options),
        extras: {
          notes: options.withNotes ?? false,
          history: options.withHistory ?? false,
          trash: options.withTrash ?? false,
          editions: options.withEditions ?? false,
        },
      };
      if (options.dryRun) {
        const preview = await askArchive(context, archive, 'handover.preview', input);
        print(options, preview, () => ['Would hand over:', ...said(preview)]);
        return;
      }
      const report = await askArchive(context, archive, 'handover.write', { ...input, folder: resolve(out) });
      print(options, report, () => [`Handed over in ${report.folder}:`, ...said(report)]);
    });
}

interface HandoverOptions extends CommonOptions {
  readonly articles?: string[];
  readonly briefing?: string[];
  readonly person?: string;
  readonly event?: string;
  readonly withNotes?: boolean;
  readonly withHistory?: boolean;
  readonly withTrash?: boolean;
  readonly withEditions?: boolean;
  readonly dryRun?: boolean;
}

function partOf({ articles, briefing, person, event }: HandoverOptions): HandoverPart {
  const parts: HandoverPart[] = [];
  if (articles) parts.push({ kind: 'articles', ids: articles });
  if (briefing) parts.push({ kind: 'briefings', ids: briefing });
  if (person !== undefined) parts.push({ kind: 'person', id: person });
  if (event !== undefined) parts.push({ kind: 'event', id: event });
  const [part, ...more] = parts;
  if (!part || more.length > 0)
    throw new ProblemError(
      'usage',
      'Say which part to hand over by one of --articles, --briefing, --person and --event. Nothing was written.',
    );
  return part;
}

function said({ included, leftOut }: HandoverPreview): string[] {
  const { articles, marks, people, events, briefings, editions, changes, files, bytes } = included;
  return [
    `  ${[
      counted(articles, 'article'),
      counted(marks, 'highlight'),
      counted(people, 'person', 'people'),
      counted(events, 'event'),
      counted(briefings, 'briefing'),
      ...(editions > 0 ? [counted(editions, 'edition')] : []),
      ...(changes > 0 ? [counted(changes, 'change')] : []),
      `${counted(files, 'stored file')} of ${counted(bytes, 'byte')}`,
    ].join(', ')}`,
    ...(leftOut.length === 0 ? ['Nothing was left out.'] : ['Left out:']),
    ...leftOut.map(({ kind, count }) => `  ${leftOutWords(kind, count, 'highlight')}`),
  ];
}
