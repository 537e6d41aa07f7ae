import type { ArticleSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { dateInWords } from '../window/dates.ts';

interface Folded {
  /** As it is sorted: without the quotation mark or the bracket that it may begin with. */
  readonly title: string;
  readonly publisher: string;
  /** Everything that a filter looks at. */
  readonly all: string;
}

const known = new WeakMap<ArticleSummary, Folded>();

/** A row's words without case and accents, made once for each version of the row. */
export function foldedArticle(article: ArticleSummary): Folded {
  const before = known.get(article);
  if (before) return before;
  const title = foldedName(article.title);
  const publisher = foldedName(article.publisher);
  const rest = foldedName(`${article.authors.join(' ')} ${dateInWords(article.published)}`);
  const folded = {
    title: title.replace(/^[^\p{L}\p{N}]+/u, ''),
    publisher,
    all: `${title} ${publisher} ${rest}`,
  };
  known.set(article, folded);
  return folded;
}

/** Rows folded in one go between two frames: a few milliseconds. */
const batch = 500;

/** Folds a long list ahead of the first filter, a little at a time. Answers with a way to stop. */
export function foldAhead(articles: readonly ArticleSummary[]): () => void {
  let at = 0;
  let waiting = 0;
  const next = () => {
    for (const article of articles.slice(at, at + batch)) foldedArticle(article);
    at += batch;
    if (at < articles.length) waiting = requestIdleCallback(next);
  };
  waiting = requestIdleCallback(next);
  return () => cancelIdleCallback(waiting);
}
