import { Input } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { keySign } from './keys.ts';
import css from './palette.module.css';
import { type Entry, type PalettePurpose, usePaletteEntries } from './palette-entries.ts';
import { focusAgain, takeTyped, typeAhead } from './typed-ahead.ts';

let purpose: PalettePurpose = 'anything';
let isShown = false;

const openFor = (wanted: PalettePurpose): void => {
  purpose = wanted;
  if (!isShown) typeAhead(spotlight.close);
  spotlight.open();
};

export const openPalette = (): void => openFor('anything');
/** Asks for the article that is to stand beside the open one. */
export const chooseBeside = (): void => openFor('beside');

const words = {
  anything: {
    label: 'Go to anything',
    placeholder: 'Go to an article, a person, an event, or do something',
  },
  beside: { label: 'Open an article beside this', placeholder: 'Which article, to the right of this one?' },
} as const;

/** Goes to anything and does anything, by typing a part of its name. */
export function Palette() {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(purpose);
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
        setAsked(purpose);
        isShown = true;
        setOpen(true);
      }}
      onSpotlightClose={() => {
        takeTyped();
        isShown = false;
        setOpen(false);
        focusAgain();
      }}
      classNames={{ content: css.palette, action: css.action, actionsGroup: css.group }}
      attributes={{ content: { 'aria-label': words[asked].label } }}
    >
      <Finder open={open} purpose={asked} query={query} onQuery={setQuery} />
    </Spotlight.Root>
  );
}

interface FinderProps {
  readonly open: boolean;
  readonly purpose: PalettePurpose;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/**
 * What is typed, and what fits it; the first entry is chosen unless the arrow keys have chosen another. Enter pressed
 * while answers are on their way waits for them: how fast one types must not decide where one gets to.
 */
function Finder({ open, purpose: wanted, query, onQuery }: FinderProps) {
  const { found, asking } = usePaletteEntries(query, wanted);
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
        placeholder={words[wanted].placeholder}
        aria-label={words[wanted].label}
        leftSection={<IconSearch size={18} stroke={1.5} />}
        value={query}
        onChange={(event) => {
          setChosen(null);
          setEntering(false);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          const { words: ahead, entered } = takeTyped();
          if (ahead === '') return;
          onQuery(ahead);
          setEntering(entered);
        }}
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
