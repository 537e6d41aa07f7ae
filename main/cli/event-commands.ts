/** Events: when, where, who took part, and the passages that say so. */
import type { Command } from 'commander';
import type { WrittenDate } from '../../archive/contract/record-parts.ts';
import type { ArchiveEvent } from '../../archive/contract/views.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { passageJson, passageLines } from './passage-lines.ts';
import {
  evidenceInWords,
  identifierLines,
  personRefOf,
  type RecordOptions,
  recordFields,
  tagLine,
  withRecordFields,
} from './record-options.ts';
import { addPictureCommand } from './record-picture-command.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';
import { addIdentityCommands, addPartCommands } from './shared-record-commands.ts';

interface EventOptions extends CommonOptions, RecordOptions {
  readonly title?: string;
  readonly date?: string;
  readonly article?: string;
  readonly place?: string;
}

const dateWords = '2022-10-11, 2022-10, 2022, or words: "c. 1990", "early last week"';

const withEventFields = (command: Command): Command =>
  withRecordFields(
    command
      .option('--date <date>', `${dateWords}; "" for none`)
      .option('--article <id>', 'the article that the words of the date stand in')
      .option('--place <name or id>', 'where it was; "" for nowhere'),
    'title',
  );

const eventFields = ({ date, article, place, ...options }: EventOptions) => ({
  date: date === '' ? null : date,
  article,
  place: place === undefined ? undefined : place.trim() === '' ? null : personRefOf(place),
  ...recordFields(options),
});

export function addEventCommands(program: Command, context: Context): void {
  const events = example(
    program.command('events').description('events that passages speak of'),
    'events list "My archive" --json',
  );

  example(events.command('list').argument('<archive>'), 'events list "My archive"')
    .description('list the events')
    .action(async (archive: string, options: CommonOptions) => {
      const list = (await askArchive(context, archive, 'events.list', {})).map(
        ({ id, title, date, written, aliases, description, descriptionVersions, passages }) => ({
          id,
          title,
          date,
          written,
          aliases,
          description,
          descriptionVersions,
          passages,
        }),
      );
      print(options, list, () =>
        columns(
          list.map(({ id, date, written, title, passages }) => [
            id,
            dateText(date, written, '–'),
            counted(passages, 'passage'),
            title,
          ]),
        ),
      );
    });

  example(
    events.command('show').argument('<archive>').argument('<id>'),
    'events show "My archive" e5t6y7u8p9a0',
  )
    .description('show an event with every linked passage')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const event = await askArchive(context, archive, 'events.get', { id });
      print(options, eventJson(event), () => eventLines(event));
    });

  example(
    withEventFields(events.command('add').argument('<archive>').argument('<title>')),
    'events add "My archive" "Council meeting" --date "early last week" --article k3f9x2m0q7ab',
  )
    .description('add an event')
    .action(async (archive: string, title: string, options: EventOptions) => {
      const event = await askArchive(context, archive, 'events.add', { title, ...eventFields(options) });
      print(options, { ...event, passages: 0 }, () => [
        `${event.id}  ${event.title}, ${dateText(event.date, event.written, 'no date')}`,
      ]);
    });

  example(
    withEventFields(events.command('edit').argument('<archive>').argument('<id>').option('--title <title>')),
    'events edit "My archive" e5t6y7u8p9a0 --date 2022-10-11',
  )
    .description('correct what is known of an event')
    .action(async (archive: string, id: string, { title, ...options }: EventOptions) => {
      const event = await askArchive(context, archive, 'events.edit', { id, title, ...eventFields(options) });
      print(options, { ...event, passages: event.linked }, () => [
        `${event.title}, ${dateText(event.date, event.written, 'no date')}`,
      ]);
    });
  addSayingCommands(events, context);
  addPartCommands(events, context, 'events');
  addPictureCommand(events, 'events', context);
  addIdentityCommands(events, context, {
    noun: 'events',
    one: 'event',
    show: (options, event) => print(options, eventJson(event), () => eventLines(event)),
  });
}

function addSayingCommands(events: Command, context: Context): void {
  example(
    events
      .command('participant')
      .argument('<archive>')
      .argument('<id>')
      .argument('<person>', 'a name or an id')
      .option('--role <words>', 'what the person did or was there')
      .option('--evidence <id>', 'a highlight that says so; give it once for each', collected),
    'events participant "My archive" e5t6y7u8p9a0 "Kevin de León" --role speaker --evidence k3f9x2m0q7ab',
  )
    .description('say who took part in an event')
    .action(
      async (
        archive: string,
        id: string,
        person: string,
        options: CommonOptions & { role?: string; evidence?: string[] },
      ) => {
        const { role, evidence } = options;
        const event = await askArchive(context, archive, 'events.addParticipant', {
          id,
          person: personRefOf(person),
          role,
          evidence,
        });
        print(options, eventJson(event), () => eventLines(event));
      },
    );

  example(
    events
      .command('date')
      .argument('<archive>')
      .argument('<id>')
      .argument('<date>', dateWords)
      .option('--article <id>', 'the article that the words stand in; without it that of the first evidence')
      .option('--evidence <id>', 'a highlight that says so; give it once for each', collected),
    'events date "My archive" e5t6y7u8p9a0 "early last week" --evidence k3f9x2m0q7ab',
  )
    .description('note what a source says of the date of an event')
    .action(
      async (
        archive: string,
        id: string,
        date: string,
        options: CommonOptions & { article?: string; evidence?: string[] },
      ) => {
        const { article, evidence } = options;
        const event = await askArchive(context, archive, 'events.addDate', { id, date, article, evidence });
        print(options, eventJson(event), () => eventLines(event));
      },
    );
}

function dateText(date: string | null, written: WrittenDate | null, none: string): string {
  if (!written) return date ?? none;
  return `${date ?? 'not known when'} (“${written.words}”)`;
}

const eventJson = ({
  id,
  title,
  date,
  written,
  aliases,
  description,
  descriptionVersions,
  notes,
  notesVersions,
  tags,
  identifiers,
  records,
  participants,
  place,
  dates,
  datesDisagree,
  passages,
}: ArchiveEvent) => ({
  id,
  title,
  date,
  written,
  aliases,
  description,
  descriptionVersions,
  notes,
  notesVersions,
  tags,
  identifiers,
  records,
  participants,
  place,
  dates,
  datesDisagree,
  passages: passages.map(passageJson),
});

function eventLines(event: ArchiveEvent): string[] {
  const { title, date, written, aliases, description, notes, records, participants, place, dates } = event;
  return [
    `${title}, ${dateText(date, written, 'no date')}${place === null ? '' : `, ${place.name}`}`,
    ...(aliases.length === 0 ? [] : [`also ${aliases.join(' · ')}`]),
    ...(records.length > 1
      ? [`Joined: ${records.map((record) => `${record.title} (${record.id})`).join(', ')}`]
      : []),
    ...(description === '' ? [] : [description]),
    ...(notes === '' ? [] : ['Notes:', notes]),
    ...tagLine(event.tags),
    ...identifierLines(event.identifiers),
    ...participants.map(
      ({ id, person, role, supported, evidence }) =>
        `${id}  ${person.name}${role === '' ? '' : `, ${role}`} (${evidenceInWords(supported, evidence)})`,
    ),
    ...dates.map(
      (said) =>
        `${said.id}  ${dateText(said.date, said.written, 'no date')} (${evidenceInWords(said.supported, said.evidence)})`,
    ),
    ...(event.datesDisagree ? ['The sources disagree about the date.'] : []),
    ...event.passages.flatMap(passageLines),
  ];
}
