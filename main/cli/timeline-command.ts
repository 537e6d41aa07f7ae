import { extname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { writeExport } from '../../archive/briefings/write-export.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  pictureFormats,
  type TimelineFilter,
  type TimelineThing,
  timelineKinds,
} from '../../archive/contract/timeline.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { isId } from '../../archive/storage/ids.ts';
import { datesInWords } from '../../archive/timeline/date-words.shared.ts';
import { pictureOf, pictureWidth } from '../printing/timeline-picture.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { exportPrinted } from './export-printed.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

export interface FilterOptions {
  readonly show?: NonNullable<TimelineFilter['show']>;
  readonly person?: string[];
  readonly place?: string[];
  readonly tag?: string[];
  readonly article?: string[];
  readonly from?: string;
  readonly to?: string;
}

interface TimelineOptions extends CommonOptions, FilterOptions {
  readonly out?: string;
  readonly width: string;
}

/** Options that say what a timeline shows. */
export const withTimelineFilter = (command: Command): Command =>
  command
    .addOption(new Option('--show <kind>', 'only events, or only publications').choices(timelineKinds))
    .option('--person <name or id>', 'with this person; give it once for each, any of them fits', collected)
    .option('--place <name or id>', 'at this place; likewise', collected)
    .option('--tag <tag>', 'with this tag; likewise', collected)
    .option('--article <id>', 'with a passage in this article; likewise', collected)
    .option('--from <date>', 'nothing that was over before: 2022-10-01, "October 2021"')
    .option('--to <date>', 'nothing that began after');

export function addTimelineCommand(program: Command, context: Context): void {
  example(
    withTimelineFilter(program.command('timeline').argument('<archive>')),
    'timeline "My archive" --person "Kevin de León" --from 2022-10-01 --out timeline.svg',
  )
    .description('list events and publications by date, or draw them as a picture')
    .option('--out <file>', 'draw it into this file: .svg or .png')
    .option('--width <pixels>', 'of the picture, 400 to 6000', String(pictureWidth))
    .action(async (archive: string, options: TimelineOptions) => {
      const timeline = await askArchive(
        context,
        archive,
        'timeline.things',
        await timelineFilterOf(context, archive, options),
      );
      if (options.out === undefined) {
        print(options, timeline, () => [
          ...columns(
            timeline.things.map((thing) => [
              thing.id,
              kindWords[thing.kind],
              datesInWords(thing),
              thing.title,
            ]),
          ),
          ...leftOutLine(timeline.leftOut),
        ]);
        return;
      }
      const format = formatOf(options.out);
      const picture = pictureOf(timeline, widthOf(options.width), Date.now());
      const file = resolve(options.out);
      if (format === 'svg') writeExport(file, Buffer.from(picture.svg));
      else await exportPrinted(context.home, picture, file);
      const report = {
        file: options.out,
        width: picture.width,
        height: picture.height,
        things: timeline.things.length,
        leftOut: timeline.leftOut,
      };
      print(options, report, () => [
        `Wrote ${options.out}: ${counted(report.things, 'thing')}.`,
        ...leftOutLine(timeline.leftOut),
      ]);
    });
}

const kindWords: Readonly<Record<TimelineThing['kind'], string>> = { event: 'event', publication: 'article' };

const leftOutLine = (leftOut: number): string[] =>
  leftOut === 0
    ? []
    : [
        `${counted(leftOut, 'article')} without a highlight ${leftOut === 1 ? 'is' : 'are'} left out; narrow the timeline down to see them.`,
      ];

function formatOf(file: string): (typeof pictureFormats)[number] {
  const ending = extname(file).slice(1).toLowerCase();
  const format = pictureFormats.find((known) => known === ending);
  if (format) return format;
  throw new ProblemError(
    'usage',
    `“${file}” does not say what kind of picture it is to be: give it the ending .svg or .png. Nothing was written.`,
  );
}

function widthOf(typed: string): number {
  const width = Number(typed);
  if (Number.isInteger(width) && width >= 400 && width <= 6000) return width;
  throw new ProblemError(
    'usage',
    `“${typed}” is no width: give pixels from 400 to 6000. Nothing was written.`,
  );
}

/** The filter with names turned into records. */
export async function timelineFilterOf(
  context: Context,
  archive: string,
  { show, person = [], place = [], tag, article, from, to }: FilterOptions,
): Promise<TimelineFilter> {
  const known = person.length + place.length > 0 ? await askArchive(context, archive, 'people.list', {}) : [];
  const idOf = (given: string): string => {
    if (isId(given)) return given;
    const found = known.filter(
      ({ name, aliases, trashed }) =>
        !trashed && [name, ...aliases].some((one) => foldedName(one) === foldedName(given)),
    );
    const [only] = found;
    if (only && found.length === 1) return only.id;
    if (!only)
      throw new ProblemError(
        'not-found',
        `Nobody and nothing is called “${given}” in this archive. List the people to see their names.`,
      );
    throw new ProblemError(
      'several-matches',
      `“${given}” may be any of ${found.length}: ${found.map(({ name, id }) => `${name} (${id})`).join('; ')}. Say which by its id.`,
      { ids: found.map(({ id }) => id) },
    );
  };
  return {
    show,
    people: person.length > 0 ? person.map(idOf) : undefined,
    places: place.length > 0 ? place.map(idOf) : undefined,
    tags: tag,
    articles: article,
    from,
    to,
  };
}
