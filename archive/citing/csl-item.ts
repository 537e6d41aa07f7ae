/** Articles as items of CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html). */
import type { ArticleRecord } from '../articles/article.ts';
import {
  type CitedFacts,
  type CitedName,
  type FactName,
  factNames,
  type SourceType,
} from '../contract/citing.ts';
import { earliestDay } from './csl-date.ts';

/** An item as the processor and reference managers take it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [variable: string]: unknown;
}

/** What appears in something that has a title of its own, which is the publisher’s where nobody has named it. */
const appearsIn: ReadonlySet<SourceType> = new Set([
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'webpage',
  'post-weblog',
  'post',
]);

/** What has a place of its own below; all else goes over as it is. */
const setApart: readonly FactName[] = ['container-title', 'URL', 'accessed'];
const copied = factNames.filter((name) => !setApart.includes(name));

export function cslItem(article: ArticleRecord, cited: CitedFacts): CslItem {
  const facts = { ...cited.found, ...cited.facts };
  const type = cited.takenFor;
  const item: Record<string, unknown> = { title: article.title };
  const container = facts['container-title'] ?? (appearsIn.has(type) ? article.publisher : '');
  if (container !== '') item['container-title'] = container;
  // The name of a newspaper is said once.
  if (article.publisher !== '' && article.publisher !== container) item.publisher = article.publisher;
  if (cited.authors.length > 0) item.author = cited.authors.map(cslName);
  for (const [role, names] of Object.entries(cited.names)) item[role] = names.map(cslName);
  for (const name of copied) if (facts[name] !== undefined) item[name] = facts[name];
  const issued = cslDate(article.published);
  if (issued) item.issued = issued;
  if (facts.URL !== undefined) {
    item.URL = facts.URL;
    const accessed = cslDate(facts.accessed ?? null);
    if (accessed) item.accessed = accessed;
  }
  if (article.language !== '') item.language = article.language;
  return { id: article.id, type, ...item };
}

const cslName = (name: CitedName): CitedName => ({ ...name });

interface CslDate {
  readonly 'date-parts': number[][];
  readonly circa?: true;
}

/** An EDTF date as parts; undefined where it says no year. */
export function cslDate(edtf: string | null): CslDate | undefined {
  if (edtf === null || edtf === '') return undefined;
  const ends = edtf
    .replace(/[[\]{}]/gu, '')
    .split(/\/|\.\./u)
    .filter((end) => end !== '');
  const parts = ends.map(earliestDay).filter((end) => end !== undefined);
  if (parts.length === 0 || parts.length > 2) return undefined;
  return { 'date-parts': parts, ...(/[~%?X]/u.test(edtf) && { circa: true }) };
}
