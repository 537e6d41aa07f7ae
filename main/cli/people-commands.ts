/** People, organisations and places: records that passages are linked to. */
import { type Command, Option } from 'commander';
import { type RecordType, recordTypes } from '../../archive/contract/record-parts.ts';
import type { Person } from '../../archive/contract/views.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { addNameDeskCommands } from './name-desk-commands.ts';
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

interface PersonOptions extends CommonOptions, RecordOptions {
  readonly name?: string;
  readonly type?: RecordType;
}

const typeOption = (): Option =>
  new Option('--type <type>', 'what it is; a person unless told otherwise').choices(recordTypes);

export function addPeopleCommands(program: Command, context: Context): void {
  const people = example(
    program.command('people').description('people, organisations and places that passages speak of'),
    'people list "My archive" --json',
  );

  example(people.command('list').argument('<archive>'), 'people list "My archive"')
    .description('list the people')
    .addOption(new Option('--type <type>', 'only these').choices(recordTypes))
    .action(async (archive: string, options: CommonOptions & { type?: RecordType }) => {
      const list = (await askArchive(context, archive, 'people.list', {}))
        .filter(({ type }) => options.type === undefined || type === options.type)
        .map(({ id, type, name, aliases, description, descriptionVersions, passages }) => ({
          id,
          type,
          name,
          aliases,
          description,
          descriptionVersions,
          passages,
        }));
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
      const person = await askArchive(context, archive, 'people.get', { id });
      print(options, personJson(person), () => personLines(person));
    });

  example(
    withRecordFields(
      people.command('add').argument('<archive>').argument('<name>').addOption(typeOption()),
      'name',
    ),
    'people add "My archive" "Kevin de León" --alias "Kevin de Leon" --identifier wikidata=Q15133865',
  )
    .description('add a person, an organisation or a place')
    .action(async (archive: string, name: string, { type, ...options }: PersonOptions) => {
      const person = await askArchive(context, archive, 'people.add', {
        name,
        type,
        ...recordFields(options),
      });
      print(options, { ...person, passages: 0 }, () => [`${person.id}  ${person.name}`]);
    });

  example(
    withRecordFields(
      people
        .command('edit')
        .argument('<archive>')
        .argument('<id>')
        .option('--name <name>')
        .addOption(new Option('--type <type>', 'what it is').choices(recordTypes)),
      'name',
    ),
    'people edit "My archive" p81kd0a2b3c4 --name "Kevin de León"',
  )
    .description('correct what is known of a person')
    .action(async (archive: string, id: string, { name, type, ...options }: PersonOptions) => {
      const person = await askArchive(context, archive, 'people.edit', {
        id,
        name,
        type,
        ...recordFields(options),
      });
      print(options, { ...person, passages: person.linked }, () => [
        [person.name, ...person.aliases].join(' · '),
      ]);
    });
  addIdentityCommands(people, context, {
    noun: 'people',
    one: 'person',
    show: (options, person) => print(options, personJson(person), () => personLines(person)),
  });
  addSplitCommands(people, context);
  addPartCommands(people, context, 'people');
  addNameDeskCommands(people, context);
  addPictureCommand(people, 'people', context);
  addRelationCommands(people, context);
}

function addSplitCommands(people: Command, context: Context): void {
  example(
    people
      .command('split')
      .argument('<archive>')
      .argument('<id>')
      .argument('<name>', 'the name of the other person')
      .requiredOption('--passage <id>', 'a highlight of the other person; give it once for each', collected),
    'people split "My archive" p81kd0a2b3c4 "Ana Lund (mayor)" --passage k3f9x2m0q7ab',
  )
    .description('make another person of some passages of one')
    .action(
      async (archive: string, id: string, name: string, options: CommonOptions & { passage: string[] }) => {
        const person = await askArchive(context, archive, 'people.split', {
          id,
          name,
          annotations: options.passage,
        });
        print(options, personJson(person), () => personLines(person));
      },
    );

  example(people.command('doubts').argument('<archive>'), 'people doubts "My archive"')
    .description('list joins of people and events that were set aside, as some of them are told apart')
    .action(async (archive: string, options: CommonOptions) => {
      const doubts = await askArchive(context, archive, 'identities.doubts', {});
      print(options, doubts, () =>
        doubts.map(({ joined: [a, b], apart: [x, y] }) => {
          const [first, second] = [`${a.title} (${a.id})`, `${b.title} (${b.id})`];
          return `${first} and ${second} were joined, but ${x.title} (${x.id}) and ${y.title} (${y.id}) are told apart`;
        }),
      );
    });
}

function addRelationCommands(people: Command, context: Context): void {
  example(
    people
      .command('relate')
      .argument('<archive>')
      .argument('<id>')
      .argument('<kind>', 'what it is to the other one: "staff of", "brother of"')
      .argument('<other>', 'a name or an id')
      .option('--evidence <id>', 'a highlight that says so; give it once for each', collected),
    'people relate "My archive" p81kd0a2b3c4 "member of" "City Council" --evidence k3f9x2m0q7ab',
  )
    .description('say what a person is to another one')
    .action(
      async (
        archive: string,
        id: string,
        kind: string,
        other: string,
        options: CommonOptions & { evidence?: string[] },
      ) => {
        const person = await askArchive(context, archive, 'people.relate', {
          id,
          kind,
          to: personRefOf(other),
          evidence: options.evidence,
        });
        print(options, personJson(person), () => personLines(person));
      },
    );
}

const personJson = ({
  id,
  type,
  name,
  aliases,
  description,
  descriptionVersions,
  notes,
  notesVersions,
  tags,
  identifiers,
  records,
  relations,
  events,
  passages,
}: Person) => ({
  id,
  type,
  name,
  aliases,
  description,
  descriptionVersions,
  notes,
  notesVersions,
  tags,
  identifiers,
  records,
  relations,
  events,
  passages: passages.map(passageJson),
});

function personLines(person: Person): string[] {
  const { id, type, name, aliases, description, notes, records, relations, events } = person;
  return [
    [name, ...aliases].join(' · '),
    `${id}, ${type}`,
    ...(records.length > 1
      ? [`Joined: ${records.map((record) => `${record.name} (${record.id})`).join(', ')}`]
      : []),
    ...(description === '' ? [] : [description]),
    ...(notes === '' ? [] : ['Notes:', notes]),
    ...tagLine(person.tags),
    ...identifierLines(person.identifiers),
    ...relations.map(
      (relation) =>
        `${relation.id}  ${relation.from.name}: ${relation.kind} ${relation.to.name} (${evidenceInWords(relation.supported, relation.evidence)})`,
    ),
    ...events.map(
      ({ title, date, role, place }) =>
        `Event: ${title}, ${date ?? 'no date'}${place ? ' (took place here)' : role === '' ? '' : ` (${role})`}`,
    ),
    ...person.passages.flatMap(passageLines),
  ];
}
