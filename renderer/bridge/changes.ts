/**
 * What becomes stale when something changes, told by its address. What is on the screen is asked for again; of a
 * long list that is the pages in view, at most every so often while much changes.
 */
import { keyOf, queryClient } from './cache.ts';
import { refreshMarks } from './changed-marks.ts';
import type { RequestName } from './client.ts';
import { throttle } from './throttle.ts';

/** Up to this many changed articles are told apart. */
const toldApart = 12;

/** What parts of briefings show. */
const blocksOfBriefings = ['briefings.listedEvents', 'briefings.listedPeople', 'briefings.picture'] as const;

const dependents: Readonly<Record<string, readonly RequestName[]>> = {
  articles: [
    'captures.list',
    'captures.fates',
    'captures.compare',
    'annotations.marked',
    'annotations.picture',
    'people.list',
    'people.get',
    'events.list',
    'events.get',
    'briefings.get',
    ...blocksOfBriefings,
    'search',
    'articles.origins',
    'factcheck.get',
    'factcheck.suggest',
    'citing.facts',
    'citing.cite',
  ],
  people: [
    'people.list',
    'people.get',
    'events.get',
    'records.picture',
    'identities.doubts',
    'desk.pairs',
    'desk.apart',
    'desk.compare',
    'articles.get',
    'briefings.get',
    ...blocksOfBriefings,
  ],
  events: [
    'events.list',
    'events.get',
    'records.picture',
    'people.get',
    'identities.doubts',
    'desk.compare',
    'articles.get',
    'briefings.get',
    ...blocksOfBriefings,
  ],
  briefings: [
    'briefings.list',
    'briefings.get',
    'editions.list',
    'templates.list',
    ...blocksOfBriefings,
    'factcheck.get',
    'factcheck.suggest',
    'citing.choice',
  ],
  settings: [
    'authors.list',
    'colors.list',
    'names.dismissed',
    'articles.unknownNames',
    'people.suggest',
    'citing.styles',
  ],
};

/** What speaks of things of every kind. */
const always: readonly RequestName[] = [
  'decisions.list',
  'handover.preview',
  'exchanging.preview',
  'exchanging.heldInPdf',
];

const nameLists = [
  'articles.mentions',
  'articles.unknownNames',
  'people.mentions',
  'people.suggest',
] as const;
const libraryLists = ['articles.page', 'articles.summaries'] as const;
const passageLists = [
  'annotations.page',
  'annotations.ids',
  'annotations.links',
  'annotations.articles',
  'tags.list',
] as const;

const matrices = ['matrix.get', 'matrix.cell', 'statements.speakers', 'statements.list'] as const;

const stale = (...names: readonly RequestName[]): void => {
  for (const name of names) void queryClient.invalidateQueries({ queryKey: [name] });
};

/** Milliseconds between two askings of the same while others make many changes. */
const pace = 300;
const paced = new Map<RequestName, () => void>();

/** The first time at once, then at most every so often. */
function staleAtPace(...names: readonly RequestName[]): void {
  for (const name of names) {
    const run = paced.get(name) ?? throttle(() => stale(name), pace);
    paced.set(name, run);
    run();
  }
}

/** `own`: a change made in this window, which the person waits to see. */
export function applyChanges(addresses: readonly string[], { own = false } = {}): void {
  const nouns = new Set(addresses.map((address) => address.split('/', 1)[0] ?? ''));
  if (nouns.size === 0 || [...nouns].some((noun) => !(noun in dependents))) {
    void queryClient.invalidateQueries();
    return;
  }
  const tell = own ? stale : staleAtPace;
  tell(...always);
  for (const noun of nouns) tell(...(dependents[noun] ?? []));
  refreshStatus();
  refreshHistory();
  if (nouns.has('articles') || nouns.has('people') || nouns.has('events')) {
    refreshPassages();
    if (own) stale(...matrices);
    else refreshMatrices();
  }
  if (nouns.has('people') && own) stale(...nameLists);
  else if (nouns.has('articles') || nouns.has('people')) refreshNames();
  if (own) stale('timeline.things');
  else refreshTimeline();
  if (!nouns.has('articles')) return;
  if (own) stale(...libraryLists);
  else refreshLibrary();
  refreshArticles(addresses.filter((address) => address.startsWith('articles')));
}

const articleOrMark = /^articles\/(\w+)(?:\/annotations\/(\w+))?/;

/** Of articles of which only marks have changed only these are asked for. */
function refreshArticles(addresses: readonly string[]): void {
  const marks = new Map<string, string[] | 'all'>();
  for (const address of addresses) {
    const [, article, mark] = articleOrMark.exec(address) ?? [];
    if (article === undefined) continue;
    const known = marks.get(article) ?? [];
    marks.set(article, known === 'all' || mark === undefined ? 'all' : [...known, mark]);
  }
  refreshCandidates(marks);
  if (marks.size === 0 || marks.size > toldApart) {
    staleAtPace('articles.get');
    return;
  }
  for (const [id, which] of marks) {
    if (which === 'all') void queryClient.invalidateQueries({ queryKey: keyOf('articles.get', { id }) });
    else refreshMarks(id, which);
  }
}

/** Where a mark may stand changes with it, or with the copies of its article. */
function refreshCandidates(changed: ReadonlyMap<string, readonly string[] | 'all'>): void {
  if (changed.size === 0 || changed.size > toldApart || [...changed.values()].includes('all')) {
    staleAtPace('annotations.candidates');
    return;
  }
  const marks = new Set([...changed.values()].flat());
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [name, input] }) =>
      name === 'annotations.candidates' && marks.has((input as { id: string }).id),
  });
}

/** Every change is one of the history, and may be about what is in the trash. */
const refreshHistory = throttle(
  () => stale('history.list', 'history.undoable', 'history.restore', 'history.next', 'trash.list'),
  300,
);
const refreshStatus = throttle(() => stale('archive.status'), 500);
const refreshTimeline = throttle(() => stale('timeline.things'), 500);
const refreshLibrary = throttle(() => stale(...libraryLists), 500);
const refreshMatrices = throttle(() => stale(...matrices), 500);
const refreshNames = throttle(() => stale(...nameLists), 500);
const refreshPassages = throttle(() => stale(...passageLists), 500);
