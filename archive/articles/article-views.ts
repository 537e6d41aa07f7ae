/** Articles as the window and the command line are shown them. */
import { annotationViews } from '../annotations/annotation.ts';
import { sparksOf } from '../annotations/mark-rows.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Article, ArticleSummary } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { type ArticleRecord, articleHome, existingArticle, readArticle } from './article.ts';
import { articleIds } from './article-rows.ts';
import type { CaptureTexts } from './capture-texts.ts';

export function listArticles(archive: Archive, trashed: boolean): ArticleSummary[] {
  return articleIds(archive.index, trashed).map((id) => articleSummary(archive, id));
}

export function articleSummary({ index, replica }: Archive, id: string): ArticleSummary {
  return summary(readArticle(replica, articleHome(id)), sparksOf(index, id));
}

function summary(article: ArticleRecord, marks: ReturnType<typeof sparksOf>): ArticleSummary {
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
  };
}

export function articleView(archive: Archive, texts: CaptureTexts, id: string): Article {
  const article = existingArticle(archive, id);
  if (!article.capture)
    throw new ProblemError(
      'not-found',
      `The stored copy of “${article.title}” has not arrived in this folder yet.`,
    );
  const { capture } = article;
  const { annotations, ...rest } = articleSummary(archive, id);
  return {
    ...rest,
    annotations: annotationViews(archive, texts, article),
    capture: {
      id: capture.id,
      textSha256: capture.announced.textSha256,
      length: capture.announced.length,
      pages: capture.announced.pages,
      captured: capture.announced.captured,
      originalName: capture.announced.originalName,
      originalBytes: capture.announced.originalBytes,
    },
    damage: damageOf(texts, article),
  };
}

function damageOf(texts: CaptureTexts, article: ArticleRecord): string | null {
  try {
    texts.of(article);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}
