import type { Command } from 'commander';
import { type FoundCopy, madeBy } from '../../archive/contract/conflicts.ts';
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

export function addConflictCommands(program: Command, context: Context): void {
  example(program.command('conflicts').argument('<archive>'), 'conflicts "My archive" --absorb')
    .description('list the conflict copies that syncers and people have left, and those put away')
    .option('--absorb', 'take over what only they say, and put them away')
    .action(async (archive: string, options: CommonOptions & { absorb?: boolean }) => {
      if (options.absorb) await absorb(context, archive, options);
      else await list(context, archive, options);
    });
}

async function list(context: Context, archive: string, options: CommonOptions): Promise<void> {
  const { found } = await askArchive(context, archive, 'conflicts.find', {});
  const { putAway } = await askArchive(context, archive, 'conflicts.list', {});
  if (found.length > 0) process.exitCode = exitCodes.findings;
  print(options, { found, putAway }, () => [
    found.length === 0
      ? 'There are no conflict copies in this archive.'
      : `${counted(found.length, 'conflict copy', 'conflict copies')}; take them over with --absorb:`,
    ...rows(found),
    ...(putAway.length === 0 ? [] : ['', `${counted(putAway.length, 'copy', 'copies')} put away before:`]),
    ...columns(
      putAway.map(({ at, maker, path }) => [at.slice(0, 16).replace('T', ' '), madeBy(maker), path]),
      200,
    ),
  ]);
}

async function absorb(context: Context, archive: string, options: CommonOptions): Promise<void> {
  const done = await askArchive(context, archive, 'conflicts.absorb', {});
  if (done.kept.length > 0) process.exitCode = exitCodes.findings;
  print(options, done, () => [
    `Took over ${counted(done.absorbed, 'change')}, put ${counted(done.putAway.length, 'copy', 'copies')} away.`,
    ...rows(done.putAway),
    ...(done.kept.length === 0
      ? []
      : ['', `${counted(done.kept.length, 'copy', 'copies')} left where they are:`]),
    ...columns(
      done.kept.map(({ path, reason }) => [path, reason]),
      300,
    ),
  ]);
}

const rows = (copies: readonly FoundCopy[]): string[] =>
  columns(
    copies.map(({ maker, path }) => [madeBy(maker), path]),
    200,
  );
