import type { ArticleSummary } from '../../archive/contract/views.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { dateInWords } from '../window/dates.ts';

const folds = new WeakMap<ArticleSummary, string>();

/** Everything that a filter looks at, folded once for each version of a row. */
export function articleFold(article: ArticleSummary): string {
  const known = folds.get(article);
  if (known !== undefined) return known;
  const { title, publisher, authors, published } = article;
  const fold = foldedName(`${title} ${publisher} ${authors.join(' ')} ${dateInWords(published)}`);
  folds.set(article, fold);
  return fold;
}

/** Rows folded in one go between two frames: a few milliseconds. */
const batch = 1000;

/** Folds a long list ahead of the first filter, a little at a time. Answers with a way to stop. */
export function foldAhead(articles: readonly ArticleSummary[]): () => void {
  let at = 0;
  let waiting = 0;
  const next = () => {
    for (const article of articles.slice(at, at + batch)) articleFold(article);
    at += batch;
    if (at < articles.length) waiting = requestIdleCallback(next);
  };
  waiting = requestIdleCallback(next);
  return () => cancelIdleCallback(waiting);
}
