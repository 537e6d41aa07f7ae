/** What was changed, taking it back, and the name under which a person works. */
import type { Command } from 'commander';
import type { ChangeView, Trashed } from '../../archive/contract/history.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  entryLine,
  kindInWords,
  restorationInWords,
  thingInWords,
  whoInWords,
} from '../../archive/history/change-words.shared.ts';
import { momentInWords } from '../../archive/history/moment.ts';
import { example } from './example.ts';
import {
  askArchive,
  type CommonOptions,
  type Context,
  columns,
  counted,
  exitCodes,
  print,
} from './session.ts';

interface HistoryOptions extends CommonOptions {
  readonly limit?: string;
  readonly before?: string;
}

interface RestoreOptions extends CommonOptions {
  readonly to: string;
  readonly dryRun?: boolean;
}

interface StepOptions extends CommonOptions {
  readonly of?: string;
}

async function takeStep(
  context: Context,
  archive: string,
  direction: 'undo' | 'redo',
  of: string | undefined,
  options: CommonOptions,
): Promise<void> {
  const { done, refused } = await askArchive(context, archive, 'history.step', { direction, of });
  if (refused) throw new ProblemError('depended-on', refused.reason);
  print(options, { done }, () => [
    done
      ? `${direction === 'undo' ? 'Undid' : 'Did again'}: ${done.words}.`
      : `There is nothing to ${direction}.`,
  ]);
}

export function addHistoryCommands(program: Command, context: Context): void {
  example(
    program.command('history').argument('<archive>').argument('[id]', 'of whatever is in the archive'),
    'history "My archive" k3f9x2m0q7ab --limit 20',
  )
    .description('list the changes, newest first, of the archive or of one thing and what is below it')
    .option('--limit <number>', 'how many at most', '50')
    .option('--before <stamp>', 'only those older than this one')
    .action(async (archive: string, id: string | undefined, options: HistoryOptions) => {
      const answer = await askArchive(context, archive, 'history.list', {
        id,
        before: options.before,
        limit: Number(options.limit),
      });
      const last = answer.changes.at(-1);
      print(options, answer, () => [
        ...answer.changes.flatMap(changeLines),
        ...(answer.more && last ? [`There are older ones: --before ${last.stamp}`] : []),
      ]);
    });

  example(
    program
      .command('undo')
      .argument('<archive>')
      .argument('[stamp...]', 'of changes, as history prints them; else the last one made on this device'),
    'undo "My archive" 1795343472123-00004-k3f9x2m0q7ab',
  )
    .description('undo a change, while nothing later stands on it; itself a change, and undone like any')
    .option('--of <id>', 'without a stamp: the last one of this thing and what is below it')
    .action(async (archive: string, stamps: string[], { of, ...options }: StepOptions) => {
      if (stamps.length === 0) {
        await takeStep(context, archive, 'undo', of, options);
        return;
      }
      if (of !== undefined)
        throw new ProblemError(
          'usage',
          'Say either which changes to undo, or --of which thing the last one.',
        );
      const answer = await askArchive(context, archive, 'history.undo', { stamps });
      if (answer.left.length > 0) process.exitCode = exitCodes.findings;
      print(options, answer, () => [
        `Undid ${counted(answer.stamps.length, 'change')}. To do it again: undo ${answer.stamps.join(' ')}`,
      ]);
      for (const { stamp, reason } of answer.left) console.error(`Left ${stamp}: ${reason}`);
    });

  example(program.command('redo').argument('<archive>'), 'redo "My archive"')
    .description('do again what was undone last on this device, until something new is done')
    .option('--of <id>', 'of this thing and what is below it')
    .action(async (archive: string, { of, ...options }: StepOptions) => {
      await takeStep(context, archive, 'redo', of, options);
    });

  example(
    program.command('restore').argument('<archive>').argument('[id]', 'of one thing; else the whole archive'),
    'restore "My archive" --to 2026-11-20T12:00 --dry-run',
  )
    .description('bring the archive, or one thing and what is below it, back to a moment')
    .requiredOption(
      '--to <moment>',
      '2026-11-20T12:00 (in this computer’s zone unless one is given: Z, +01:00), or 2026-11-20 for the end of that day',
    )
    .option('--dry-run', 'only say what would change')
    .action(async (archive: string, id: string | undefined, { to, dryRun, ...options }: RestoreOptions) => {
      const report = await askArchive(context, archive, 'history.restore', {
        id,
        to,
        dryRun: dryRun ?? false,
      });
      const words = restorationInWords(report, !report.dryRun);
      const named = report.things.map((thing) => [
        { trashed: 'to the trash', untrashed: 'comes back', changed: 'changed' }[thing.what],
        [thingInWords(thing), thing.fields.join(', ')].filter(Boolean).join(': '),
      ]);
      const others = report.trashed + report.untrashed + report.changed - named.length;
      print(options, report, () => [
        words === ''
          ? `Nothing has changed since ${momentInWords(report.to)}.`
          : `${report.dryRun ? 'Would go' : 'Went'} back to ${momentInWords(report.to)}: ${words}.`,
        ...columns(named, 100),
        ...(others > 0 ? [`and ${counted(others, 'other')}`] : []),
        ...(report.stamps.length > 0 ? [`To take it back: undo ${report.stamps.join(' ')}`] : []),
      ]);
    });

  example(
    program.command('author').argument('[name]', 'the name to work under; "" for none'),
    'author "Ana Sá"',
  )
    .description('say or set the name of the person who works on this device')
    .action(async (name: string | undefined, options: CommonOptions) => {
      const { service } = context;
      const author =
        name === undefined
          ? await service.answer('author.get', {})
          : await service.answer('author.set', { name });
      print(options, author, () => [author.name === '' ? 'No name is given.' : author.name]);
    });
}

function changeLines(change: ChangeView): string[] {
  return [
    `${change.stamp}  ${momentInWords(change.at)}  ${whoInWords(change)}`,
    ...change.entries.map((entry) => `    ${entryLine(entry)}`),
    ...(change.more > 0 ? [`    and ${counted(change.more, 'other thing')}`] : []),
  ];
}

/** The trash, for `dossier trash` without an id. */
export function trashLines(things: readonly Trashed[]): string[] {
  if (things.length === 0) return ['The trash is empty.'];
  return things.flatMap((thing) => [
    ...columns(
      [[thing.id, kindInWords(thing.kind), thing.name, momentInWords(thing.by.at), whoInWords(thing.by)]],
      70,
    ),
    ...thing.editedMeanwhile.map(
      (edit) =>
        `    edited meanwhile, and kept: ${edit.words} (${momentInWords(edit.at)}, ${whoInWords(edit)})`,
    ),
  ]);
}
