/** Names in articles: where known people are named, and who is named that nobody has made a record of. */
import type { Command } from 'commander';
import { mostMentions, type NameMention, suggestedTypeSchema } from '../../archive/contract/naming.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { idSchema, markColorSchema, markColors } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

/** The id that was given, or that of the one person who has this name. */
async function idOfPerson(context: Context, archive: string, given: string): Promise<string> {
  if (idSchema.safeParse(given).success) return given;
  const wanted = foldedName(given);
  const named = (await askArchive(context, archive, 'people.list', {})).filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => foldedName(known) === wanted),
  );
  const [person, ...others] = named;
  if (!person)
    throw new ProblemError(
      'not-found',
      `Nobody in this archive is called “${given}”. List the people to see their names.`,
    );
  if (others.length > 0)
    throw new ProblemError(
      'several-matches',
      `“${given}” may be any of ${named.length} people: ${named.map(({ name, id }) => `${name} (${id})`).join(', ')}. Name the one you mean by the id.`,
      { ids: named.map(({ id }) => id) },
    );
  return person.id;
}

type MentionOptions = CommonOptions & {
  readonly linked?: boolean;
  readonly unlinked?: boolean;
  readonly link?: boolean;
  readonly article?: string;
  readonly color?: string;
};
type DismissOptions = CommonOptions & { readonly undo?: boolean };
type SuggestOptions = CommonOptions & { readonly type?: string; readonly article?: string };

export function addNamingCommands(program: Command, context: Context): void {
  const people = program.commands.find((command) => command.name() === 'people') ?? program;
  example(people.command('suggest').argument('<archive>'), 'people suggest "My archive" --json')
    .description('list names in the articles that nobody has made a record of; nothing is made or linked')
    .option('--type <type>', `${suggestedTypeSchema.options.join(', ')}; people where it is not said`)
    .option('--article <id>', 'only what stands in one article')
    .action(async (archive: string, { type: given, article, ...options }: SuggestOptions) => {
      const type = suggestedTypeSchema.optional().safeParse(given);
      if (!type.success)
        throw new ProblemError(
          'usage',
          `There is no type “${given}”. Write one of ${suggestedTypeSchema.options.join(', ')}.`,
        );
      const { suggestions } = await askArchive(context, archive, 'people.suggest', {
        type: type.data,
        article,
      });
      print(options, suggestions, () =>
        columns(
          suggestions.map(({ name, confidence, articles, mentions, spellings }) => [
            name,
            counted(mentions, 'mention'),
            counted(articles.length, 'article'),
            `${Math.round(100 * confidence)}%`,
            spellings.join(', '),
          ]),
        ),
      );
    });

  example(
    people.command('mentions').argument('<archive>').argument('<person>', 'the id, or a name'),
    'people mentions "My archive" p81kd0a2b3c4',
  )
    .description('list every place at which a person is named, linked or not; --link marks and links them')
    .option('--linked', 'only those that are linked')
    .option('--unlinked', 'only those that are not linked')
    .option('--article <id>', 'only those in one article')
    .option(
      '--link',
      'mark every place that is not linked and link it, but where somebody else of the name may be meant; undone in one step',
    )
    .option(
      '--color <color>',
      `colour of the marks: ${markColors.join(', ')}; background where it is not said`,
    )
    .action(async (archive: string, given: string, options: MentionOptions) => {
      const id = await idOfPerson(context, archive, given);
      if (options.link) await linkAll(context, archive, id, options);
      else await listMentions(context, archive, id, options);
    });

  example(
    people.command('dismiss').argument('<archive>').argument('<names...>'),
    'people dismiss "My archive" "Los Angeles Times"',
  )
    .description('say that names are none, so that they are not suggested again; --undo takes it back')
    .option('--undo', 'they may be suggested again')
    .action(async (archive: string, names: string[], { undo, ...options }: DismissOptions) => {
      const done = await askArchive(context, archive, 'names.dismiss', {
        names,
        dismissed: undo !== true,
      });
      print(options, done.names, () => done.names);
    });
  example(people.command('dismissed').argument('<archive>'), 'people dismissed "My archive"')
    .description('list names that are not suggested')
    .action(async (archive: string, options: CommonOptions) => {
      const names = await askArchive(context, archive, 'names.dismissed', {});
      print(options, names, () => names);
    });
}

async function listMentions(
  context: Context,
  archive: string,
  id: string,
  { linked, unlinked, article, ...options }: MentionOptions,
): Promise<void> {
  if (linked && unlinked)
    throw new ProblemError('usage', 'Write --linked or --unlinked, or neither of them for all mentions.');
  const show = linked ? 'linked' : unlinked ? 'unlinked' : 'all';
  const mentions: NameMention[] = [];
  for (let [offset, total] = [0, 1]; offset < total; offset += mostMentions) {
    const page = await askArchive(context, archive, 'people.mentions', {
      ...{ id, show, article, offset },
      limit: mostMentions,
    });
    mentions.push(...page.mentions);
    total = page.total;
  }
  print(options, mentions, () =>
    mentions.map(
      ({ article: of, before, words, after, marks }) =>
        `${of}  ${before.slice(-40)}[${words}]${after.slice(0, 40)}${marks.length > 0 ? '  linked' : ''}`,
    ),
  );
}

async function linkAll(
  context: Context,
  archive: string,
  id: string,
  { linked, unlinked: _, article, color: given, link: __, ...options }: MentionOptions,
): Promise<void> {
  const color = markColorSchema.optional().safeParse(given);
  if (linked || !color.success)
    throw new ProblemError(
      'usage',
      linked
        ? 'What is linked already is not linked again: write --link without --linked.'
        : `There is no colour “${given}”. Write one of ${markColors.join(', ')}.`,
    );
  const done = await askArchive(context, archive, 'people.linkMentions', {
    id,
    which: { all: true, article },
    color: color.data,
  });
  print(options, done, () => [
    `${counted(done.linked, 'mention')} linked`,
    ...(done.skipped > 0
      ? [`${counted(done.skipped, 'mention')} left: somebody else may be meant, or the words can’t be marked`]
      : []),
    ...(done.left > 0 ? [`${counted(done.left, 'mention')} more; give the command once more`] : []),
  ]);
}
