/** References as BibTeX, with the fields of biblatex where BibTeX has none. UTF-8, as every program of today reads it. */
import type { CitedName, SourceType } from '../contract/citing.ts';
import { turnedName } from './cited-name.ts';
import { earliestDay } from './csl-date.ts';
import { latexWords, protectedWords } from './latex-words.ts';
import type { Reference } from './reference.ts';

const entryTypes: Readonly<Partial<Record<SourceType, string>>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  webpage: 'online',
  'post-weblog': 'online',
  post: 'online',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'inreference',
  'paper-conference': 'inproceedings',
  thesis: 'thesis',
  report: 'report',
  manuscript: 'unpublished',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  pamphlet: 'booklet',
};

/** Those types that an entry type alone does not tell from others. */
const told: ReadonlySet<SourceType> = new Set([
  'article-journal',
  'webpage',
  'book',
  'chapter',
  'entry-encyclopedia',
  'paper-conference',
  'thesis',
  'report',
  'manuscript',
  'dataset',
  'software',
  'patent',
  'pamphlet',
]);

export const writeBibtex = (references: readonly Reference[]): string => references.map(writeOne).join('\n');

function writeOne(reference: Reference): string {
  const { facts, names } = reference;
  const type = reference.type ?? 'document';
  const fields: string[] = [];
  const say = (name: string, value: string | undefined, written = latexWords): void => {
    if (value) fields.push(`  ${name} = {${written(value)}}`);
  };
  const asIs = (value: string): string => value;
  say('author', bibNames(reference.authors), asIs);
  say('editor', bibNames(names.editor ?? []), asIs);
  say('translator', bibNames(names.translator ?? []), asIs);
  say('title', reference.title, protectedWords);
  const isArticle = type.startsWith('article');
  say(
    isArticle ? 'journaltitle' : type === 'webpage' || type.startsWith('post') ? 'organization' : 'booktitle',
    facts['container-title'],
  );
  say('series', facts['collection-title']);
  say(type === 'report' || type === 'thesis' ? 'institution' : 'publisher', reference.publisher);
  say('location', facts['publisher-place']);
  say('date', reference.published.replaceAll('~', ''), asIs);
  const [year, month] = earliestDay(reference.published.split('/')[0] ?? '') ?? [];
  say('year', year === undefined ? undefined : String(year), asIs);
  say('month', month === undefined ? undefined : String(month), asIs);
  say('volume', facts.volume);
  say('number', facts.issue ?? facts.number);
  say('pages', facts.page?.replace(/\s*[-–]+\s*/gu, '--'), asIs);
  say('edition', facts.edition);
  say('type', facts.genre);
  say('entrysubtype', told.has(type) ? undefined : type, asIs);
  say('eventtitle', facts['event-title']);
  say('venue', facts['event-place']);
  say('doi', facts.DOI, asIs);
  say('isbn', facts.ISBN);
  say('issn', facts.ISSN);
  say('url', facts.URL, (url) => url.replace(/[{}\\]/gu, encodeURIComponent));
  say('urldate', facts.accessed, asIs);
  say('library', facts.archive);
  say('langid', reference.language);
  say('note', facts.note);
  const key = reference.key.replace(/[^A-Za-z0-9:._-]/gu, '-');
  return `@${entryTypes[type] ?? 'misc'}{${key},\n${fields.join(',\n')}\n}\n`;
}

const bibNames = (names: readonly CitedName[]): string => names.map(bibName).join(' and ');

/** An institution stands in braces of its own, so that it is not taken apart. */
const bibName = (name: CitedName): string =>
  name.literal !== undefined
    ? `{${latexWords(name.literal)}}`
    : latexWords(turnedName(name)).replace(/\s+and\s+/gu, ' {and} ');
