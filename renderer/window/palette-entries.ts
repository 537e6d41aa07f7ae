/** What the palette offers for what is typed: things by their names, and actions. */
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { filteredText, filterWords, hasWords } from '../../archive/articles/article-keys.shared.ts';
import { looksLikeSign } from '../../archive/citing/sign-words.shared.ts';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { sourceParts } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
import { dateInWords } from './dates.ts';
import { usePaletteActions } from './palette-actions.ts';
import { go, openBeside } from './travel.ts';
import { counted, orUntitled } from './words.ts';

export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly key?: string | undefined;
  readonly run: () => void;
}

interface Group {
  readonly name: string;
  readonly find: (words: readonly string[]) => Entry[];
}

export interface FoundGroup {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** What the palette was opened for: to go anywhere, or to choose an article to stand beside the open one. */
export type PalettePurpose = 'anything' | 'beside';

const mostInGroup = 6;

const none: readonly never[] = [];

/** Stops as soon as a group is full. */
function group<Thing>(
  name: string,
  things: readonly Thing[],
  folded: (thing: Thing) => string,
  entryOf: (thing: Thing) => Entry,
): Group {
  const find = (words: readonly string[]) => {
    const found: Entry[] = [];
    for (const thing of things) {
      if (!hasWords(folded(thing), words)) continue;
      found.push(entryOf(thing));
      if (found.length === mostInGroup) break;
    }
    return found;
  };
  return { name, find };
}

/** The few articles that fit are asked for as the person types; those that fitted before stay while they still do. */
function useFittingArticles(query: string) {
  const [words] = useDebouncedValue(query.trim(), 50);
  const answer = useAnswer(
    'articles.page',
    { order: 'added', descending: true, words: words.slice(0, longestFilter), offset: 0, limit: mostInGroup },
    { keepLast: true },
  );
  return {
    articles: answer.data?.articles ?? none,
    asking: answer.isPlaceholderData || answer.isPending || words !== query.trim(),
  };
}

/** What a sign leads to, where one is typed: `S-k3f9.4`. */
function useSigned(query: string): { entries: Entry[]; asking: boolean } {
  const sign = query.trim();
  const answer = useAnswer('citing.find', { sign }, { enabled: looksLikeSign(sign) });
  return {
    asking: looksLikeSign(sign) && answer.isPending,
    entries: (answer.data ?? []).map(({ sign: now, article, annotation, title, words }) => ({
      id: `sign ${annotation ?? article}`,
      label: words === '' ? orUntitled(title) : words,
      detail: words === '' ? now : `${now} · ${orUntitled(title)}`,
      run: () => go({ kind: 'article', id: article, ...(annotation !== null && { annotation }) }),
    })),
  };
}

/** `asking`: answers are still on their way, and may change what stands first. */
export function usePaletteEntries(
  query: string,
  purpose: PalettePurpose,
): { found: FoundGroup[]; asking: boolean } {
  const actions = usePaletteActions();
  const { articles, asking } = useFittingArticles(query);
  const lists = {
    people: useAnswer('people.list', {}),
    events: useAnswer('events.list', {}),
    briefings: useAnswer('briefings.list', {}),
  };
  const people = lists.people.data ?? none;
  const events = lists.events.data ?? none;
  const briefings = lists.briefings.data ?? none;
  const groups = useMemo(
    () => [
      group('Articles', articles, filteredText, (article) => ({
        id: article.id,
        label: orUntitled(article.title),
        detail: sourceParts(article).join(' · '),
        run: () => (purpose === 'beside' ? openBeside(article.id) : go({ kind: 'article', id: article.id })),
      })),
      group(
        'People',
        people.filter((person) => !person.trashed),
        ({ name, aliases }) => foldedName([name, ...aliases].join(' ')),
        ({ id, name, passages }) => ({
          id,
          label: name,
          detail: counted(passages, 'passage'),
          run: () => go({ kind: 'person', id }),
        }),
      ),
      group(
        'Events',
        events.filter((event) => !event.trashed),
        ({ title, aliases, date }) => foldedName([title, ...aliases, dateInWords(date)].join(' ')),
        ({ id, title, date }) => ({
          id,
          label: title,
          detail: dateInWords(date),
          run: () => go({ kind: 'event', id }),
        }),
      ),
      group(
        'Briefings',
        briefings.filter((briefing) => !briefing.trashed),
        ({ title }) => foldedName(title),
        ({ id, title, quotations }) => ({
          id,
          label: orUntitled(title),
          detail: counted(quotations, 'quotation'),
          run: () => go({ kind: 'briefing', id }),
        }),
      ),
      group(
        'Actions',
        actions,
        ({ label }) => foldedName(label),
        (action) => ({ ...action, id: action.label }),
      ),
    ],
    [actions, articles, people, events, briefings, purpose],
  );
  const signed = useSigned(purpose === 'beside' ? '' : query);
  // Articles stand first.
  const offered = purpose === 'beside' ? groups.slice(0, 1) : groups;
  const words = filterWords(query);
  return {
    found: [
      { name: 'Signs', entries: signed.entries },
      ...offered.map(({ name, find }) => ({ name, entries: find(words) })),
    ].filter(({ entries }) => entries.length > 0),
    asking: asking || signed.asking || Object.values(lists).some(({ isPending }) => isPending),
  };
}
