/** All passages of the archive as a list: which there are, in which order; only what is asked for is read. */
import { articleHome, titleOf } from '../articles/article.ts';
import { compareKeys, textKey } from '../articles/article-keys.shared.ts';
import type { CaptureTexts } from '../articles/capture-texts.ts';
import type { PassageFilter, PassageOrder } from '../contract/passage-list.ts';
import type { Passage } from '../contract/views.ts';
import { isShown, nameOfRecord } from '../records/joined.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readAnnotations } from './annotation.ts';
import { countFiltered, filteredMarks, linkedIds, markedArticles } from './mark-rows.ts';
import { passageOf } from './passage.ts';

interface Ordered {
  readonly order?: PassageOrder | undefined;
}

/** A page of a list: how many there are in all, and the addresses of its own rows. */
interface PageOfAddresses {
  readonly total: number;
  readonly addresses: readonly string[];
}

export function pageOfPassages(
  { index }: Archive,
  {
    offset,
    limit,
    order = 'place',
    ...filter
  }: PassageFilter & Ordered & { readonly offset: number; readonly limit: number },
): PageOfAddresses {
  return {
    total: countFiltered(index, filter),
    addresses: filteredMarks(index, filter, order, { offset, limit }),
  };
}

export function passagesAt(archive: Archive, texts: CaptureTexts, addresses: readonly string[]): Passage[] {
  return readAnnotations(archive.replica, addresses).map((record) => passageOf(archive, texts, record));
}

/** The ids of all that fit, in order; `among`: only those of them that are named. */
export function idsOfPassages(
  { index }: Archive,
  {
    among,
    order = 'place',
    ...filter
  }: PassageFilter & Ordered & { readonly among?: readonly string[] | undefined },
): string[] {
  const named = among && new Set(among);
  return filteredMarks(index, filter, order, { offset: 0, limit: -1 })
    .map(idOf)
    .filter((id) => !named || named.has(id));
}

/** The people and events that some passage speaks of, without those in the trash. */
export function linksOfPassages(archive: Archive): {
  people: { id: string; name: string }[];
  events: { id: string; title: string }[];
} {
  const linked = (set: 'people' | 'events'): [id: string, name: string][] =>
    [
      ...new Map(
        linkedIds(archive.index, set)
          .map((id) => `${set}/${id}`)
          .filter((home) => isShown(archive.replica, home))
          .map((home) => nameOfRecord(archive, home))
          .map(({ id, name }): [string, string] => [id, name]),
      ),
    ].sort(([, a], [, b]) => compareKeys(textKey(a), textKey(b)));
  return {
    people: linked('people').map(([id, name]) => ({ id, name })),
    events: linked('events').map(([id, title]) => ({ id, title })),
  };
}

/** The first articles, by title, that have passages and fit the words. */
export function articlesOfPassages(
  { index, replica }: Archive,
  { words, limit }: { readonly words: string; readonly limit: number },
): { id: string; title: string }[] {
  return markedArticles(index, words, limit).map((id) => ({ id, title: titleOf(replica, articleHome(id)) }));
}
