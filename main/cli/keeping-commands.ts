import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Destruction, GuardOutcome } from '../../archive/contract/keeping.ts';
import { partsInWords } from '../../archive/destroying/parts-in-words.shared.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, exitCodes, print } from './session.ts';

export function addKeepingCommands(program: Command, context: Context): void {
  example(
    program
      .command('destroy')
      .argument('<archive>')
      .argument('<ids...>', 'of articles, highlights, people, events or briefings')
      .option('--yes', 'do it: without this only what would go is shown'),
    'destroy "My archive" k3f9x2m0q7ab --yes',
  )
    .description(
      'take a thing away for good, with every byte of it, here and on every device that hears of it',
    )
    .action(async (archive: string, ids: string[], options: CommonOptions & { yes?: boolean }) => {
      const request = options.yes ? 'things.destroy' : 'things.toDestroy';
      const destruction = await askArchive(context, archive, request, { ids });
      print(options, { destroyed: options.yes === true, ...destruction }, () => [
        ...described(destruction, options.yes === true),
        ...(options.yes ? [] : ['Nothing was destroyed. Say so with --yes; it can’t be taken back.']),
      ]);
    });

  example(
    program
      .command('empty-trash')
      .argument('<archive>')
      .option('--yes', 'do it: without this only what would go is shown'),
    'empty-trash "My archive" --yes',
  )
    .description('destroy all that is in the trash')
    .action(async (archive: string, options: CommonOptions & { yes?: boolean }) => {
      const ids = await askArchive(context, archive, 'trash.ids', {});
      const request = options.yes ? 'things.destroy' : 'things.toDestroy';
      const destruction =
        ids.length === 0 ? nothing : await askArchive(context, archive, request, { ids, inTrash: true });
      print(options, { destroyed: options.yes === true, ...destruction }, () =>
        ids.length === 0
          ? ['The trash is empty.']
          : [
              ...described(destruction, options.yes === true),
              ...(options.yes ? [] : ['Nothing was destroyed. Say so with --yes; it can’t be taken back.']),
            ],
      );
    });

  example(
    program
      .command('guard')
      .argument('<archive>')
      .option('--restore', 'put back what is missing, as far as it can be')
      .option('--from <folder>', 'another copy of the archive, to put stored copies back from')
      .option('--accept', 'put into the trash what is gone'),
    'guard "My archive" --restore',
  )
    .description('say what has vanished from the folder, and put it back or accept it')
    .action(
      async (
        archive: string,
        options: CommonOptions & { restore?: boolean; from?: string; accept?: boolean },
      ) => {
        if (options.restore || options.from !== undefined) {
          const outcome =
            options.from === undefined
              ? await askArchive(context, archive, 'guard.restore', {})
              : await askArchive(context, archive, 'service.restoreFrom', { from: resolve(options.from) });
          if (outcome.missing > 0) process.exitCode = exitCodes.findings;
          print(options, outcome, () => outcomeLines(outcome));
          return;
        }
        if (options.accept) {
          const outcome = await askArchive(context, archive, 'guard.accept', {});
          print(options, outcome, () => outcomeLines(outcome));
          return;
        }
        const status = await askArchive(context, archive, 'guard.status', {});
        const isMissing = status.histories + status.files + status.captures > 0;
        if (isMissing) process.exitCode = exitCodes.findings;
        print(options, status, () => [
          isMissing
            ? `Missing: ${counted(status.histories, 'history', 'histories')}, ${counted(status.files, 'record')}, ${counted(status.captures, 'stored copy', 'stored copies')}, of ${counted(status.things, 'thing')}.`
            : 'Nothing is missing.',
          ...status.titles.map((title) => `  ${title}`),
          ...(status.stopped
            ? ['Nothing is written into the archive until you have decided: --restore or --accept.']
            : []),
          status.mirror === null ? 'There is no mirror.' : `The mirror is ${status.mirror}.`,
        ]);
      },
    );

  example(
    program
      .command('mirror')
      .argument('<archive>')
      .argument('[folder]', 'outside the archive; what it lacks is copied')
      .option('--off', 'let go of the mirror; its files stay'),
    'mirror "My archive" /media/disk/copies',
  )
    .description('keep every stored copy a second time in a folder, to put back what vanishes')
    .action(
      async (archive: string, folder: string | undefined, options: CommonOptions & { off?: boolean }) => {
        const { mirror } = await askArchive(context, archive, 'guard.status', {});
        const path = options.off ? null : folder === undefined ? mirror : resolve(folder);
        const filled = await askArchive(context, archive, 'service.mirror', { path });
        print(options, { mirror: path, ...filled }, () => [
          path === null
            ? 'There is no mirror.'
            : `The mirror ${path} holds ${counted(filled.held, 'stored copy', 'stored copies')}; ${filled.copied} of them are new.`,
        ]);
      },
    );
}

const nothing: Destruction = {
  things: [],
  below: 0,
  parts: [],
  captures: 0,
  files: 0,
  bytes: 0,
  devices: 0,
  elsewhere: [],
};

function described(destruction: Destruction, isDone: boolean): string[] {
  const { things, bytes } = destruction;
  const parts = partsInWords(destruction);
  const along = parts.length === 0 ? '' : `, with ${parts.join(', ')} (${Math.ceil(bytes / 1000)} KB)`;
  return [
    `${isDone ? 'Destroyed' : 'Would destroy'} ${counted(things.length, 'thing')}${along}:`,
    ...things.map(({ id, title }) => `  ${id}  ${title}`),
    ...destruction.elsewhere,
  ];
}

function outcomeLines(outcome: GuardOutcome): string[] {
  return [
    `Put back ${counted(outcome.files, 'file')} and ${counted(outcome.captures, 'stored copy', 'stored copies')}.`,
    ...(outcome.missing > 0
      ? [
          `${counted(outcome.missing, 'stored copy is', 'stored copies are')} still missing: name another copy of the archive with --from.`,
        ]
      : []),
    ...(outcome.trashed > 0 ? [`Put ${counted(outcome.trashed, 'thing')} into the trash.`] : []),
  ];
}
