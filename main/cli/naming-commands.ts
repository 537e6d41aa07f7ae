/** Names in articles: where known people are named, and who is named that nobody has made a record of. */
import type { Command } from 'commander';
import { mostMentions, type NameMention, suggestedTypeSchema } from '../../archive/contract/naming.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { idSchema } from '../../archive/contract/views.ts';
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
    .description('list every place at which a person is named, linked or not')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const mentions: NameMention[] = [];
      const person = await idOfPerson(context, archive, id);
      for (let [offset, total] = [0, 1]; offset < total; offset += mostMentions) {
        const page = await askArchive(context, archive, 'people.mentions', {
          id: person,
          offset,
          limit: mostMentions,
        });
        mentions.push(...page.mentions);
        total = page.total;
      }
      print(options, mentions, () =>
        mentions.map(
          ({ article, before, words, after, marks }) =>
            `${article}  ${before.slice(-40)}[${words}]${after.slice(0, 40)}${marks.length > 0 ? '  linked' : ''}`,
        ),
      );
    });
}
