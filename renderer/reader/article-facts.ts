/** What is known of the article that is read, but for its marks: the same value whatever becomes of them. */
import type { Article } from '../../archive/contract/views.ts';
import { useSame } from '../window/stable.ts';

export type ArticleFacts = Omit<Article, 'annotations'>;

export const useFacts = (article: Article | undefined): ArticleFacts | undefined =>
  useSame(article && factsOf(article));

function factsOf({ annotations: _, ...facts }: Article): ArticleFacts {
  return facts;
}
