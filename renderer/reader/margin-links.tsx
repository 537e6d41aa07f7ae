import { IconCalendarEvent, IconUser } from '@tabler/icons-react';
import type { Stance } from '../../archive/contract/record-parts.ts';
import type { Annotation } from '../../archive/contract/views.ts';
import { StanceMenu, stanceIcons, stanceWords } from '../annotations/stance-menu.tsx';
import { act } from '../bridge/acting.ts';
import type { Input } from '../bridge/client.ts';
import { go } from '../window/travel.ts';
import { annotationAddress } from './annotation-address.ts';
import css from './margin-links.module.css';

interface Props {
  readonly mark: Annotation;
  /** Whether it may be said anew how the mark stands to them. */
  readonly open: boolean;
}

/** The people and events that a mark is linked to, and how it stands to each. */
export function MarginLinks({ mark, open }: Props) {
  const { people, events } = mark;
  if (people.length + events.length === 0) return null;
  return (
    <ul className={css.links}>
      {people.map(({ id, name, stance }) => (
        <li key={id}>
          <button type="button" className={css.link} title={name} onClick={() => go({ kind: 'person', id })}>
            <IconUser size={13} stroke={1.6} aria-label="Person" />
            <span dir="auto">{name}</span>
          </button>
          <LinkStance mark={mark} to={{ person: id }} stance={stance} open={open} name={name} />
        </li>
      ))}
      {events.map(({ id, title, stance }) => (
        <li key={id}>
          <button type="button" className={css.link} title={title} onClick={() => go({ kind: 'event', id })}>
            <IconCalendarEvent size={13} stroke={1.6} aria-label="Event" />
            <span dir="auto">{title}</span>
          </button>
          <LinkStance mark={mark} to={{ event: id }} stance={stance} open={open} name={title} />
        </li>
      ))}
    </ul>
  );
}

interface StanceProps extends Props {
  readonly to: Input<'annotations.stance'>['to'];
  readonly stance: Stance;
  readonly name: string;
}

/** That a passage mentions what it is linked to goes without saying, but for the mark that is chosen. */
function LinkStance({ mark, to, stance, open, name }: StanceProps) {
  if (!open) {
    if (stance === 'mentions') return null;
    const Icon = stanceIcons[stance];
    return (
      <span className={css.said}>
        <Icon size={13} stroke={1.6} aria-hidden />
        {stanceWords[stance]}
      </span>
    );
  }
  return (
    <span className={css.menu}>
      <StanceMenu
        stance={stance}
        of={name}
        onChange={(next) =>
          void act(
            'annotations.stance',
            { id: mark.id, to, stance: next },
            { failed: 'The stance was not saved', touches: [annotationAddress(mark), ...touched(to)] },
          )
        }
      />
    </span>
  );
}

const touched = (to: StanceProps['to']): string[] => [
  'person' in to ? `people/${to.person}` : `events/${to.event}`,
];
