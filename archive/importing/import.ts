/** Brings files into an archive, one by one; one that is refused does not stop the rest. */
import { addArticle, existingArticle } from '../articles/article.ts';
import { articleMadeFrom } from '../articles/article-rows.ts';
import type { StagedOriginal } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ImportReport } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { listFiles } from './file-list.ts';
import { Locked, type Parser, Refusal } from './parsed.ts';
import { Staging } from './staging.ts';

export interface ImportOptions {
  readonly archive: Archive;
  readonly home: string;
  readonly parser: Parser;
  /** Of those PDFs that are protected by one. */
  readonly password?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { done: number; total: number; file: string }) => void;
}

interface Source {
  /** As the person knows it: the path given, or what was pasted. */
  readonly file: string;
  readonly stage: (staging: Staging) => StagedOriginal;
}

export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const sources = [...listFiles(paths)].map((path) => ({
    file: path,
    stage: (staging: Staging) => staging.stageFile(path),
  }));
  return importSources(sources, options);
}

/** Pasted words: as HTML where there is any that holds more than the plain text does. */
export async function importPasted(
  pasted: { readonly text?: string | undefined; readonly html?: string | undefined },
  options: ImportOptions,
): Promise<ImportReport> {
  return importSources([pastedSource(pasted)], options);
}

export function pastedSource(pasted: {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
}): Source {
  const html = pasted.html?.trim() ? pasted.html : undefined;
  const content = html ?? pasted.text ?? '';
  const name = html === undefined ? 'pasted.txt' : 'pasted.html';
  return { file: 'the pasted text', stage: (staging) => staging.stageText(name, content) };
}

async function importSources(sources: readonly Source[], options: ImportOptions): Promise<ImportReport> {
  const report: { imported: ImportReport['imported']; refused: ImportReport['refused'] } = {
    imported: [],
    refused: [],
  };
  const staging = new Staging(options.home);
  try {
    for (const [index, source] of sources.entries()) {
      if (options.signal?.aborted) break;
      options.onProgress?.({ done: index, total: sources.length, file: source.file });
      try {
        report.imported.push(await importOne(source, staging, options));
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'cancelled') break;
        if (!(error instanceof Refusal)) throw error;
        const locked = error instanceof Locked ? { locked: true } : {};
        report.refused.push({ file: source.file, reason: error.message, ...locked });
      }
    }
    options.onProgress?.({ done: sources.length, total: sources.length, file: '' });
    return report;
  } finally {
    staging.close();
  }
}

async function importOne(
  source: Source,
  staging: Staging,
  { archive, parser, password, signal }: ImportOptions,
) {
  const original = source.stage(staging);
  try {
    const twin = articleMadeFrom(archive.index, original.sha256);
    if (twin !== undefined)
      throw new Refusal(`is in the archive already, as “${existingArticle(archive, twin).title}” (${twin})`);
    const parsed = await parser.parse({ path: original.path, name: original.name, password }, signal);
    const { id, title } = addArticle(archive, original, parsed);
    return { id, title, file: source.file };
  } finally {
    staging.discard(original);
  }
}
