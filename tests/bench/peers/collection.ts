import { describeCapture } from '../generator/captures.ts';
import { Library, type LibraryArticle, type Plan } from '../generator/library.ts';
import type { Collection, StoredArticle } from './peer.ts';

/** The records of a generated archive as one value, without the articles' texts, which all keep in files apart. */
export function collectionOf(plan: Plan): Collection {
  const library = new Library(plan);
  return {
    articles: Array.from(library.articles(), stored),
    people: library.people.map(({ device: _, made: __, ...record }) => record),
    events: library.events.map(({ device: _, made: __, ...record }) => record),
  };
}

function stored(article: LibraryArticle): StoredArticle {
  const { id, title, authors, publisher, published, kind, text } = article;
  return {
    id,
    title,
    authors,
    publisher,
    published,
    kind,
    added: new Date(article.added).toISOString(),
    textSha256: describeCapture(article).announced.textSha256,
    marks: article.marks.map(({ device, made, start, end, ...mark }) => ({
      ...mark,
      quote: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
      start,
      end,
      creator: device.author,
      created: new Date(made).toISOString(),
    })),
  };
}
