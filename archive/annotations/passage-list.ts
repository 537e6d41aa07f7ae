/** All passages of the archive as a list: which there are, in which order; only what is asked for is read. */
import { articleHome, titleOf } from '../articles/article.ts';
import { compareKeys, filterWords, hasWords, textKey } from '../articles/article-keys.shared.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { PassageFilter } from '../contract/passage-list.ts';
import type { Passage } from '../contract/views.ts';
import { foldedName } from '../people/folded-name.shared.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readText } from '../storage/reading.ts';
import type { Replica } from '../storage/replica.ts';
import { type AnnotationRecord, readAnnotations } from './annotation.ts';
import { allAnnotations, passageOf } from './passage.ts';

/** A page of a list: how many there are in all, and the addresses of its own rows. */
interface PageOfAddresses {
  readonly total: number;
  readonly addresses: readonly string[];
}

export function pageOfPassages(
  archive: Archive,
  { offset, limit, ...filter }: PassageFilter & { readonly offset: number; readonly limit: number },
): PageOfAddresses {
  const fitting = recordsInOrder(archive, filter);
  const page = fitting.slice(offset, offset + limit);
  return { total: fitting.length, addresses: page.map(({ address }) => address) };
}

export function passagesAt(archive: Archive, texts: CaptureTexts, addresses: readonly string[]): Passage[] {
  return readAnnotations(archive.replica, addresses).map((record) => passageOf(archive, texts, record));
}

/** The ids of all that fit, in order; `among`: only those of them that are named. */
export function idsOfPassages(
  archive: Archive,
  { among, ...filter }: PassageFilter & { readonly among?: readonly string[] | undefined },
): string[] {
  const named = among && new Set(among);
  return recordsInOrder(archive, filter)
    .map(({ id }) => id)
    .filter((id) => !named || named.has(id));
}

/** The people and events that some passage speaks of, without those in the trash. */
export function linksOfPassages(archive: Archive): {
  people: { id: string; name: string }[];
  events: { id: string; title: string }[];
} {
  const { replica } = archive;
  const records = allAnnotations(archive);
  const linked = (set: 'people' | 'events', field: string): [id: string, name: string][] =>
    [...new Set(records.flatMap((record) => record[set]))]
      .filter((id) => replica.thing(`${set}/${id}`) && replica.value(`${set}/${id}`, 'trashed') !== true)
      .map((id): [string, string] => [id, readText(replica, `${set}/${id}`, field)])
      .sort(([, a], [, b]) => compareKeys(textKey(a), textKey(b)));
  return {
    people: linked('people', 'name').map(([id, name]) => ({ id, name })),
    events: linked('events', 'title').map(([id, title]) => ({ id, title })),
  };
}

/** The first articles, by title, that have passages and fit the words. */
export function articlesOfPassages(
  archive: Archive,
  { words, limit }: { readonly words: string; readonly limit: number },
): { id: string; title: string }[] {
  const wanted = filterWords(words);
  return markedArticles(archive)
    .filter(({ title }) => hasWords(foldedName(title), wanted))
    .slice(0, limit)
    .map(({ home, title }) => ({ id: idOf(home), title }));
}

interface MarkedArticle {
  readonly home: string;
  readonly title: string;
  readonly records: readonly AnnotationRecord[];
}

/** Articles that have passages and are not in the trash, by title. */
function markedArticles(archive: Archive, only?: string): MarkedArticle[] {
  const byArticle = new Map<string, AnnotationRecord[]>();
  for (const record of allAnnotations(archive)) {
    if (only !== undefined && record.article !== only) continue;
    const records = byArticle.get(record.article);
    if (records) records.push(record);
    else byArticle.set(record.article, [record]);
  }
  return [...byArticle]
    .map(([id, records]) => ({ home: articleHome(id), records }))
    .map((article) => ({ ...article, title: titleOf(archive.replica, article.home) }))
    .map((article) => ({ article, key: textKey(article.title) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.article.home < b.article.home ? -1 : 1))
    .map(({ article }) => article);
}

function recordsInOrder(archive: Archive, filter: PassageFilter): AnnotationRecord[] {
  const { replica } = archive;
  const words = filterWords(filter.words);
  return markedArticles(archive, filter.article).flatMap(({ home, title, records }) => {
    const source = words.length > 0 ? foldedName(`${title} ${readText(replica, home, 'publisher')}`) : '';
    return records.filter((record) => fits(record, filter) && hasAll(replica, record, source, words));
  });
}

function fits({ color, people, events }: AnnotationRecord, filter: PassageFilter): boolean {
  if (filter.color !== undefined && color !== filter.color) return false;
  if (filter.person !== undefined && !people.includes(filter.person)) return false;
  return filter.event === undefined || events.includes(filter.event);
}

/** What one of the two texts lacks the other may have. */
function hasAll(
  replica: Replica,
  { address, target }: AnnotationRecord,
  source: string,
  words: readonly string[],
): boolean {
  const missing = words.filter((word) => !source.includes(word));
  if (missing.length === 0) return true;
  return hasWords(foldedName(`${target.quote.exact} ${readText(replica, address, 'note')}`), missing);
}
