/** The two lists of names in an article: those that are offered, and those that are known. */
import { Button, UnstyledButton } from '@mantine/core';
import { IconDots, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { NamedIn, NameSuggestion } from '../../archive/contract/naming.ts';
import { recordTypes } from '../../archive/contract/record-parts.ts';
import { IconButton } from '../window/icon-button.tsx';
import { go } from '../window/travel.ts';
import { counted } from '../window/words.ts';
import { addNamed, dismissName } from './acting.ts';
import css from './names-popover.module.css';
import { SameAs } from './same-as.tsx';
import { typeWords } from './type-words.ts';
import type { Names } from './use-names.ts';

/** More than so many are shown when they are asked for. */
const shownAtFirst = 12;

export function OfferedNames({ article, names }: { article: string; names: Names }) {
  const [all, setAll] = useState(false);
  const { offered } = names;
  const shown = all ? offered : offered.slice(0, shownAtFirst);
  return (
    <section aria-label="Offered">
      <h3 className={css.heading}>Not known yet</h3>
      <ul className={css.list}>
        {shown.map((offer) => (
          <Offer key={`${offer.type} ${offer.name}`} offer={offer} article={article} names={names} />
        ))}
      </ul>
      {shown.length < offered.length && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
          {offered.length - shown.length} more
        </Button>
      )}
    </section>
  );
}

interface OfferProps {
  readonly offer: NameSuggestion;
  readonly article: string;
  readonly names: Names;
}

function Offer({ offer, article, names }: OfferProps) {
  const [more, setMore] = useState<'closed' | 'open' | 'same'>('closed');
  const { name, type, mentions, spellings } = offer;
  const place = offer.places.find((one) => one.article === article);
  const others = recordTypes.filter((one) => one !== type);
  return (
    <li className={css.row} data-open={more !== 'closed' || undefined}>
      <div className={css.line}>
        <UnstyledButton
          className={css.name}
          title={spellings.length > 0 ? `Also: ${spellings.join(', ')}` : undefined}
          onClick={() => place && names.goTo(place)}
        >
          <span className={css.words} dir="auto">
            {name}
          </span>
          <span className={css.count}>{counted(mentions, 'mention')}</span>
        </UnstyledButton>
        <Button size="compact-xs" variant="light" onClick={() => void addNamed(offer, type)}>
          Add {type}
        </Button>
        <IconButton
          size={24}
          label={`More for ${name}`}
          aria-expanded={more !== 'closed'}
          onClick={() => setMore(more === 'closed' ? 'open' : 'closed')}
        >
          <IconDots size={15} stroke={1.5} />
        </IconButton>
      </div>
      {more === 'open' && (
        <div className={css.more}>
          {others.map((other) => (
            <Button
              key={other}
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => void addNamed(offer, other)}
            >
              Add {typeWords[other].toLowerCase()}
            </Button>
          ))}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setMore('same')}>
            Same as…
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void dismissName(offer)}>
            Not a name
          </Button>
        </div>
      )}
      {more === 'same' && <SameAs offer={offer} onDone={() => setMore('closed')} />}
    </li>
  );
}

export function KnownNames({ names }: { names: Names }) {
  const [all, setAll] = useState(false);
  const people = names.people ?? [];
  const shown = all ? people : people.slice(0, shownAtFirst);
  return (
    <section aria-label="Known">
      <h3 className={css.heading}>Known</h3>
      <ul className={css.list}>
        {shown.map((person) => (
          <Known key={person.id} person={person} names={names} />
        ))}
      </ul>
      {shown.length < people.length && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
          {people.length - shown.length} more
        </Button>
      )}
    </section>
  );
}

function Known({ person, names }: { person: NamedIn; names: Names }) {
  const { id, name, mentions, linked } = person;
  return (
    <li className={css.row}>
      <div className={css.line}>
        <UnstyledButton className={css.name} title="To the next mention" onClick={() => names.goToNext(id)}>
          <span className={css.words} dir="auto">
            {name}
          </span>
          <span className={css.count}>
            {counted(mentions, 'mention')}
            {linked > 0 && `, ${linked === mentions ? 'all' : linked} linked`}
          </span>
        </UnstyledButton>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`All mentions of ${name}`}
          onClick={() => go({ kind: 'mentions', id })}
        >
          All mentions
        </Button>
        <IconButton size={24} label={`Open ${name}`} onClick={() => go({ kind: 'person', id })}>
          <IconUser size={15} stroke={1.5} />
        </IconButton>
      </div>
    </li>
  );
}
