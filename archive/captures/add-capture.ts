/** A newer copy of an article, put beside the older ones: they, and the marks in them, stay as they are. */
import { basename } from 'node:path';
import { existingArticle } from '../articles/article.ts';
import { announcedValue, type StagedOriginal, writeCapture } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import type { ImportOptions } from '../importing/import.ts';
import { pastedSource } from '../importing/import.ts';
import { Refusal } from '../importing/parsed.ts';
import { Staging } from '../importing/staging.ts';
import { withEachCapture } from './stored-captures.ts';

export const addCaptureFile = (article: string, path: string, options: ImportOptions): Promise<string> =>
  addCapture(article, basename(path), (staging) => staging.stageFile(path), options);

export function addCapturePasted(
  article: string,
  pasted: { readonly text?: string | undefined; readonly html?: string | undefined },
  options: ImportOptions,
): Promise<string> {
  const { file, stage } = pastedSource(pasted);
  return addCapture(article, file, stage, options);
}

/** Answers the capture's id. Throws a problem where it is refused; nothing is stored then. */
async function addCapture(
  id: string,
  name: string,
  stage: (staging: Staging) => StagedOriginal,
  { archive, home, parser, signal }: ImportOptions,
): Promise<string> {
  const article = existingArticle(archive, id);
  const staging = new Staging(home);
  try {
    const original = stage(staging);
    const older = withEachCapture(archive, article);
    const same = older.find(({ capture }) => capture?.announced.originalSha256 === original.sha256)?.capture;
    if (same)
      throw new Refusal(
        `is, byte for byte, the copy that was stored on ${same.announced.captured.slice(0, 10)}`,
      );
    const parsed = await parser.parse({ path: original.path, name: original.name }, signal);
    const folder = archive.folderOf(article.home, article.title);
    const capture = archive.guarded(() =>
      writeCapture(folder, original, parsed, {
        now: laterThan(older[0]?.capture?.announced.captured, archive.now()),
        labels: archive.card.labels,
      }),
    );
    archive.commit((draft) =>
      draft.set(article.home, `captures/${capture.id}`, announcedValue(capture.announced)),
    );
    return capture.id;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ProblemError(
      'invalid-value',
      `“${name}” ${error.message}. No copy was added to “${article.title}”.`,
    );
  } finally {
    staging.close();
  }
}

/** What is added last is the newest, also where the clock of the device that stored the one before was ahead. */
function laterThan(newest: string | undefined, now: number): number {
  const known = newest === undefined ? Number.NaN : Date.parse(newest);
  return Number.isNaN(known) ? now : Math.max(now, known + 1000);
}
