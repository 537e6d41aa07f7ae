/**
 * What articles are sorted and filtered by, as plain text: whoever keeps these keys, in memory or in an index,
 * needs neither a collator nor a calendar to ask for a page of 100,000 articles.
 *
 * Keys are compared by code points, which is the order of their UTF-8 bytes. What has no key stands last in
 * either direction; equal keys stand in the order of the ids, which turns round with the keys.
 */
import type { ArticleOrder } from '../contract/article-list.ts';
import { dateInWords } from '../events/date-in-words.shared.ts';
import { foldedName } from '../people/folded-name.shared.ts';

/** Of an article's summary, what its keys are made of. */
export interface KeyedArticle {
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string | null;
  readonly added: string;
  /** Number of marks. */
  readonly annotations: number;
}

export const sortKeys: Readonly<Record<ArticleOrder, (article: KeyedArticle) => string>> = {
  added: ({ added }) => added,
  // EDTF sorts as text.
  published: ({ published }) => published ?? '',
  title: ({ title }) => textKey(title),
  publisher: ({ publisher }) => textKey(publisher),
  marks: ({ annotations }) => String(annotations).padStart(7, '0'),
};

/**
 * A title or a name as it is sorted: without case and accents, without the quotation mark or the bracket that it
 * may begin with, and numbers by their value, as each is preceded by how many digits it has.
 */
export function textKey(text: string): string {
  return foldedName(text)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\d+/g, (digits) => {
      const value = digits.replace(/^0+(?=\d)/, '');
      return `${String(Math.min(value.length, 99)).padStart(2, '0')}${value}`;
    });
}

/** Below 0 where `a` stands before `b`, above where after it. */
export function compareKeys(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let at = 0; at < common; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Halves of a surrogate pair stand for code points above all others. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Everything that a filter looks at, folded. */
export function filteredText({ title, authors, publisher, published }: KeyedArticle): string {
  return foldedName([title, publisher, ...authors, published ? dateInWords(published) : ''].join(' '));
}

/** The words of a filter as they are looked for. */
export function filterWords(filter = ''): string[] {
  return foldedName(filter).split(' ').filter(Boolean);
}

/** Whether every word stands in a text that is folded already. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}
