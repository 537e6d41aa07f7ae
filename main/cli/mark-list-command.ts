/** All highlights of an archive, or those that fit. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { largestPage } from '../../archive/contract/article-list.ts';
import type { PassageFilter, PassageOrder } from '../../archive/contract/passage-list.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import {
  type AnchorState,
  anchorStateSchema,
  anchorStates,
  type MarkColor,
  markColors,
  type Passage,
} from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { isId } from '../../archive/storage/ids.ts';
import { annotationJson, annotationLines } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

/** Which highlights. */
export interface PassageOptions {
  readonly article?: string;
  readonly color?: MarkColor;
  readonly tag?: string;
  readonly person?: string;
  readonly event?: string;
  readonly words?: string;
}

interface ListOptions extends CommonOptions, PassageOptions {
  readonly state?: AnchorState[];
  readonly newest?: boolean;
  readonly limit?: number;
}

const states = anchorStates.join(', ');

/** Options that say which highlights. */
export const withPassageFilter = (command: Command): Command =>
  command
    .option('--article <id>', 'only those in this article')
    .addOption(new Option('--color <name>', 'only those of this colour').choices(markColors))
    .option('--tag <tag>', 'only those with this tag')
    .option('--person <name or id>', 'only those that speak of this person')
    .option('--event <title or id>', 'only those that speak of this event')
    .option('--words <words>', 'only where all of these stand in quotation, note, or the source’s title');

export function addMarkListCommand(annotations: Command, context: Context): void {
  example(
    withPassageFilter(annotations.command('list').argument('<archive>')),
    'annotations list "My archive" --state lost --state ambiguous',
  )
    .description('list the highlights, article by article in the order of their places')
    .option(
      '--state <state>',
      `how they fare in the newest copy of their article: ${states}; give it once for each`,
      stateCollected,
    )
    .option('--newest', 'the newest highlight first')
    .option('--limit <number>', 'so many at most', limitNumber)
    .action(async (archive: string, options: ListOptions) => {
      const { article, color, tag, words } = options;
      const linked = await linkedIds(context, archive, options);
      const filter = { article, color, tag, words, ...linked };
      const order = options.newest ? 'made' : 'place';
      const wanted: (AnchorState | undefined)[] = options.state ? [...new Set(options.state)] : [undefined];
      const limit = options.limit ?? Number.POSITIVE_INFINITY;
      const passages: Passage[] = [];
      let total = 0;
      for (const state of wanted) {
        const list = { ...filter, state, order } as const;
        total += await listInto(context, archive, list, passages, limit);
      }
      print(
        options,
        {
          total,
          annotations: passages.map(({ annotation, source }) => ({ ...annotationJson(annotation), source })),
        },
        () => [
          ...passages.flatMap(({ annotation, source }) => [
            ...annotationLines(annotation),
            `    ${[source.title, source.publisher, source.published].filter(Boolean).join(', ')} (${source.id})`,
          ]),
          passages.length < total
            ? `${passages.length} of ${counted(total, 'highlight')}.`
            : `${counted(total, 'highlight')}.`,
        ],
      );
    });
}

/** Adds passages up to the limit, a page at a time; answers how many there are in all. */
async function listInto(
  context: Context,
  archive: string,
  list: PassageFilter & { readonly order: PassageOrder },
  passages: Passage[],
  limit: number,
): Promise<number> {
  for (let offset = 0; ; ) {
    const room = Math.max(1, Math.min(largestPage, limit - passages.length));
    const page = await askArchive(context, archive, 'annotations.page', { ...list, offset, limit: room });
    passages.push(...page.passages.slice(0, Math.max(0, limit - passages.length)));
    offset += page.passages.length;
    if (page.passages.length === 0 || offset >= page.total || passages.length >= limit) return page.total;
  }
}

/** A name stands for the one person, or event, with passages that has it. */
export async function linkedIds(
  context: Context,
  archive: string,
  { person, event }: PassageOptions,
): Promise<{ person?: string; event?: string }> {
  if ([person, event].every((given) => given === undefined || isId(given)))
    return { ...(person !== undefined && { person }), ...(event !== undefined && { event }) };
  const { people, events } = await askArchive(context, archive, 'annotations.links', {});
  const titled = events.map(({ id, title }) => ({ id, name: title }));
  return {
    ...(person !== undefined && { person: idAmong(people, person, 'person') }),
    ...(event !== undefined && { event: idAmong(titled, event, 'event') }),
  };
}

function idAmong(things: readonly { id: string; name: string }[], given: string, noun: string): string {
  if (isId(given)) return given;
  const found = things.filter(({ name }) => foldedName(name) === foldedName(given));
  const [only, ...others] = found;
  if (only && others.length === 0) return only.id;
  throw new ProblemError(
    'not-found',
    only
      ? `Several have the name “${given}”: ${found.map(({ id }) => id).join(', ')}. Give the id of one.`
      : `No highlight speaks of ${noun === 'event' ? 'an' : 'a'} ${noun} called “${given}”. Nothing was listed.`,
  );
}

function stateCollected(value: string, known: AnchorState[] = []): AnchorState[] {
  const state = anchorStateSchema.safeParse(value);
  if (!state.success) throw new InvalidArgumentError(`It is one of ${states}.`);
  return [...known, state.data];
}

function limitNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a number from 1.');
  return number;
}
