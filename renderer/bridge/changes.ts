/**
 * What becomes stale when something changes, told by its address. What is on the screen is asked for again; of a
 * long list that is the pages in view, at most every so often while much changes.
 */
import { keyOf, queryClient } from './cache.ts';
import type { RequestName } from './client.ts';
import { throttle } from './throttle.ts';

/** Up to this many changed articles are told apart. */
const toldApart = 12;

const dependents: Readonly<Record<string, readonly RequestName[]>> = {
  articles: [
    'captures.list',
    'captures.fates',
    'captures.compare',
    'annotations.candidates',
    'annotations.marked',
    'annotations.picture',
    'people.list',
    'people.get',
    'events.list',
    'events.get',
    'briefings.get',
    'search',
  ],
  people: ['people.list', 'people.get', 'events.get', 'identities.doubts', 'articles.get', 'briefings.get'],
  events: ['events.list', 'events.get', 'people.get', 'identities.doubts', 'articles.get', 'briefings.get'],
  briefings: ['briefings.list', 'briefings.get'],
  settings: ['authors.list', 'colors.list'],
};

/** What speaks of things of every kind. */
const always: readonly RequestName[] = [
  'decisions.list',
  'handover.preview',
  'exchanging.preview',
  'exchanging.heldInPdf',
];

const libraryLists = ['articles.page', 'articles.summaries'] as const;
const passageLists = [
  'annotations.page',
  'annotations.ids',
  'annotations.links',
  'annotations.articles',
  'tags.list',
] as const;

const stale = (...names: readonly RequestName[]): void => {
  for (const name of names) void queryClient.invalidateQueries({ queryKey: [name] });
};

/** `own`: a change made in this window, which the person waits to see. */
export function applyChanges(addresses: readonly string[], { own = false } = {}): void {
  const nouns = new Set(addresses.map((address) => address.split('/', 1)[0] ?? ''));
  if (nouns.size === 0 || [...nouns].some((noun) => !(noun in dependents))) {
    void queryClient.invalidateQueries();
    return;
  }
  stale(...always);
  for (const noun of nouns) stale(...(dependents[noun] ?? []));
  refreshStatus();
  refreshHistory();
  if (nouns.has('articles') || nouns.has('people') || nouns.has('events')) refreshPassages();
  if (!nouns.has('articles')) return;
  if (own) stale(...libraryLists);
  else refreshLibrary();
  const ids = new Set(addresses.flatMap((address) => /^articles\/(\w+)/.exec(address)?.[1] ?? []));
  if (ids.size === 0 || ids.size > toldApart) stale('articles.get');
  else for (const id of ids) void queryClient.invalidateQueries({ queryKey: keyOf('articles.get', { id }) });
}

/** Every change is one of the history, and may be about what is in the trash. */
const refreshHistory = throttle(
  () => stale('history.list', 'history.undoable', 'history.restore', 'trash.list'),
  300,
);
const refreshStatus = throttle(() => stale('archive.status'), 500);
const refreshLibrary = throttle(() => stale(...libraryLists), 500);
const refreshPassages = throttle(() => stale(...passageLists), 500);
