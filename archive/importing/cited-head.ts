/** What a page’s head says of itself for bibliographies: the metas of journals and libraries, PRISM, and JSON-LD. */
import type { FactName, Facts, SourceType } from '../contract/citing.ts';

export interface CitedHead {
  /** Null where the page does not say. */
  readonly type: SourceType | null;
  readonly facts: Facts;
  /** As the metas of journals name them, `Family, Given`; empty where there are none. */
  readonly authors: readonly string[];
}

type Metas = ReadonlyMap<string, readonly string[]>;

const metaFacts: readonly (readonly [FactName, readonly string[]])[] = [
  [
    'container-title',
    ['citation_journal_title', 'citation_conference_title', 'citation_inbook_title', 'prism.publicationname'],
  ],
  ['volume', ['citation_volume', 'prism.volume']],
  ['issue', ['citation_issue', 'prism.number', 'prism.issueidentifier']],
  ['DOI', ['citation_doi', 'prism.doi']],
  ['ISSN', ['citation_issn', 'prism.issn', 'prism.eissn']],
  ['ISBN', ['citation_isbn', 'book:isbn']],
  ['number', ['citation_technical_report_number']],
  ['section', ['article:section', 'prism.section']],
  ['edition', ['prism.edition']],
];

/** The first of these that a page has tells what it is. */
const metaTypes: readonly (readonly [string, SourceType])[] = [
  ['citation_journal_title', 'article-journal'],
  ['citation_conference_title', 'paper-conference'],
  ['citation_dissertation_institution', 'thesis'],
  ['citation_technical_report_institution', 'report'],
  ['citation_technical_report_number', 'report'],
  ['citation_inbook_title', 'chapter'],
  ['citation_isbn', 'book'],
];

const linkedTypes: readonly (readonly [RegExp, SourceType])[] = [
  [/NewsArticle/u, 'article-newspaper'],
  [/ScholarlyArticle/u, 'article-journal'],
  [/BlogPosting/u, 'post-weblog'],
  [/SocialMediaPosting/u, 'post'],
  [/\bReport\b/u, 'report'],
];

/** @param items what JSON-LD says of articles */
export function citedHead(document: Document, items: readonly Record<string, unknown>[]): CitedHead {
  const metas = metasOf(document);
  const first = (...names: readonly string[]): string =>
    names.map((name) => metas.get(name)?.[0] ?? '').find((value) => value !== '') ?? '';
  const facts: Facts = {};
  const set = (name: FactName, value: string): void => {
    const text = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (text !== '' && text.length <= longest && facts[name] === undefined) facts[name] = text;
  };
  for (const [name, from] of metaFacts) set(name, first(...from));
  const start = first('citation_firstpage', 'prism.startingpage');
  const end = first('citation_lastpage', 'prism.endingpage');
  set('page', start !== '' && end !== '' && start !== end ? `${start}-${end}` : start);
  for (const item of items) setLinked(item, set);
  if (facts.DOI !== undefined) facts.DOI = /10\.\d{4,9}\/\S+/u.exec(facts.DOI)?.[0] ?? '';
  if (facts.DOI === '') delete facts.DOI;
  const said = items.map((item) => String(item['@type'])).join(' ');
  return {
    type:
      metaTypes.find(([name]) => metas.has(name))?.[1] ??
      linkedTypes.find(([words]) => words.test(said))?.[1] ??
      null,
    facts,
    authors: (metas.get('citation_author') ?? []).filter((name) => name.length <= 200),
  };
}

/** Characters of a fact that a page may say; what is longer is something else. */
const longest = 300;

function setLinked(item: Record<string, unknown>, set: (name: FactName, value: string) => void): void {
  set('page', text(item.pagination) || text(item.printPage));
  set('edition', text(item.printEdition));
  set('section', text(item.printSection) || text(item.articleSection));
  // An issue is part of a volume, which is part of a periodical.
  for (
    let part = record(item.isPartOf), depth = 0;
    part && depth < 4;
    part = record(part.isPartOf), depth++
  ) {
    set('issue', text(part.issueNumber));
    set('volume', text(part.volumeNumber));
    set('ISSN', text(part.issn));
    if (!/Issue|Volume|WebSite|WebPage/u.test(String(part['@type']))) set('container-title', text(part.name));
  }
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

function record(value: unknown): Record<string, unknown> | undefined {
  const [one] = [value].flat();
  return typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : undefined;
}

function metasOf(document: Document): Metas {
  const metas = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase();
    const content = element.getAttribute('content')?.trim() ?? '';
    if (name !== '' && content !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
  }
  return metas;
}
