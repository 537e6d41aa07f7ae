/** People and events: records that passages are linked to. */
import type { Command } from 'commander';
import type { Passage } from '../../archive/contract/views.ts';
import { annotationJson, collected } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

interface PersonOptions extends CommonOptions {
  readonly name?: string;
  readonly alias?: string[];
  readonly description?: string;
}

interface EventOptions extends CommonOptions {
  readonly title?: string;
  readonly date?: string;
  readonly alias?: string[];
  readonly description?: string;
}

export function addPeopleCommands(program: Command, context: Context): void {
  const people = example(
    program.command('people').description('people that passages speak of'),
    'people list "My archive" --json',
  );

  example(people.command('list').argument('<archive>'), 'people list "My archive"')
    .description('list the people')
    .action(async (archive: string, options: CommonOptions) => {
      const list = (await askArchive(context, archive, 'people.list', {})).map(
        ({ id, name, aliases, description, descriptionVersions, passages }) => ({
          id,
          name,
          aliases,
          description,
          descriptionVersions,
          passages,
        }),
      );
      print(options, list, () =>
        columns(
          list.map(({ id, name, aliases, passages }) => [
            id,
            name,
            counted(passages, 'passage'),
            aliases.join(', '),
          ]),
        ),
      );
    });

  example(
    people.command('show').argument('<archive>').argument('<id>'),
    'people show "My archive" p81kd0a2b3c4',
  )
    .description('show a person with every linked passage')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const { name, aliases, description, descriptionVersions, passages } = await askArchive(
        context,
        archive,
        'people.get',
        { id },
      );
      const shown = { id, name, aliases, description, descriptionVersions };
      print(options, { ...shown, passages: passages.map(passageJson) }, () => [
        [name, ...aliases].join(' · '),
        ...(description === '' ? [] : [description]),
        ...passages.flatMap(passageLines),
      ]);
    });

  example(
    people.command('add').argument('<archive>').argument('<name>'),
    'people add "My archive" "Kevin de León" --alias "Kevin de Leon"',
  )
    .description('add a person')
    .option('--alias <name>', 'another name; give it once for each', collected)
    .option('--description <text>')
    .action(
      async (archive: string, name: string, { alias: aliases, description, ...options }: PersonOptions) => {
        const person = await askArchive(context, archive, 'people.add', { name, aliases, description });
        print(options, { ...person, passages: 0 }, () => [`${person.id}  ${person.name}`]);
      },
    );

  example(
    people.command('edit').argument('<archive>').argument('<id>'),
    'people edit "My archive" p81kd0a2b3c4 --name "Kevin de León"',
  )
    .description('correct what is known of a person')
    .option('--name <name>')
    .option('--alias <name>', 'all other names, in place of those known; give it once for each', collected)
    .option('--description <text>')
    .action(
      async (
        archive: string,
        id: string,
        { name, alias: aliases, description, ...options }: PersonOptions,
      ) => {
        const person = await askArchive(context, archive, 'people.edit', { id, name, aliases, description });
        print(options, { ...person, passages: person.passages.length }, () => [
          [person.name, ...person.aliases].join(' · '),
        ]);
      },
    );
}

export function addEventCommands(program: Command, context: Context): void {
  const events = example(
    program.command('events').description('events that passages speak of'),
    'events list "My archive" --json',
  );

  example(events.command('list').argument('<archive>'), 'events list "My archive"')
    .description('list the events')
    .action(async (archive: string, options: CommonOptions) => {
      const list = (await askArchive(context, archive, 'events.list', {})).map(
        ({ id, title, date, aliases, description, descriptionVersions, passages }) => ({
          id,
          title,
          date,
          aliases,
          description,
          descriptionVersions,
          passages,
        }),
      );
      print(options, list, () =>
        columns(
          list.map(({ id, date, title, passages }) => [id, date ?? '–', counted(passages, 'passage'), title]),
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
      const { title, date, aliases, description, descriptionVersions, passages } = event;
      const shown = { id, title, date, aliases, description, descriptionVersions };
      print(options, { ...shown, passages: passages.map(passageJson) }, () => [
        `${title}, ${date ?? 'no date'}`,
        ...(description === '' ? [] : [description]),
        ...passages.flatMap(passageLines),
      ]);
    });

  example(
    events.command('add').argument('<archive>').argument('<title>'),
    'events add "My archive" "Council meeting" --date 2022-10-11',
  )
    .description('add an event')
    .option('--date <date>', '2022-10-11, 2022-10, 2022')
    .option('--alias <title>', 'another title; give it once for each', collected)
    .option('--description <text>')
    .action(
      async (
        archive: string,
        title: string,
        { date, alias: aliases, description, ...options }: EventOptions,
      ) => {
        const event = await askArchive(context, archive, 'events.add', { title, date, aliases, description });
        print(options, { ...event, passages: 0 }, () => [`${event.id}  ${event.title}`]);
      },
    );

  example(
    events.command('edit').argument('<archive>').argument('<id>'),
    'events edit "My archive" e5t6y7u8p9a0 --date 2022-10-11',
  )
    .description('correct what is known of an event')
    .option('--title <title>')
    .option('--date <date>', '2022-10-11, 2022-10, 2022; "" for none')
    .option('--alias <title>', 'all other titles, in place of those known', collected)
    .option('--description <text>')
    .action(
      async (
        archive: string,
        id: string,
        { title, date, alias: aliases, description, ...options }: EventOptions,
      ) => {
        const event = await askArchive(context, archive, 'events.edit', {
          id,
          title,
          date: date === '' ? null : date,
          aliases,
          description,
        });
        print(options, { ...event, passages: event.passages.length }, () => [
          `${event.title}, ${event.date ?? 'no date'}`,
        ]);
      },
    );
}

function passageJson({ annotation, source, before, after }: Passage) {
  return { ...annotationJson(annotation), source, before, after };
}

function passageLines({ annotation, source, before, after }: Passage): string[] {
  return [
    '',
    `${before}[${annotation.quote.replace(/\s+/gu, ' ')}]${after}`,
    `    ${source.title}, ${source.publisher || 'no publisher'}, ${source.published ?? 'no date'} (${source.id})`,
  ];
}
