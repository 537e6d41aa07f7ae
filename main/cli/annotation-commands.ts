import { type Command, InvalidArgumentError, Option } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { EventRef, PassageRef, PersonRef, RegionRef } from '../../archive/contract/requests.ts';
import { type MarkColor, markColors, type Region } from '../../archive/contract/views.ts';
import { isId } from '../../archive/storage/ids.ts';
import { annotationJson, annotationLines, collected } from './article-commands.ts';
import { addCaptureCommands } from './capture-commands.ts';
import { example } from './example.ts';
import { addExchangingCommands } from './exchanging-commands.ts';
import { addMarkListCommand } from './mark-list-command.ts';
import { askArchive, type CommonOptions, type Context, print } from './session.ts';
import { addSpeechCommand } from './speech-command.ts';
import { addStanceCommand } from './stance-command.ts';

interface LinkOptions {
  readonly note?: string;
  readonly color?: MarkColor;
  readonly person?: string[];
  readonly event?: string[];
  readonly date?: string;
  readonly tag?: string[];
}

interface PlaceOptions {
  readonly quote?: string;
  readonly nth?: number;
  readonly page?: number;
  readonly region?: Region['rect'];
}

export function addAnnotationCommands(program: Command, context: Context): void {
  example(
    withLinks(
      program
        .command('annotate')
        .alias('highlight')
        .argument('<archive>')
        .argument('<article>', 'the id of an article'),
    ),
    'annotate "My archive" k3f9x2m0q7ab --quote "I have to do the hard work" --person "Kevin de León"',
  )
    .description('highlight words of an article, or mark a rectangle on a page of a PDF, and link them')
    .option('--quote <words>', 'the exact words; white space may differ')
    .option('--nth <number>', 'which place, from 1, where the words stand several times', placeNumber)
    .option('--page <number>', 'the page of a PDF on which a rectangle is marked, from 1', placeNumber)
    .option(
      '--region <left,bottom,right,top>',
      'a rectangle in points from the page’s lower left corner',
      rectangle,
    )
    .action(async (archive: string, article: string, options: CommonOptions & LinkOptions & PlaceOptions) => {
      const annotation = await askArchive(context, archive, 'annotations.add', {
        article,
        passage: passageOf(options),
        color: options.color,
        note: options.note,
        people: people(options),
        events: events(options),
        tags: options.tag,
      });
      print(options, annotationJson(annotation), () => annotationLines(annotation));
    });

  const annotations = example(
    program.command('annotations').description('highlights that are there: list, change, carry them'),
    'annotations edit "My archive" p81kd0a2b3c4 --color question',
  );
  addMarkListCommand(annotations, context);
  addSpeechCommand(annotations, context);
  addCaptureCommands(program, annotations, context);
  example(
    withLinks(annotations.command('edit').argument('<archive>').argument('<id>', 'the id of a highlight')),
    'annotations edit "My archive" p81kd0a2b3c4 --note "Check with the clerk" --color question',
  )
    .description('change a highlight’s note or colour, and link it further')
    .action(async (archive: string, id: string, options: CommonOptions & LinkOptions) => {
      let annotation = await askArchive(context, archive, 'annotations.edit', {
        id,
        note: options.note,
        color: options.color,
      });
      for (const person of people(options))
        annotation = await askArchive(context, archive, 'annotations.linkPerson', { id, person });
      for (const event of events(options))
        annotation = await askArchive(context, archive, 'annotations.linkEvent', { id, event });
      if (options.tag)
        annotation = await askArchive(context, archive, 'annotations.tag', { id, tags: options.tag });
      print(options, annotationJson(annotation), () => annotationLines(annotation));
    });
  example(
    annotations.command('unlink').argument('<archive>').argument('<id>', 'the id of a highlight'),
    'annotations unlink "My archive" p81kd0a2b3c4 --person q1w2e3r4t5y6',
  )
    .description('take the link to a person or an event off a highlight')
    .option('--person <id>', 'the id of the person', collected)
    .option('--event <id>', 'the id of the event', collected)
    .action(
      async (
        archive: string,
        id: string,
        options: CommonOptions & { person?: string[]; event?: string[] },
      ) => {
        let annotation = await askArchive(context, archive, 'annotations.edit', { id });
        for (const person of options.person ?? [])
          annotation = await askArchive(context, archive, 'annotations.unlinkPerson', { id, person });
        for (const event of options.event ?? [])
          annotation = await askArchive(context, archive, 'annotations.unlinkEvent', { id, event });
        print(options, annotationJson(annotation), () => annotationLines(annotation));
      },
    );
  addStanceCommand(annotations, context);
  addExchangingCommands(annotations, context);
}

function withLinks(command: Command): Command {
  return command
    .option('--note <text>', 'a note on the passage')
    .addOption(new Option('--color <name>', 'colour of the mark').choices(markColors))
    .option('--person <name or id>', 'a person it speaks of; give it once for each', collected)
    .option('--event <title or id>', 'an event it speaks of; give it once for each', collected)
    .option('--tag <tag>', 'a tag; give it once for each', collected)
    .option(
      '--date <date>',
      'the date of the event named last: 2022-10-09, 2022-10, 2022, or words: "last week"',
    );
}

function people({ person = [] }: LinkOptions): PersonRef[] {
  return person.map((name) => (isId(name) ? { id: name } : { name }));
}

function events({ event = [], date }: LinkOptions): EventRef[] {
  return event.map((title, index) => {
    if (isId(title)) return { id: title };
    return index === event.length - 1 && date !== undefined ? { title, date } : { title };
  });
}

function passageOf({ quote, nth, page, region }: PlaceOptions): PassageRef | RegionRef {
  if (quote !== undefined && page === undefined && region === undefined) return { quote, nth };
  if (quote === undefined && nth === undefined && page !== undefined && region !== undefined)
    return { region: { page, rect: region } };
  throw new ProblemError(
    'invalid-value',
    'Say what to highlight: either words with --quote, or a rectangle of a PDF with --page and --region. Nothing was highlighted.',
  );
}

function rectangle(value: string): Region['rect'] {
  const [left, bottom, right, top, ...more] = value
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const rect = [left, bottom, right, top].filter((number) => number !== undefined && Number.isFinite(number));
  if (rect.length !== 4 || more.length > 0)
    throw new InvalidArgumentError('It is four numbers: left,bottom,right,top.');
  return rect as Region['rect'];
}

function placeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a number from 1.');
  return number;
}
