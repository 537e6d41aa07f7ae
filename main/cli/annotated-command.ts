/** An article with its marks as a PDF. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { aloneDocument } from '../../archive/annotated/alone-document.ts';
import { hasOwnPages } from '../../archive/annotated/own-pages.ts';
import { writeExport } from '../../archive/briefings/write-export.ts';
import type { AnnotatedReport } from '../../archive/contract/annotated.ts';
import { type Paper, papers } from '../../archive/contract/shell.ts';
import { example } from './example.ts';
import { printed } from './export-printed.ts';
import { askArchive, type CommonOptions, type Context, counted, print } from './session.ts';

interface AnnotatedOptions extends CommonOptions {
  readonly out: string;
  readonly paper: Paper;
}

export function addAnnotatedCommand(program: Command, context: Context): void {
  example(
    program.command('annotated').argument('<archive>').argument('<article>', 'the id of an article'),
    'annotated "My archive" k3f9x2m0q7ab --out article.pdf',
  )
    .description('write an article with its highlights and notes as PDF; a PDF article as its own pages')
    .requiredOption('--out <file>', 'the file to write')
    .addOption(new Option('--paper <size>').choices(papers).default('A4'))
    .action(async (archive: string, id: string, options: AnnotatedOptions) => {
      const report = await annotate(context, archive, id, options);
      print(options, report, () => [
        `Wrote ${report.file}: ${counted(report.pages, 'page')}, ${counted(report.marks, 'highlight')}.`,
        ...(report.unplaced === 0
          ? []
          : [
              `${counted(report.unplaced, 'highlight')} ${report.unplaced === 1 ? 'has' : 'have'} no sure place in the stored copy: listed, and not set by guess.`,
            ]),
        ...(report.problem === '' ? [] : [report.problem]),
      ]);
    });
}

async function annotate(
  context: Context,
  archive: string,
  id: string,
  { out, paper }: AnnotatedOptions,
): Promise<AnnotatedReport> {
  const date = new Date().toISOString().slice(0, 10);
  const annotated = await askArchive(context, archive, 'service.annotatedArticle', { id, date });
  const { article } = annotated;
  const file = resolve(out);
  const report = {
    file: out,
    marks: article.marks.length,
    unplaced: article.unplaced.length,
    problem: article.problem,
  };
  const list = await printed(context.home, { document: aloneDocument(annotated), paper });
  if (!hasOwnPages(article)) {
    writeExport(file, list.pdf);
    return { ...report, pages: list.pages };
  }
  const folder = mkdtempSync(join(tmpdir(), 'dossier-annotated-'));
  try {
    const [path, to] = [join(folder, 'list.pdf'), join(folder, 'set.pdf')];
    writeFileSync(path, list.pdf);
    const { pages } = await askArchive(context, archive, 'service.annotatePdf', { article, list: path, to });
    writeExport(file, readFileSync(to));
    return { ...report, pages };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
