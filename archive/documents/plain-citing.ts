/** Sources in a line: author, title, publisher, date, page, what is known of it in that order. */
import type { Inline } from '../contract/prose.ts';
import type { Citation, Cite } from './citing.ts';
import { dateIn } from './labels/date-in.ts';
import type { Labels } from './labels/labels.ts';

export interface CitedArticle {
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** EDTF, or null. */
  readonly published: string | null;
}

export const plainCiting =
  (articleOf: (id: string) => CitedArticle, labels: Labels): Cite =>
  (citations, besides) => {
    const articles = [...new Set([...citations.map(({ article }) => article), ...besides])];
    const key = (id: string): string => {
      const { published, title } = articleOf(id);
      return `${published ?? '9999'} ${title} ${id}`;
    };
    return {
      style: { id: 'plain', title: 'Plain', notes: 'text' },
      cited: citations.map(({ article, locator }) => ({
        line: sourceLine(articleOf(article), locator, labels),
        note: null,
      })),
      entries: articles
        .sort((a, b) => (key(a) < key(b) ? -1 : 1))
        .map((article) => ({ article, entry: sourceLine(articleOf(article), null, labels) })),
    };
  };

function sourceLine(
  { title, authors, publisher, published }: CitedArticle,
  locator: Citation['locator'],
  labels: Labels,
): Inline[] {
  const author = authors.join(', ');
  const parts: Inline[][] = [
    words(author),
    [{ kind: 'text', text: title, emphasis: true }],
    // An office that publishes its own report is named once.
    words(publisher === author ? '' : publisher),
    words(published === null ? '' : dateIn(published, labels)),
    words(
      locator === null ? '' : `${locator.kind === 'page' ? labels.page : labels.paragraph} ${locator.number}`,
    ),
  ];
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [...words(', '), ...part]));
}

const words = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }]);
