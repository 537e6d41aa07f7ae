import type { ArticleSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { compareNames } from '../window/words.ts';
import { articleFold } from './article-fold.ts';

export const articleOrders = {
  added: 'Last added',
  published: 'Newest first',
  title: 'Title',
  publisher: 'Publisher',
  marks: 'Most marks',
} as const;
export type ArticleOrder = keyof typeof articleOrders;

type Comparison = (a: ArticleSummary, b: ArticleSummary) => number;

const latestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

const comparisons: Readonly<Record<ArticleOrder, Comparison>> = {
  added: (a, b) => latestFirst(a.added, b.added),
  // EDTF sorts as text; articles without a date come last.
  published: (a, b) => latestFirst(a.published ?? '', b.published ?? ''),
  title: (a, b) => compareNames(a.title, b.title),
  publisher: (a, b) => compareNames(a.publisher, b.publisher),
  marks: (a, b) => b.annotations - a.annotations,
};

/** The articles in which every word of the filter stands, in the order that was asked for. */
export function arranged(
  articles: readonly ArticleSummary[],
  { order, filter }: { order: ArticleOrder; filter: string },
): ArticleSummary[] {
  const words = foldedName(filter).split(' ').filter(Boolean);
  const kept = articles.filter(
    (article) => !article.trashed && words.every((word) => articleFold(article).includes(word)),
  );
  return kept.sort((a, b) => comparisons[order](a, b) || (a.id < b.id ? -1 : 1));
}
