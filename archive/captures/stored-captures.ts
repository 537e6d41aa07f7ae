/** All stored copies of an article, newest first. */
import { type ArticleRecord, captureView, existingArticle, withCapture } from '../articles/article.ts';
import { captureStateOf } from '../articles/copy-state.ts';
import type { StoredCapture } from '../contract/captures.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';

/** The article once for each of its captures, each looked into; ids begin with the time, so that they sort by it. */
export function withEachCapture(archive: Archive, article: ArticleRecord): ArticleRecord[] {
  return archive.replica
    .elements(article.home, 'captures')
    .map(([id]) => withCapture(archive.replica, article, id))
    .filter((one): one is ArticleRecord => one !== undefined)
    .sort((a, b) => ((a.capture?.id ?? '') < (b.capture?.id ?? '') ? 1 : -1));
}

export function storedCaptures(archive: Archive, id: string): StoredCapture[] {
  const article = existingArticle(archive, id);
  return withEachCapture(archive, article).flatMap(({ home, capture }) =>
    capture
      ? [
          {
            ...captureView(capture),
            kind: capture.announced.kind,
            copy: captureStateOf(archive, home, capture.id),
          },
        ]
      : [],
  );
}

/** The article with one of its captures as the one that is looked into; absent: the newest. */
export function lookedInto(archive: Archive, id: string, capture: string | undefined): ArticleRecord {
  const article = existingArticle(archive, id);
  const chosen = capture === undefined ? article : withCapture(archive.replica, article, capture);
  if (!chosen)
    throw new ProblemError(
      'not-found',
      `“${article.title}” has no stored copy ${capture}. Nothing was changed.`,
    );
  return chosen;
}
