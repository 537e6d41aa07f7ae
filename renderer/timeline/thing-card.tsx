import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Extent, TimelineThing } from '../../archive/contract/timeline.ts';
import { extentWords } from '../../archive/timeline/date-words.shared.ts';
import { quoteWords } from '../annotations/quote-words.ts';
import { useAnswer } from '../bridge/answers.ts';
import type { Address } from '../window/addresses.ts';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { counted, orUntitled } from '../window/words.ts';
import { kindWords } from './thing-list.tsx';
import css from './timeline.module.css';

export const addressOf = ({ kind, id }: TimelineThing): Address =>
  kind === 'event' ? { kind: 'event', id } : { kind: 'article', id };

/** Passages that a card quotes. */
const mostQuoted = 3;

interface Props {
  readonly thing: TimelineThing;
  /** Under the list, and not over the line. */
  readonly docked?: boolean;
  readonly onClose: () => void;
}

/** What is known of the chosen thing, with the way to its page and to the passages that speak of it. */
export function ThingCard({ thing, docked = false, onClose }: Props) {
  const { title, detail, dates, undatedWords, passages } = thing;
  return (
    <aside className={css.card} data-docked={docked || undefined} aria-label={orUntitled(title)}>
      <div className={css.cardHead}>
        <span className={css.when}>
          {kindWords[thing.kind]}
          {detail === '' ? '' : ` · ${detail}`}
        </span>
        <IconButton size={24} label="Close" shortcut="Escape" onClick={onClose}>
          <IconX size={15} stroke={1.5} />
        </IconButton>
      </div>
      <h2 className={css.cardTitle} dir="auto">
        {orUntitled(title)}
      </h2>
      {dates.length === 0 ? (
        <p className={css.date}>
          {undatedWords === '' ? 'Date not known' : `Not known when: “${undatedWords}”`}
        </p>
      ) : (
        <ul className={css.dates}>
          {dates.length > 1 && <li className={css.disputed}>Sources disagree</li>}
          {dates.map((date) => (
            <DateLine key={date.edtf} date={date} several={dates.length > 1} />
          ))}
        </ul>
      )}
      {thing.kind === 'event' && passages > 0 && <Quoted id={thing.id} />}
      <div className={css.cardFoot}>
        <Button size="compact-sm" onClick={() => go(addressOf(thing))}>
          {thing.kind === 'event' ? 'Open the event' : 'Open the article'}
        </Button>
        <span className={css.when}>{counted(passages, thing.kind === 'event' ? 'passage' : 'mark')}</span>
      </div>
    </aside>
  );
}

function DateLine({ date, several }: { date: Extent; several: boolean }) {
  return (
    <li className={css.date}>
      {extentWords(date)}
      {several && date.own && <span className={css.when}>as the event has it</span>}
      {!date.own && date.saidBy.length === 0 && <span className={css.when}>no source is named</span>}
      {date.saidBy.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className={css.source}
          dir="auto"
          title={title}
          onClick={() => go({ kind: 'article', id })}
        >
          {orUntitled(title)}
        </button>
      ))}
    </li>
  );
}

/** The first passages about an event; each leads to its place. */
function Quoted({ id }: { id: string }) {
  const passages = useAnswer('events.get', { id, most: mostQuoted }).data?.passages ?? [];
  return (
    <ul className={css.quoted}>
      {passages.slice(0, mostQuoted).map(({ annotation, source }) => (
        <li key={annotation.id}>
          <button
            type="button"
            className={css.passage}
            dir="auto"
            onClick={() => go({ kind: 'article', id: source.id, annotation: annotation.id })}
          >
            <span className={css.words}>{quoteWords(annotation.quote)}</span>
            <span className={css.when}>{orUntitled(source.title)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
