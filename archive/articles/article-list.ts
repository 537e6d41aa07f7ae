/** The library as a list: which articles it has, in which order, without looking at more of them than asked for. */
import { annotationsOf } from '../annotations/annotation.ts';
import type { ArticleOrder, ArticleQuery } from '../contract/article-list.ts';
import type { Archive } from '../storage/archive.ts';
import { idOf } from '../storage/layout.ts';
import { readList, readText, readTextOrNull } from '../storage/reading.ts';
import type { Replica, Thing } from '../storage/replica.ts';
import { titleOf } from './article.ts';
import {
  compareKeys,
  filteredText,
  filterWords,
  hasWords,
  type KeyedArticle,
  sortKeys,
} from './article-keys.shared.ts';

/** A page of a list: how many there are in all, and the ids of its own rows. */
export interface PageOfIds {
  readonly total: number;
  readonly ids: readonly string[];
}

export function pageOfArticles(
  archive: Archive,
  { offset, limit, ...query }: ArticleQuery & { readonly offset: number; readonly limit: number },
): PageOfIds {
  const all = idsInOrder(archive.replica, query);
  return { total: all.length, ids: all.slice(offset, offset + limit) };
}

/** The place of an article in the list, from 0, or null. */
export function placeOfArticle(archive: Archive, query: ArticleQuery, id: string): number | null {
  const place = idsInOrder(archive.replica, query).indexOf(id);
  return place < 0 ? null : place;
}

/** The ids of the list from one place to another, both included. */
export function articlesBetween(archive: Archive, query: ArticleQuery, from: number, to: number): string[] {
  return idsInOrder(archive.replica, query).slice(from, to + 1);
}

function idsInOrder(replica: Replica, { order, descending, words, trashed = false }: ArticleQuery): string[] {
  const wanted = filterWords(words);
  const direction = descending ? -1 : 1;
  return replica
    .homes('articles')
    .filter((home) => (replica.value(home, 'trashed') === true) === trashed)
    .filter((home) => wanted.length === 0 || hasWords(keyOf(replica, home, 'words'), wanted))
    .map((home) => ({ id: idOf(home), key: keyOf(replica, home, order) }))
    .sort((a, b) => {
      if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
      return direction * (compareKeys(a.key, b.key) || (a.id < b.id ? -1 : 1));
    })
    .map(({ id }) => id);
}

type KeyName = ArticleOrder | 'words';

function keyOf(replica: Replica, home: string, name: KeyName): string {
  const article: KeyedArticle = {
    title: titleOf(replica, home),
    authors: name === 'words' ? readList(replica, home, 'authors') : [],
    publisher: readText(replica, home, 'publisher'),
    published: readTextOrNull(replica, home, 'published'),
    added: readText(replica, home, 'added'),
    annotations: name === 'marks' ? annotationsOf(replica, home).length : 0,
  };
  switch (name) {
    case 'words':
      return folded(replica, home, name, JSON.stringify(article), () => filteredText(article));
    case 'title':
    case 'publisher':
      return folded(replica, home, name, article[name], () => sortKeys[name](article));
    default:
      return sortKeys[name](article);
  }
}

type Folded = Readonly<Record<string, { readonly of: string; readonly key: string }>>;
const known = new WeakMap<Thing, Folded>();

/** Folding is dear: it is done once for each value. */
function folded(replica: Replica, home: string, name: KeyName, of: string, fold: () => string): string {
  const thing = replica.thing(home);
  const keys = thing && known.get(thing);
  const before = keys?.[name];
  if (before?.of === of) return before.key;
  const key = fold();
  if (thing) known.set(thing, { ...keys, [name]: { of, key } });
  return key;
}
