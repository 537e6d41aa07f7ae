/** The library as a list: which articles it has, in which order, without looking at more of them than asked for. */
import type { ArticleQuery } from '../contract/article-list.ts';
import type { Archive } from '../storage/archive.ts';
import { countInList, idsOfArticles, placeInList } from './article-rows.ts';

/** A page of a list: how many there are in all, and the ids of its own rows. */
export interface PageOfIds {
  readonly total: number;
  readonly ids: readonly string[];
}

export function pageOfArticles(
  { index }: Archive,
  { offset, limit, ...query }: ArticleQuery & { readonly offset: number; readonly limit: number },
): PageOfIds {
  return { total: countInList(index, query), ids: idsOfArticles(index, query, { offset, limit }) };
}

/** The place of an article in the list, from 0, or null. */
export function placeOfArticle({ index }: Archive, query: ArticleQuery, id: string): number | null {
  return placeInList(index, query, id);
}

/** The ids of the list from one place to another, both included. */
export function articlesBetween({ index }: Archive, query: ArticleQuery, from: number, to: number): string[] {
  return idsOfArticles(index, query, { offset: from, limit: to - from + 1 });
}
