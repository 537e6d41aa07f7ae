import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Trashed } from '../../archive/contract/history.ts';
import { example } from './example.ts';
import { trashLines } from './history-commands.ts';
import { samplesFolder } from './own-files.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

export function addArchiveCommands(program: Command, context: Context): void {
  const { service } = context;

  example(
    program
      .command('new')
      .argument('<archive>', 'a folder that is new or empty')
      .option('--no-labels', 'let no name of a folder tell what it holds'),
    'new "My archive"',
  )
    .description('make a new archive')
    .action(async (archive: string, options: CommonOptions & { labels: boolean }) => {
      const { labels } = options;
      const status = await service.answer('service.create', { path: resolve(archive), labels });
      print(options, status, () => [`Made the archive “${status.name}” in ${status.path}.`]);
    });

  example(
    program.command('sample').argument('<archive>', 'a folder that is new or empty'),
    'sample /tmp/sample',
  )
    .description('make the sample archive, with articles, highlights, people, events and a briefing')
    .action(async (archive: string, options: CommonOptions) => {
      const status = await service.answer('service.createSample', {
        path: resolve(archive),
        samples: samplesFolder(),
      });
      print(options, status, () => [`Made the sample archive in ${status.path}.`]);
    });

  example(program.command('status').argument('<archive>'), 'status "My archive"')
    .description('say what an archive holds')
    .action(async (archive: string, options: CommonOptions) => {
      const status = await askArchive(context, archive, 'archive.status', {});
      print(options, status, () => [
        `${status.name}: ${counted(status.articles, 'article')}, ${counted(status.annotations, 'highlight')}, ${counted(status.people, 'person', 'people')}, ${counted(status.events, 'event')}, ${counted(status.briefings, 'briefing')}`,
        ...status.warnings,
      ]);
    });

  example(
    program.command('search').argument('<archive>').argument('<words...>'),
    'search "My archive" resign council',
  )
    .description('find the articles in which all the words stand, case and accents folded')
    .action(async (archive: string, words: string[], options: CommonOptions) => {
      const hits = await askArchive(context, archive, 'search', { words: words.join(' ') });
      print(options, hits, () =>
        hits.flatMap((hit) => [
          `${hit.article}  ${hit.title} (${counted(hit.count, 'place')})`,
          ...hit.places.map((place) => `    ${place.before}[${place.match}]${place.after}`),
        ]),
      );
    });

  example(
    program
      .command('trash')
      .argument('<archive>')
      .argument('[id]', 'of an article, highlight, person, event or briefing; none: list the trash'),
    'trash "My archive" k3f9x2m0q7ab',
  )
    .description('put a thing into the trash, or list what is in it; it can be taken out again')
    .action(async (archive: string, id: string | undefined, options: CommonOptions) => {
      if (id === undefined) {
        const things = await wholeTrash(context, archive);
        print(options, things, () => trashLines(things));
        return;
      }
      const answer = await askArchive(context, archive, 'archive.trash', { id, trashed: true });
      print(options, answer, () => [`Put ${answer.address} into the trash.`]);
    });

  example(
    program.command('untrash').argument('<archive>').argument('<id>', 'of what is in the trash'),
    'untrash "My archive" k3f9x2m0q7ab',
  )
    .description('take a thing out of the trash')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const answer = await askArchive(context, archive, 'archive.trash', { id, trashed: false });
      print(options, answer, () => [`Took ${answer.address} out of the trash.`]);
    });
}

async function wholeTrash(context: Context, archive: string): Promise<Trashed[]> {
  const found: Trashed[] = [];
  for (;;) {
    const last = found.at(-1)?.by.stamp;
    const { things, total } = await askArchive(
      context,
      archive,
      'trash.list',
      last === undefined ? {} : { before: last },
    );
    found.push(...things);
    if (things.length === 0 || found.length >= total) return found;
  }
}
