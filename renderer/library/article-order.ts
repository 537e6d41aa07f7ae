import type { ArticleSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { foldedArticle } from './article-fold.ts';

export const articleOrders = {
  added: 'Last added',
  published: 'Newest first',
  title: 'Title',
  publisher: 'Publisher',
  marks: 'Most marks',
} as const;
export type ArticleOrder = keyof typeof articleOrders;

interface Sorting {
  readonly by: (article: ArticleSummary) => string | number;
  readonly descending: boolean;
}

const sortings: Readonly<Record<ArticleOrder, Sorting>> = {
  added: { by: ({ added }) => added, descending: true },
  // EDTF sorts as text; articles without a date come last.
  published: { by: ({ published }) => published ?? '', descending: true },
  title: { by: (article) => foldedArticle(article).title, descending: false },
  publisher: { by: (article) => foldedArticle(article).publisher, descending: false },
  marks: { by: ({ annotations }) => annotations, descending: true },
};

/**
 * All that are not in the trash, in the order that was asked for. What is sorted by is looked up once a row and
 * compared by code points: 100,000 rows must not wait for a collator.
 */
export function ordered(articles: readonly ArticleSummary[], order: ArticleOrder): ArticleSummary[] {
  const { by, descending } = sortings[order];
  const [less, more] = descending ? [1, -1] : [-1, 1];
  return articles
    .filter((article) => !article.trashed)
    .map((article) => ({ article, key: by(article) }))
    .sort((a, b) => {
      if (a.key !== b.key) return a.key < b.key ? less : more;
      return a.article.id < b.article.id ? -1 : 1;
    })
    .map(({ article }) => article);
}

/** The articles in which every word of the filter stands. */
export function fitting(articles: readonly ArticleSummary[], filter: string): readonly ArticleSummary[] {
  const words = foldedName(filter).split(' ').filter(Boolean);
  if (words.length === 0) return articles;
  return articles.filter((article) => words.every((word) => foldedArticle(article).all.includes(word)));
}
