import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { filteredText, filterWords, hasWords } from '../../archive/articles/article-keys.shared.ts';
import { longestFilter } from '../../archive/contract/article-list.ts';
import { foldedName } from '../../archive/people/folded-name.shared.ts';
import { sourceParts } from '../annotations/source-line.tsx';
import { useAnswer } from '../bridge/answers.ts';
import { dateInWords } from './dates.ts';
import { keySign } from './keys.ts';
import css from './palette.module.css';
import { usePaletteActions } from './palette-actions.ts';
import { go } from './travel.ts';
import { counted, orUntitled } from './words.ts';

interface Entry {
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

const mostInGroup = 6;

const none: readonly never[] = [];

export const openPalette = (): void => spotlight.open();

/** Goes to anything and does anything, by typing a part of its name. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={480}
      radius="md"
      overlayProps={{ color: 'var(--scrim)', backgroundOpacity: 1, blur: 0 }}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      classNames={{
        content: css.palette,
        search: css.search,
        action: css.action,
        actionsGroup: css.group,
      }}
      attributes={{ content: { 'aria-label': 'Go to anything' } }}
    >
      <Spotlight.Search
        placeholder="Go to an article, a person, an event, or do something"
        aria-label="Go to anything"
        leftSection={<IconSearch size={18} stroke={1.5} />}
      />
      <Spotlight.ActionsList>{open && <Entries query={query} />}</Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Entries({ query }: { query: string }) {
  const { groups, asking } = usePaletteGroups(query);
  const words = filterWords(query);
  const found = groups
    .map(({ name, find }) => ({ name, entries: find(words) }))
    .filter(({ entries }) => entries.length > 0);
  if (found.length === 0 && asking) return null;
  if (found.length === 0) return <Spotlight.Empty>Nothing has such a name.</Spotlight.Empty>;
  return found.map(({ name, entries }) => (
    <Spotlight.ActionsGroup key={name} label={name}>
      {entries.map((entry) => (
        <Spotlight.Action key={entry.id} onClick={entry.run}>
          <span className={css.label} dir="auto">
            {entry.label}
          </span>
          {entry.detail && (
            <span className={css.detail} dir="auto">
              {entry.detail}
            </span>
          )}
          {entry.key && <kbd className={css.key}>{keySign(entry.key)}</kbd>}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  ));
}

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

function usePaletteGroups(query: string): { groups: Group[]; asking: boolean } {
  const actions = usePaletteActions();
  const { articles, asking } = useFittingArticles(query);
  const people = useAnswer('people.list', {}).data ?? none;
  const events = useAnswer('events.list', {}).data ?? none;
  const briefings = useAnswer('briefings.list', {}).data ?? none;
  const groups = useMemo(
    () => [
      group('Articles', articles, filteredText, (article) => ({
        id: article.id,
        label: orUntitled(article.title),
        detail: sourceParts(article).join(' · '),
        run: () => go({ kind: 'article', id: article.id }),
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
    [actions, articles, people, events, briefings],
  );
  return { groups, asking };
}
