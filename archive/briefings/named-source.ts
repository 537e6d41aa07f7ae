import { type ArticleRecord, articleHome, readArticle } from '../articles/article.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
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

function factsOf({ authors, publisher, published }: ArticleRecord): string[] {
  const author = authors.join(', ');
  return [
    author,
    // An office that publishes its own report is named once.
    publisher === author ? '' : publisher,
    published === null ? '' : dateInWords(published),
  ].filter((fact) => fact !== '');
}
