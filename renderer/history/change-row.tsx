import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronRight, IconHistory } from '@tabler/icons-react';
import type { ChangeView, HistoryEntry } from '../../archive/contract/history.ts';
import {
  entryInWords,
  hasFromTo,
  kindInWords,
  whoInWords,
} from '../../archive/history/change-words.shared.ts';
import { useAnswer } from '../bridge/answers.ts';
import { timeOfDay } from '../window/dates.ts';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import css from './change-row.module.css';
import { ChangedWords } from './changed-words.tsx';
import { addressOfThing } from './thing-address.ts';
import { undoChange } from './undo-change.ts';

interface Props {
  readonly change: ChangeView;
  readonly open: boolean;
  /** Whether it is said who did it, and where. */
  readonly signed: boolean;
  /** The thing whose history is shown; it is not named again and again. */
  readonly of: string | null;
  readonly onToggle: () => void;
  readonly onRestore: (at: string) => void;
}

/** One change: when, by whom, and each thing that it was about with what stood there before. */
export function ChangeRow({ change, open, signed, of, onToggle, onRestore }: Props) {
  const time = timeOfDay(change.at);
  return (
    <article className={css.change} data-open={open || undefined} aria-label={`Change at ${time}`}>
      <UnstyledButton
        className={css.time}
        aria-expanded={open}
        aria-label={`${open ? 'Close' : 'Open'} the change at ${time}: ${spoken(change)}`}
        onClick={onToggle}
      >
        <IconChevronRight size={14} stroke={1.5} className={css.sign} />
        <time dateTime={change.at}>{time}</time>
      </UnstyledButton>
      <div className={css.content}>
        {signed && <p className={css.who}>{whoInWords(change)}</p>}
        {change.entries.length === 0 && <p className={css.entry}>Nothing that is shown was changed</p>}
        {change.entries.map((entry, index) => (
          <Entry
            // Entries of a change stand in a fixed order, and may be alike.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            entry={entry}
            again={change.entries[index - 1]?.thing.address === entry.thing.address}
            named={entry.thing.id !== of}
            open={open}
          />
        ))}
        {change.more > 0 && (
          <p className={css.entry}>and {counted(change.more, 'other thing')} in the same way</p>
        )}
        {open && <Actions change={change} onRestore={() => onRestore(change.at)} />}
      </div>
    </article>
  );
}

const spoken = ({ entries }: ChangeView): string => {
  const [first] = entries;
  return first ? `${first.thing.name || kindInWords(first.thing.kind)}, ${entryInWords(first)}` : '';
};

function Entry({
  entry,
  again,
  named,
  open,
}: {
  entry: HistoryEntry;
  again: boolean;
  named: boolean;
  open: boolean;
}) {
  const { thing } = entry;
  return (
    <div className={css.entry} data-again={again || undefined}>
      {named && !again && (
        <p className={css.thing}>
          <span className={css.kind}>{kindInWords(thing.kind)}</span> <Name thing={thing} />
          {thing.nameThen !== null && (
            <span className={css.then} dir="auto">
              then “{thing.nameThen}”
            </span>
          )}
        </p>
      )}
      <p className={css.what}>{capital(entryInWords(entry))}</p>
      {hasFromTo(entry) && <ChangedWords entry={entry} open={open} />}
    </div>
  );
}

function Name({ thing }: { thing: HistoryEntry['thing'] }) {
  const address = addressOfThing(thing);
  const name = orUntitled(thing.name);
  return (
    <>
      {address ? (
        <button type="button" className={css.name} title={name} dir="auto" onClick={() => go(address)}>
          {name}
        </button>
      ) : (
        <bdi className={css.name}>{name}</bdi>
      )}
      {thing.within && (
        <span className={css.within}>
          {' in '}
          <bdi>{orUntitled(thing.within.name)}</bdi>
        </span>
      )}
    </>
  );
}

function Actions({ change, onRestore }: { change: ChangeView; onRestore: () => void }) {
  const judged = useAnswer('history.undoable', { stamp: change.stamp });
  const reason = judged.data?.reason ?? '';
  const reasonId = `why-not-${change.stamp}`;
  return (
    <>
      <div className={css.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} stroke={1.5} />}
          disabled={!judged.data?.possible}
          aria-describedby={reason === '' ? undefined : reasonId}
          onClick={() => void undoChange(change.stamp)}
        >
          Undo this change
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconHistory size={15} stroke={1.5} />}
          onClick={onRestore}
        >
          Go back to this moment…
        </Button>
      </div>
      {reason !== '' && (
        <p id={reasonId} className={css.reason} dir="auto">
          {reason}
        </p>
      )}
    </>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
