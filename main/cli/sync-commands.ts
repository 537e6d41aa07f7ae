/** Syncing an archive with another folder. */
import type { Command } from 'commander';
import { type Carried, type MergedField, type SyncReport, syncedKinds } from '../../archive/contract/sync.ts';
import { example } from './example.ts';
import { endProgress } from './progress.ts';
import { askArchive, type CommonOptions, type Context, counted, exitCodes, print } from './session.ts';

export function addSyncCommands(program: Command, context: Context): void {
  example(
    program
      .command('sync')
      .argument('<archive>')
      .argument('<folder>', 'a copy of the archive, or a folder that is new or empty'),
    'sync "My archive" /media/stick/Archive --dry-run',
  )
    .description('carry what either of two copies of an archive lacks to it, both ways')
    .option('--dry-run', 'say what would be done; nothing is written')
    .action(async (archive: string, folder: string, options: CommonOptions & { dryRun?: boolean }) => {
      const report = await untilInterrupted(context, () =>
        askArchive(context, archive, 'service.sync', { path: folder, dryRun: options.dryRun ?? false }),
      );
      if (report.decisions.length > 0) process.exitCode = exitCodes.findings;
      print(options, report, () => linesOf(report));
    });
}

/** Ctrl+C ends a sync between two files; what was carried stays. */
async function untilInterrupted<T>({ service }: Context, run: () => Promise<T>): Promise<T> {
  const stop = (): void => service.syncing?.abort();
  process.once('SIGINT', stop);
  try {
    return await run();
  } finally {
    process.off('SIGINT', stop);
    endProgress();
  }
}

function linesOf(report: SyncReport): string[] {
  const { dryRun, newCopy, came, went, merged, mended, destroyed, decisions } = report;
  const nothing =
    came.files + went.files + mended.here + mended.there + destroyed === 0 &&
    merged.length + decisions.length === 0;
  if (nothing) return [newCopy ? 'The archive is empty.' : 'Both folders hold the same.'];
  return [
    ...(dryRun ? ['Nothing was written; this is what a sync would do.'] : []),
    ...(newCopy ? [`New copy: ${report.folder}`] : []),
    `Came: ${carriedWords(came)}`,
    `Went: ${carriedWords(went)}`,
    ...(mended.here + mended.there > 0
      ? [`Mended: ${counted(mended.here, 'damaged file')} here, ${mended.there} there`]
      : []),
    ...(destroyed > 0
      ? [
          `Taken away: ${counted(destroyed, 'file or stored copy', 'files and stored copies')} of what was destroyed`,
        ]
      : []),
    ...(merged.length > 0 ? [`Merged: ${counted(merged.length, 'field')} changed on both sides`] : []),
    ...merged.map((field) => `    ${field.title || field.address}, ${field.field}: ${outcomes[field.holds]}`),
    ...(decisions.length > 0 ? [`To decide: ${decisions.length}`] : []),
    ...decisions.map(({ message }) => `    ${message}`),
  ];
}

const outcomes: Readonly<Record<MergedField['holds'], string>> = {
  here: 'the later one, from here, holds',
  there: 'the later one, from there, holds',
  both: 'both versions are kept',
  trash: 'edited on one side, put into the trash on the other: it is in the trash, with the edit',
};

const nouns = {
  articles: ['article'],
  highlights: ['highlight'],
  people: ['person', 'people'],
  events: ['event'],
  briefings: ['briefing'],
  others: ['setting'],
} as const;

function carriedWords({ amounts, files, bytes }: Carried): string {
  if (files === 0) return 'nothing';
  const words = syncedKinds.flatMap((kind) => {
    const { new: added, changed } = amounts[kind];
    const [one, many] = nouns[kind];
    const parts = [added > 0 ? `${added} new` : '', changed > 0 ? `${changed} changed` : ''].filter(Boolean);
    if (parts.length === 0) return [];
    return [`${parts.join(' and ')} ${added + changed === 1 ? one : (many ?? `${one}s`)}`];
  });
  return [...words, `${counted(files, 'file')}, ${sizeWords(bytes)}`].join(', ');
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${units[power - 1]}`;
}
