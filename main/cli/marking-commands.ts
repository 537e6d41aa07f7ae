import type { Command } from 'commander';
import { ProblemError } from '../../archive/contract/problem.ts';
import { markColorSchema, markColors } from '../../archive/contract/views.ts';
import { annotationJson, annotationLines } from './article-commands.ts';
import { example } from './example.ts';
import { askArchive, type CommonOptions, type Context, columns, counted, print } from './session.ts';

/** Tags, and what the colours are called. */
export function addMarkingCommands(program: Command, context: Context): void {
  example(
    program
      .command('tag')
      .argument('<archive>')
      .argument('<id>', 'the id of a highlight')
      .argument('<tag...>', 'a tag that is there, however it is spelt, or a new one'),
    'tag "My archive" p81kd0a2b3c4 recall "city council"',
  )
    .description('put tags on a highlight')
    .option('--remove', 'take them off instead')
    .action(
      async (archive: string, id: string, tags: string[], options: CommonOptions & { remove?: boolean }) => {
        let annotation = options.remove
          ? await askArchive(context, archive, 'annotations.edit', { id })
          : await askArchive(context, archive, 'annotations.tag', { id, tags });
        for (const tag of options.remove ? tags : [])
          annotation = await askArchive(context, archive, 'annotations.untag', { id, tag });
        print(options, annotationJson(annotation), () => annotationLines(annotation));
      },
    );

  example(program.command('tags').argument('<archive>'), 'tags "My archive" --rename "recal=recall"')
    .description('list the tags of all highlights, rename one, merge two')
    .option('--rename <old=new>', 'rename a tag on every highlight; into one that is there, they are merged')
    .option('--remove <tag>', 'take a tag off every highlight')
    .action(async (archive: string, options: CommonOptions & { rename?: string; remove?: string }) => {
      if (options.rename !== undefined) {
        const [from = '', to, ...more] = options.rename.split('=');
        if (to === undefined || more.length > 0)
          throw new ProblemError('usage', 'Write --rename "old name=new name". Nothing was changed.');
        const renamed = await askArchive(context, archive, 'tags.rename', { from, to });
        print(options, renamed, () => [
          `${counted(renamed.changed, 'highlight')} now ${renamed.changed === 1 ? 'has' : 'have'} the tag “${renamed.tag}”${renamed.merged ? ', which was there before' : ''}.`,
        ]);
        return;
      }
      if (options.remove !== undefined) {
        const removed = await askArchive(context, archive, 'tags.remove', { tag: options.remove });
        print(options, removed, () => [`Taken off ${counted(removed.changed, 'highlight')}.`]);
        return;
      }
      const tags = await askArchive(context, archive, 'tags.list', {});
      print(options, tags, () =>
        columns(
          tags.map(({ tag, marks, articles }) => [
            tag,
            counted(marks, 'highlight'),
            counted(articles, 'article'),
          ]),
        ),
      );
    });

  example(
    program
      .command('colors')
      .argument('<archive>')
      .argument('[color]', markColors.join(', '))
      .argument('[name]', 'its name; "" for the initial one'),
    'colors "My archive" contradicts "Disputed"',
  )
    .description('say what the colours are called, or name one for all devices')
    .action(
      async (
        archive: string,
        color: string | undefined,
        name: string | undefined,
        options: CommonOptions,
      ) => {
        let names = await askArchive(context, archive, 'colors.list', {});
        if (color !== undefined) {
          const known = markColorSchema.safeParse(color);
          if (!known.success)
            throw new ProblemError(
              'usage',
              `“${color}” is no colour. Choose one of ${markColors.join(', ')}. Nothing was changed.`,
            );
          if (name !== undefined)
            names = await askArchive(context, archive, 'colors.rename', { color: known.data, name });
          names = names.filter((named) => named.color === known.data);
        }
        print(options, names, () => columns(names.map((named) => [named.color, named.name])));
      },
    );
}
