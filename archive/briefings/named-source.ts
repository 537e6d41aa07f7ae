import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import { dateIn } from '../documents/labels/date-in.ts';
import { english } from '../documents/labels/english.ts';
import type { Labels } from '../documents/labels/labels.ts';
import type { Archive } from '../storage/archive.ts';

/** Authors, publisher and date of an article that is here. */
export function namedSource(
  archive: Archive,
  id: string,
): { id: string; title: string; facts: string[]; trashed: boolean } | null {
  if (!archive.replica.thing(articleHome(id))?.has('title')) return null;
  const article = readArticle(archive.replica, articleHome(id));
  return { id, title: article.title, facts: factsOf(article), trashed: article.trashed };
}

/** A line each, in the language of the labels. */
export function factsOf(
  { authors, publisher, published }: ArticleRecord,
  labels: Labels = english,
): string[] {
  const author = authors.join(', ');
  return [
    author,
    // An office that publishes its own report is named once.
    publisher === author ? '' : publisher,
    published === null ? '' : dateIn(published, labels),
  ].filter((fact) => fact !== '');
}
