/** Articles as the window and the command line are shown them. */
import { annotationViews } from '../annotations/annotation.ts';
import { sparksOf } from '../annotations/mark-rows.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Article, ArticleSummary, CopyState } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { type ArticleRecord, articleHome, captureView, existingArticle, readArticle } from './article.ts';
import { articleIds } from './article-rows.ts';
import type { CaptureTexts } from './capture-texts.ts';
import { copyStateOf } from './copy-state.ts';

/** `copyOf`: what is known of the stored copies, without asking the disk. */
export function listArticles(
  archive: Archive,
  trashed: boolean,
  copyOf: (id: string) => CopyState = () => 'here',
): ArticleSummary[] {
  return articleIds(archive.index, trashed).map((id) => articleSummary(archive, id, copyOf(id)));
}

export function articleSummary({ index, replica }: Archive, id: string, copy: CopyState): ArticleSummary {
  return summary(readArticle(replica, articleHome(id)), sparksOf(index, id), copy);
}

/** The rows of a page of the list. */
export const articleSummaries = (
  archive: Archive,
  ids: readonly string[],
  copyOf: (id: string) => CopyState = () => 'here',
): ArticleSummary[] => ids.map((id) => articleSummary(archive, id, copyOf(id)));

function summary(
  article: ArticleRecord,
  marks: ReturnType<typeof sparksOf>,
  copy: CopyState,
): ArticleSummary {
  const length = article.capture?.announced.length ?? 0;
  return {
    id: article.id,
    title: article.title,
    authors: [...article.authors],
    publisher: article.publisher,
    published: article.published,
    kind: article.capture?.announced.kind ?? 'text',
    annotations: marks.length,
    sparks: marks.map(({ start, color }) => ({ at: length === 0 ? 0 : Math.min(1, start / length), color })),
    added: article.added,
    trashed: article.trashed,
    copy,
  };
}

export function articleView(
  archive: Archive,
  texts: CaptureTexts,
  id: string,
  copyOf: (article: ArticleRecord) => CopyState = (article) => copyStateOf(archive, article),
  /** The article with the capture that is shown, should it not be the newest. */
  article = existingArticle(archive, id),
): Article {
  const copy = copyOf(article);
  const { capture } = article;
  const { annotations, ...rest } = summary(article, sparksOf(archive.index, article.id), copy);
  return {
    ...rest,
    annotations: annotationViews(archive, texts, article),
    capture: capture ? captureView(capture) : null,
    damage: damageOf(texts, article, copy),
  };
}

function damageOf(texts: CaptureTexts, article: ArticleRecord, copy: CopyState): string | null {
  if (copy === 'on-its-way') return null;
  if (copy === 'missing')
    return `The stored copy of “${article.title}” is no longer in this folder. Its marks are safe; bring the file back from a copy of the archive.`;
  try {
    texts.of(article);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}
