/** Options of `briefings blocks add` for parts beyond headings, text, quotations, timelines and matrices. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type HeadingLevel, headingLevelSchema } from '../../archive/contract/briefing-blocks.ts';
import { type RecordType, recordTypeSchema } from '../../archive/contract/record-parts.ts';
import type { NewBlock } from '../../archive/contract/requests.ts';
import type { TimelineFilter } from '../../archive/contract/timeline.ts';
import { collected } from './article-commands.ts';

export interface FurtherOptions {
  readonly level?: HeadingLevel;
  readonly picture?: string;
  readonly region?: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly events?: string;
  readonly people?: string;
  readonly linked?: boolean;
  readonly only?: string[];
  readonly type?: RecordType[];
  readonly summary?: string;
  readonly text?: string;
  readonly pageBreak?: boolean;
}

export const withFurtherBlocks = (command: Command): Command =>
  command
    .option('--level <number>', 'of the heading: 1, 2 or 3', headingLevel)
    .option('--picture <file>', 'a figure of this picture: PNG, JPEG, WebP, GIF or AVIF')
    .option('--region <id>', 'a figure of a rectangle that is marked on a page of a PDF')
    .option('--caption <text>', 'below the figure')
    .option('--alt <text>', 'what the figure shows, in words')
    .option('--events <caption>', 'a list of events: those that the options of the timeline name')
    .option('--people <caption>', 'a list of the people whom the quotations of the briefing speak of')
    .option('--linked', 'only events that the quotations of the briefing speak of')
    .option('--only <id>', 'only this event or person in the list; give it once for each', collected)
    .addOption(
      new Option('--type <type>', 'only people, organisations or places; give it once for each').argParser(
        typeCollected,
      ),
    )
    .option('--summary <article>', 'this article in short, with --text in your words')
    .option('--page-break', 'begin a new page');

export const headingLevel = (value: string): HeadingLevel => {
  const level = headingLevelSchema.safeParse(Number(value));
  if (!level.success) throw new InvalidArgumentError('It is 1, 2 or 3.');
  return level.data;
};

function typeCollected(value: string, known: RecordType[] = []): RecordType[] {
  const type = recordTypeSchema.safeParse(value);
  if (!type.success) throw new InvalidArgumentError('It is person, organisation or place.');
  return [...known, type.data];
}

/** Those of them that the options ask for; not pictures, which are files. */
export function furtherBlocks(options: FurtherOptions, { show: _, ...filter }: TimelineFilter): NewBlock[] {
  const { region, alt, caption, events, people, linked, only, type, summary, text, pageBreak } = options;
  return [
    ...(region === undefined
      ? []
      : [{ kind: 'figure' as const, annotation: region, alt: alt ?? '', text: caption ?? '' }]),
    ...(events === undefined
      ? []
      : [
          {
            kind: 'events' as const,
            text: events,
            events: { ...filter, ...(only && { only }), ...(linked && { linked }) },
          },
        ]),
    ...(people === undefined
      ? []
      : [
          {
            kind: 'people' as const,
            text: people,
            people: { ...(only && { only }), ...(type && { types: type }) },
          },
        ]),
    ...(summary === undefined ? [] : [{ kind: 'summary' as const, article: summary, text: text ?? '' }]),
    ...(pageBreak ? [{ kind: 'page-break' as const }] : []),
  ];
}

/** What `briefings.addPicture` is asked. */
export const pictureFile = ({
  picture = '',
  alt,
  caption,
}: FurtherOptions): { path: string; alt?: string; text?: string } => ({
  path: resolve(picture),
  ...(alt !== undefined && { alt }),
  ...(caption !== undefined && { text: caption }),
});
