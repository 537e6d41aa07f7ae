import { Button } from '@mantine/core';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { NamedIn } from '../../archive/contract/naming.ts';
import { go } from '../window/travel.ts';
import { linkNamed } from './acting.ts';
import css from './name-card.module.css';
import { typeWords } from './type-words.ts';
import type { Names } from './use-names.ts';

interface Props {
  readonly article: string;
  readonly names: Names;
}

/** For how many frames the card's first button is tried to be given the focus. */
const mostFrames = 30;

/** Who is named, whether that is linked, and what can be done about it. */
export function NameCard({ article, names }: Props) {
  const card = useRef<HTMLElement>(null);
  const { shown, enter, leave, close } = names;
  const byKey = shown?.byKey ?? false;
  const start = shown?.place.start;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each name that is gone to takes the focus anew
  useEffect(() => {
    if (!byKey) return undefined;
    window.focus();
    // Nothing that floats can have the focus before it has its place, which may take more than a frame.
    let frames = mostFrames;
    let placed = 0;
    const take = () => {
      const first = card.current?.querySelector('button');
      first?.focus();
      if (first && document.activeElement === first) return;
      if (frames-- > 0) placed = requestAnimationFrame(take);
    };
    placed = requestAnimationFrame(take);
    return () => cancelAnimationFrame(placed);
  }, [byKey, start]);
  if (!shown) return null;
  const several = shown.people.length > 1;
  return (
    <section
      ref={card}
      className={css.card}
      aria-label={`Name: ${shown.people.map(({ name }) => name).join(', ')}`}
      onPointerMove={enter}
      onPointerLeave={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close(true);
      }}
    >
      {several && <p className={css.hint}>Several have this name. Who is meant here?</p>}
      {shown.people.map((person) => (
        <Who
          key={person.id}
          person={person}
          linked={shown.linked.includes(person.id)}
          onLink={() => {
            close(byKey);
            void linkNamed(person, { places: [{ article, ...shown.place }] });
          }}
        />
      ))}
    </section>
  );
}

interface WhoProps {
  readonly person: NamedIn;
  readonly linked: boolean;
  readonly onLink: () => void;
}

function Who({ person, linked, onLink }: WhoProps) {
  const { id, name, type, description } = person;
  return (
    <div className={css.who}>
      <h3 className={css.name} dir="auto">
        {name}
      </h3>
      <p className={css.detail}>
        {type !== 'person' && `${typeWords[type]} · `}
        {person.mentions === 1 ? 'Named once here' : `Named ${person.mentions} times here`}
        {person.linked > 0 && `, ${person.linked} linked`}
      </p>
      {description !== '' && (
        <p className={css.description} dir="auto">
          {description}
        </p>
      )}
      <div className={css.actions}>
        {linked ? (
          <span className={css.linked}>
            <IconCheck size={15} stroke={1.7} aria-hidden />
            Linked
          </span>
        ) : (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconLink size={15} stroke={1.5} />}
            onClick={onLink}
          >
            Link this passage
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`Open ${name}`}
          onClick={() => go({ kind: 'person', id })}
        >
          Open
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`All mentions of ${name}`}
          onClick={() => go({ kind: 'mentions', id })}
        >
          All mentions
        </Button>
      </div>
    </div>
  );
}
