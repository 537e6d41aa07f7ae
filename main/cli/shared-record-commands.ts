/** Commands that people and events have alike: joining, taking apart, and the parts of a record with their evidence. */
import type { Command } from 'commander';
import type { ArchiveEvent, Person } from '../../archive/contract/views.ts';
import { example } from './example.ts';
import { type JoinOptions, withJoinOptions } from './record-options.ts';
import { askArchive, type CommonOptions, type Context, print } from './session.ts';

interface Views {
  readonly people: Person;
  readonly events: ArchiveEvent;
}

interface Kind<N extends keyof Views> {
  readonly noun: N;
  /** `person`. */
  readonly one: string;
  readonly show: (options: CommonOptions, record: Views[N]) => void;
}

/** Into the commands of people, or of events. */
export function addIdentityCommands<N extends keyof Views>(
  records: Command,
  context: Context,
  { noun, one, show }: Kind<N>,
): void {
  const named = noun === 'people' ? 'name' : 'title';
  // Both nouns are asked in the same way, which their types can't say.
  const ask = (archive: string, verb: 'join' | 'part', input: object): Promise<Views[N]> =>
    askArchive(context, archive, `${noun}.${verb}`, input as never) as Promise<unknown> as Promise<Views[N]>;
  example(
    withJoinOptions(
      records
        .command('join')
        .argument('<archive>')
        .argument('<id>', 'the one under whose id they are shown')
        .argument('<others...>', 'ids of those that are the same'),
      named,
    ),
    `${noun} join "My archive" p81kd0a2b3c4 q1w2e3r4t5y6`,
  )
    .description(`say that several records are one ${one}; nothing that is linked to them is rewritten`)
    .action(
      async (
        archive: string,
        keep: string,
        ids: string[],
        options: CommonOptions & JoinOptions & { titleOf?: string },
      ) => {
        const { anyway, nameOf, titleOf, descriptionOf: description } = options;
        const shows = { name: nameOf ?? titleOf, description };
        show(options, await ask(archive, 'join', { keep, ids, anyway, shows }));
      },
    );

  example(
    records
      .command('part')
      .argument('<archive>')
      .argument('<id>', 'the record that is taken out')
      .argument('[from]', 'the id of one that it is not the same as'),
    `${noun} part "My archive" q1w2e3r4t5y6`,
  )
    .description(`take a record out of those it is joined with, or remember that two are not the same ${one}`)
    .action(async (archive: string, id: string, from: string | undefined, options: CommonOptions) => {
      show(options, await ask(archive, 'part', { id, from }));
    });
}

/** The parts of a record by their ids, whatever they are. */
export function addPartCommands(records: Command, context: Context, noun: keyof Views): void {
  example(
    records
      .command('evidence')
      .argument('<archive>')
      .argument('<part>', 'the id of a relation, a participant or a date')
      .argument('<highlight>', 'the id of a highlight that says so')
      .option('--remove', 'it says no such thing'),
    `${noun} evidence "My archive" p81kd0a2b3c4 k3f9x2m0q7ab`,
  )
    .description('put a passage to a role, a relation or a date as its evidence')
    .action(
      async (
        archive: string,
        id: string,
        annotation: string,
        options: CommonOptions & { remove?: boolean },
      ) => {
        await askArchive(context, archive, 'records.evidence', { id, annotation, present: !options.remove });
        print(options, { id, annotation, present: !options.remove }, () => [id]);
      },
    );

  example(
    records
      .command('remove')
      .argument('<archive>')
      .argument('<part>', 'the id of a relation, a participant or a date')
      .option('--undo', 'put it back'),
    `${noun} remove "My archive" p81kd0a2b3c4`,
  )
    .description('take away a participant, a relation or what a source says of a date')
    .action(async (archive: string, id: string, options: CommonOptions & { undo?: boolean }) => {
      await askArchive(context, archive, 'records.removePart', { id, removed: !options.undo });
      print(options, { id, removed: !options.undo }, () => [id]);
    });
}
