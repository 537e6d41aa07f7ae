/**
 * What becomes stale when something changes, told by its address. The list of articles can be long
 * (100,000 rows), so a few changed articles are mended in it one by one instead of asking for all again.
 */

import { keyOf, queryClient } from './cache.ts';
import { ask, type Output, type RequestName } from './client.ts';
import { throttle } from './throttle.ts';

type Summaries = Output<'articles.list'>;

/** Up to this many changed articles are mended in place. */
const mendable = 12;
const listKey = keyOf('articles.list', {});

const dependents: Readonly<Record<string, readonly RequestName[]>> = {
  articles: ['people.list', 'people.get', 'events.list', 'events.get', 'briefings.get', 'search'],
  people: ['people.list', 'people.get', 'articles.get', 'briefings.get'],
  events: ['events.list', 'events.get', 'articles.get', 'briefings.get'],
  briefings: ['briefings.list', 'briefings.get'],
  settings: ['authors.list'],
};

/** What speaks of things of every kind. */
const always: readonly RequestName[] = ['annotations.list', 'decisions.list', 'handover.preview'];

export function applyChanges(addresses: readonly string[]): void {
  const nouns = new Set(addresses.map((address) => address.split('/', 1)[0] ?? ''));
  if (nouns.size === 0 || [...nouns].some((noun) => !(noun in dependents))) {
    void queryClient.invalidateQueries();
    return;
  }
  for (const noun of nouns) {
    for (const name of [...(dependents[noun] ?? []), ...always])
      void queryClient.invalidateQueries({ queryKey: [name] });
  }
  refreshStatus();
  refreshHistory();
  if (nouns.has('articles')) refreshArticles(addresses);
}

/** Every change is one of the history, and may be about what is in the trash. */
const refreshHistory = throttle(() => {
  for (const name of [
    'history.list',
    'history.undoable',
    'history.restore',
    'trash.list',
  ] satisfies RequestName[])
    void queryClient.invalidateQueries({ queryKey: [name] });
}, 300);

const refreshStatus = throttle(() => {
  void queryClient.invalidateQueries({ queryKey: ['archive.status'] });
}, 500);

const refreshList = throttle(() => {
  void queryClient.invalidateQueries({ queryKey: listKey });
}, 1500);

function refreshArticles(addresses: readonly string[]): void {
  const ids = new Set(addresses.flatMap((address) => /^articles\/(\w+)/.exec(address)?.[1] ?? []));
  if (ids.size === 0 || ids.size > mendable) {
    refreshList();
    void queryClient.invalidateQueries({ queryKey: ['articles.get'] });
    return;
  }
  for (const id of ids) void mend(id);
}

/** Asks for one article and puts what it says into the list. */
async function mend(id: string): Promise<void> {
  const key = keyOf('articles.get', { id });
  try {
    await queryClient.cancelQueries({ queryKey: key });
    const article = await queryClient.fetchQuery({
      queryKey: key,
      queryFn: () => ask('articles.get', { id }),
      staleTime: 0,
    });
    const { capture: _capture, damage: _damage, annotations, ...summary } = article;
    const row = { ...summary, annotations: annotations.filter((mark) => !mark.trashed).length };
    queryClient.setQueryData<Summaries>(listKey, (rows) => rows && withRow(rows, row));
  } catch {
    refreshList();
  }
}

function withRow(rows: Summaries, row: Summaries[number]): Summaries {
  const at = rows.findIndex((other) => other.id === row.id);
  if (row.trashed) return at < 0 ? rows : rows.toSpliced(at, 1);
  return at < 0 ? [...rows, row] : rows.with(at, row);
}
