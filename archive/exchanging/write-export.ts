/** Writes marks for other programs: one file or a folder, never over what is there. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { annotationsOf } from '../annotations/annotation.ts';
import { articleHome, existingArticle } from '../articles/article.ts';
import type { ExportChoice, ExportReport } from '../contract/exchanging.ts';
import { ProblemError } from '../contract/problem.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { Refusal } from '../importing/parsed.ts';
import { evidencedParts } from '../records/evidenced-parts.ts';
import type { OpenArchive } from '../service/open-archive.ts';
import { adopt, syncFolder, writeNew } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { articlesToExport, type MarkToExport, marksOf, sayNotCarried } from './export-marks.ts';
import { originalPdf, pdfMarksOf } from './export-pdf.ts';
import type { PageBox } from './fragments.ts';
import type { MarkParser } from './mark-parser.ts';
import { ReportLines } from './report-lines.ts';
import { marksAsCsv, marksAsMarkdown } from './write-table.ts';
import { annotationOf, documentOf } from './write-w3c.ts';

export interface ExportOptions {
  readonly parser: MarkParser;
  /** A new place in the app's own folder, for what the parser writes. */
  readonly staged: string;
}

export async function exportMarks(
  open: OpenArchive,
  choice: ExportChoice & { readonly path: string },
  options: ExportOptions,
): Promise<ExportReport> {
  const { format, path } = choice;
  if (existsSync(path))
    throw new ProblemError(
      'not-empty',
      `“${path}” is there already, and is not written over. Choose another name; nothing was written.`,
      { path },
    );
  const articles = articlesToExport(open, choice.articles);
  const lines = new ReportLines();
  if (format === 'pdf') return exportPdf(open, articles, path, lines, options);
  const marks: MarkToExport[] = [];
  const parts = evidencedParts(open.archive);
  for (const id of articles)
    marks.push(...marksOf(open, id, await boxesFor(open, id, format, options), parts));
  for (const mark of marks) sayNotCarried(lines, format, mark);
  const count = { marks: marks.length, articles: articles.length };
  const now = new Date(open.archive.now()).toISOString();
  const heading = `Marks from ${open.archive.name}, ${dateInWords(now.slice(0, 10))}`;
  if (format === 'jsonld-files') {
    guarded(path, () => writeFolder(path, marks));
    return { path, format, ...count, files: marks.length, notCarried: lines.lines() };
  }
  const content =
    format === 'csv'
      ? marksAsCsv(marks, choice.bom ?? false, lines)
      : format === 'markdown'
        ? marksAsMarkdown(marks, heading)
        : `${JSON.stringify(documentOf(marks.map(annotationOf), heading, now), null, 1)}\n`;
  guarded(path, () => writeFile(path, content));
  return { path, format, ...count, files: 1, notCarried: lines.lines() };
}

async function exportPdf(
  open: OpenArchive,
  [id, ...others]: readonly string[],
  path: string,
  lines: ReportLines,
  { parser, staged }: ExportOptions,
): Promise<ExportReport> {
  if (id === undefined || others.length > 0)
    throw new ProblemError(
      'usage',
      'A PDF with its marks is written one article at a time. Nothing was written.',
    );
  const original = originalPdf(open, id);
  const { title } = existingArticle(open.archive, id);
  const { marks, texts, all } = pdfMarksOf(open, id);
  for (const mark of all) sayNotCarried(lines, 'pdf', mark);
  try {
    await parser.writePdf({ path: original, to: staged, marks, texts });
    guarded(path, () => writeFile(path, readFileSync(staged)));
  } catch (error) {
    if (error instanceof Refusal)
      throw new ProblemError(
        'refused',
        `“${title}” ${error.message}. Nothing was written; its marks are safe.`,
      );
    throw error;
  } finally {
    rmSync(staged, { force: true });
  }
  return { path, format: 'pdf', marks: marks.length, articles: 1, files: 1, notCarried: lines.lines() };
}

/** Only a rectangle's fragment counts from the edge of what is seen of a page. */
async function boxesFor(
  open: OpenArchive,
  id: string,
  format: ExportChoice['format'],
  { parser }: ExportOptions,
): Promise<readonly PageBox[]> {
  if (format !== 'jsonld' && format !== 'jsonld-files') return [];
  const { replica } = open.archive;
  if (!annotationsOf(replica, articleHome(id)).some(({ target }) => target.region)) return [];
  try {
    return await parser.pageBoxes(originalPdf(open, id));
  } catch (error) {
    // Then a fragment names the page alone; the rectangle itself is said in Dossier's own term.
    if (error instanceof Refusal || error instanceof ProblemError) return [];
    throw error;
  }
}

function writeFile(path: string, content: string | Uint8Array): void {
  try {
    writeNew(path, content);
  } catch (error) {
    // Half a file that was begun here; what another program put there meanwhile is not touched.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(path, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** One file a mark, named by its id; all of it or nothing. */
function writeFolder(path: string, marks: readonly MarkToExport[]): void {
  mkdirSync(path);
  adopt(path);
  try {
    for (const mark of marks)
      writeNew(join(path, `${mark.record.id}.jsonld`), `${JSON.stringify(annotationOf(mark), null, 1)}\n`);
    syncFolder(path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

function guarded(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new ProblemError(
        'not-empty',
        `“${path}” is there already, and is not written over. Nothing was written.`,
        { path },
      );
    throw writingProblem(
      `“${basename(path)}” can’t be written`,
      error,
      'The marks are safe in the archive; choose another place.',
    );
  }
}
