/** Making a briefing, empty, of highlights or of a template; and templates of briefings. */
import type { Command } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import type { NewBlock } from '../../archive/contract/requests.ts';
import type { Briefing } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { collected } from './article-commands.ts';
import { example } from './example.ts';
import { linkedIds, type PassageOptions, withPassageFilter } from './mark-list-command.ts';
import { askArchive, type CommonOptions, type Context, columns, print } from './session.ts';

interface AddOptions extends CommonOptions, PassageOptions {
  readonly title?: string;
  readonly subtitle?: string;
  readonly all?: boolean;
  readonly annotation?: string[];
  readonly template?: string;
}

export function addBriefingCommand(briefings: Command, context: Context): void {
  example(
    withPassageFilter(
      briefings
        .command('add')
        .argument('<archive>')
        .option('--title <title>', 'needed, but with --template')
        .option('--subtitle <text>')
        .option('--all', 'with every highlight, under a heading for each article')
        .option('--annotation <id>', 'with this highlight; give it once for each, in order', collected)
        .option(
          '--template <name>',
          'made of a template, of the highlights and events that the options below name',
        ),
    ),
    'briefings add "My archive" --template chronology --person "Kevin de León"',
  )
    .description('make a briefing')
    .action(async (archive: string, options: AddOptions) => {
      const made = await (options.template === undefined
        ? plainBriefing(context, archive, options)
        : templateBriefing(context, archive, options.template, options));
      print(options, { id: made.id, title: made.title }, () => [`${made.id}  ${made.title}`]);
    });

  example(briefings.command('templates').argument('<archive>'), 'briefings templates "My archive"')
    .description(
      'list the templates, Dossier’s and those that were saved; “dossier trash” puts one of these away',
    )
    .action(async (archive: string, options: CommonOptions) => {
      const list = await askArchive(context, archive, 'templates.list', {});
      print(options, list, () => columns(list.map(({ id, title, description }) => [id, title, description])));
    });

  example(
    briefings.command('save-template').argument('<archive>').argument('<briefing>'),
    'briefings save-template "My archive" b7n8m9a1s2d3 --title "Weekly report"',
  )
    .description('save how a briefing is built as a template, with places for passages where it quotes')
    .option('--title <title>', 'of the template; by default that of the briefing')
    .action(async (archive: string, briefing: string, options: CommonOptions & { title?: string }) => {
      const { title } = options;
      const saved = await askArchive(context, archive, 'templates.save', { briefing, title });
      print(options, saved, () => [`${saved.id}  ${saved.title}`]);
    });
}

async function plainBriefing(context: Context, archive: string, options: AddOptions): Promise<Briefing> {
  const { title, subtitle, all, annotation = [] } = options;
  if (title === undefined)
    throw new ProblemError('usage', 'Say --title, or --template for one that has a title of its own.');
  if (
    [options.person, options.event, options.article, options.color, options.tag, options.words].some(Boolean)
  )
    throw new ProblemError(
      'usage',
      'Which highlights a briefing has is said with --template, or afterwards with “dossier briefings gather”. Nothing was made.',
    );
  const gather = all ? 'all' : 'none';
  const made = await askArchive(context, archive, 'briefings.add', { title, subtitle, gather });
  const blocks = annotation.map((id): NewBlock => ({ kind: 'quotation', annotation: id }));
  if (blocks.length === 0) return made;
  return await askArchive(context, archive, 'briefings.addBlocks', { id: made.id, blocks });
}

async function templateBriefing(
  context: Context,
  archive: string,
  named: string,
  options: AddOptions,
): Promise<Briefing> {
  const { title, subtitle, article, color, tag, words } = options;
  if (options.all || options.annotation)
    throw new ProblemError(
      'usage',
      'A template takes the highlights that --person, --event, --article, --color, --tag and --words name, not --all or --annotation.',
    );
  const template = await templateNamed(context, archive, named);
  const linked = await linkedIds(context, archive, options);
  const made = await askArchive(context, archive, 'templates.use', {
    template,
    title,
    about: { article, color, tag, words, ...linked },
  });
  if (subtitle === undefined) return made;
  return await askArchive(context, archive, 'briefings.edit', { id: made.id, subtitle });
}

/** By its id, or its title. */
async function templateNamed(context: Context, archive: string, named: string) {
  const all = await askArchive(context, archive, 'templates.list', {});
  const found = all.filter(({ id, title }) => id === named || foldedName(title) === foldedName(named));
  const [only, another] = found;
  if (only && !another) return only.id;
  throw new ProblemError(
    'not-found',
    only
      ? `Several templates are called “${named}”: ${found.map(({ id }) => id).join(', ')}. Give the id of one.`
      : `There is no template “${named}”. There are ${all.map(({ id }) => id).join(', ')}. Nothing was made.`,
  );
}
