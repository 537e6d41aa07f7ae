import { Input } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keySign } from './keys.ts';
import css from './palette.module.css';
import { type Entry, usePaletteEntries } from './palette-entries.ts';

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
      // Cleared when it opens: cleared once it has faded, it would take away what is typed by who opens it again at once.
      clearQueryOnClose={false}
      onSpotlightOpen={() => {
        setQuery('');
        setOpen(true);
      }}
      onSpotlightClose={() => setOpen(false)}
      classNames={{ content: css.palette, action: css.action, actionsGroup: css.group }}
      attributes={{ content: { 'aria-label': 'Go to anything' } }}
    >
      <Finder open={open} query={query} onQuery={setQuery} />
    </Spotlight.Root>
  );
}

interface FinderProps {
  readonly open: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/**
 * What is typed, and what fits it; the first entry is chosen unless the arrow keys have chosen another. Enter pressed
 * while answers are on their way waits for them: how fast one types must not decide where one gets to.
 */
function Finder({ open, query, onQuery }: FinderProps) {
  const { found, asking } = usePaletteEntries(query);
  const [chosen, setChosen] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const entries = found.flatMap((group) => group.entries);
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === chosen),
  );
  const current = entries[at];
  const isChosen = current !== undefined && current.id === chosen;

  const choose = (index: number) => setChosen(entries[(index + entries.length) % entries.length]?.id ?? null);
  const run = (entry: Entry) => {
    setEntering(false);
    entry.run();
    spotlight.close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') choose(at + 1);
    else if (event.key === 'ArrowUp') choose(at - 1);
    else if (event.key !== 'Enter') return;
    else if (current && (isChosen || !asking)) run(current);
    else setEntering(asking);
    event.preventDefault();
  };
  useEffect(() => {
    if (!open) return;
    setChosen(null);
    setEntering(false);
  }, [open]);
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!entering || (open && asking)) return;
    setEntering(false);
    if (open && current) latest.current(current);
  }, [entering, open, asking, current]);

  return (
    <>
      <Input
        size="lg"
        classNames={{ input: css.search }}
        placeholder="Go to an article, a person, an event, or do something"
        aria-label="Go to anything"
        leftSection={<IconSearch size={18} stroke={1.5} />}
        value={query}
        onChange={(event) => {
          setChosen(null);
          setEntering(false);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Spotlight.ActionsList>
        {entries.length === 0 && !asking && <Spotlight.Empty>Nothing has such a name.</Spotlight.Empty>}
        {found.map((group) => (
          <Spotlight.ActionsGroup key={group.name} label={group.name}>
            {group.entries.map((entry) => (
              <Action key={entry.id} entry={entry} isCurrent={entry === current} onRun={() => run(entry)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </>
  );
}

interface ActionProps {
  readonly entry: Entry;
  readonly isCurrent: boolean;
  readonly onRun: () => void;
}

function Action({ entry, isCurrent, onRun }: ActionProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <Spotlight.Action ref={row} data-selected={isCurrent || undefined} onClick={onRun}>
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
  );
}
