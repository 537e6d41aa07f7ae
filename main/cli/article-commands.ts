import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { speechInWords } from '../../archive/annotations/speech-words.shared.ts';
import type { Stance } from '../../archive/contract/record-parts.ts';
import type { Annotation, ImportReport } from '../../archive/contract/views.ts';
import { example } from './example.ts';
import {
  askArchive,
  type CommonOptions,
  type Context,
  columns,
  counted,
  exitCodes,
  print,
} from './session.ts';

export function addArticleCommands(program: Command, context: Context): void {
  example(
    program
      .command('import')
      .argument('<archive>')
      .argument('<path...>', 'files and folders; - for standard input'),
    'import "My archive" article.html notes.txt reports/',
  )
    .description('bring files in: .txt, .html, .pdf')
    .option('--password <password>', 'of PDFs that are protected by one')
    .action(async (archive: string, paths: string[], options: CommonOptions & { password?: string }) => {
      const report: ImportReport = { imported: [], refused: [] };
      const files = paths.filter((path) => path !== '-').map((path) => resolve(path));
      const given = new Map(
        files.map((file, index) => [file, paths.filter((path) => path !== '-')[index] ?? file]),
      );
      if (files.length > 0) {
        const { imported, refused } = await askArchive(context, archive, 'articles.import', {
          paths: files,
          password: options.password,
        });
        const asGiven = (file: string): string => given.get(file) ?? file;
        report.imported.push(...imported.map((entry) => ({ ...entry, file: asGiven(entry.file) })));
        report.refused.push(...refused.map((entry) => ({ ...entry, file: asGiven(entry.file) })));
      }
      if (paths.includes('-')) {
        const pasted = await askArchive(context, archive, 'articles.paste', {
          text: readFileSync(0, 'utf8'),
        });
        report.imported.push(...pasted.imported);
        report.refused.push(...pasted.refused);
      }
      if (report.refused.length > 0) process.exitCode = exitCodes.findings;
      print(options, report, () => [
        ...columns(
          report.imported.map(({ id, title }) => [id, title]),
          90,
        ),
        `Imported ${counted(report.imported.length, 'article')}.`,
      ]);
      for (const { file, reason } of report.refused) console.error(`Refused: “${file}” ${reason}.`);
    });

  example(program.command('list').argument('<archive>'), 'list "My archive" --json')
    .description('list the articles')
    .option('--trashed', 'list the trash instead')
    .action(async (archive: string, options: CommonOptions & { trashed?: boolean }) => {
      const articles = await askArchive(context, archive, 'articles.list', {
        trashed: options.trashed ?? false,
      });
      const shown = articles.map(({ id, title, authors, publisher, published, kind, annotations, copy }) => ({
        id,
        title,
        authors,
        publisher,
        published,
        kind,
        annotations,
        copy,
      }));
      print(options, shown, () =>
        columns(
          shown.map((article) => [
            article.id,
            article.published ?? '–',
            article.copy === 'here' ? article.kind : article.copy,
            counted(article.annotations, 'mark'),
            article.publisher || '–',
            article.title,
          ]),
        ),
      );
    });

  example(
    program.command('show').argument('<archive>').argument('<id>'),
    'show "My archive" k3f9x2m0q7ab --json',
  )
    .description('show an article: what is known of it, its text, its highlights')
    .action(async (archive: string, id: string, options: CommonOptions) => {
      const article = await askArchive(context, archive, 'articles.get', { id });
      const { title, authors, publisher, published, kind, copy, capture, annotations } = article;
      // What is on its way has no text yet; one that is missing or damaged is a failure, told in its own words.
      const text =
        copy === 'on-its-way' ? null : (await askArchive(context, archive, 'articles.text', { id })).text;
      print(
        options,
        {
          id,
          title,
          authors,
          publisher,
          published,
          kind,
          copy,
          capture,
          text,
          annotations: annotations.map(annotationJson),
        },
        () => [
          title,
          [authors.join(', '), publisher, published ?? 'no date', kind].filter(Boolean).join(' · '),
          '',
          text ?? 'The stored copy is on its way: it has not arrived in this folder yet.',
          '',
          ...annotations.flatMap(annotationLines),
        ],
      );
    });

  example(
    program.command('edit').argument('<archive>').argument('<id>'),
    'edit "My archive" k3f9x2m0q7ab --title "A better title" --published 2022-10-19',
  )
    .description('correct what is known of an article')
    .option('--title <title>')
    .option('--author <name>', 'an author; give it once for each', collected)
    .option('--publisher <name>')
    .option('--published <date>', 'as it is known: 2022-10-19, 2022-10, 2022; "" for none')
    .action(
      async (
        archive: string,
        id: string,
        options: CommonOptions & {
          title?: string;
          author?: string[];
          publisher?: string;
          published?: string;
        },
      ) => {
        const article = await askArchive(context, archive, 'articles.edit', {
          id,
          title: options.title,
          authors: options.author,
          publisher: options.publisher,
          published: options.published === '' ? null : options.published,
        });
        const { title, authors, publisher, published, kind, annotations } = article;
        print(
          options,
          { id, title, authors, publisher, published, kind, annotations: annotations.length },
          () => [
            `${title} · ${authors.join(', ') || 'no author'} · ${publisher || 'no publisher'} · ${published ?? 'no date'}`,
          ],
        );
      },
    );
}

/** For an option that may be given several times. */
export function collected(value: string, known: string[] = []): string[] {
  return [...known, value];
}

export function annotationJson(annotation: Annotation) {
  const { noteSeen: _, trashed: __, ...shown } = annotation;
  return shown;
}

const linkInWords = (name: string, stance: Stance): string =>
  stance === 'mentions' ? name : `${stance} ${name}`;

export function annotationLines({
  id,
  quote,
  state,
  note,
  noteVersions,
  people,
  events,
  speech,
  tags,
}: Annotation): string[] {
  const said = speechInWords(speech);
  const links = [
    ...people.map(({ name, stance }) => linkInWords(name, stance)),
    ...events.map(({ title, stance }) => linkInWords(title, stance)),
  ];
  return [
    `${id}  “${quote.replace(/\s+/gu, ' ')}”${state === 'exact' ? '' : ` (${state})`}`,
    ...(note === ''
      ? []
      : [`    ${noteVersions.length > 0 ? `Note in ${noteVersions.length} versions:\n` : 'Note: '}${note}`]),
    ...(said === '' ? [] : [`    Said by: ${said}`]),
    ...(links.length === 0 ? [] : [`    ${links.join(' · ')}`]),
    ...(tags.length === 0 ? [] : [`    ${tags.map((tag) => `#${tag}`).join('  ')}`]),
  ];
}
