import { Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconArrowsSplit2,
  IconBlockquote,
  IconBook2,
  IconCalendarEvent,
  IconDoorExit,
  IconFileText,
  IconHighlight,
  IconHistory,
  IconLayoutGrid,
  IconListSearch,
  IconSearch,
  IconShieldCheck,
  IconTimeline,
  IconTrash,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useAnswer } from '../bridge/answers.ts';
import type { Output } from '../bridge/client.ts';
import { useDeskCount } from '../namedesk/desk-count.ts';
import { SyncDoor } from '../sync/sync-door.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import { type Address, type Room, roomOf } from './addresses.ts';
import { closeArchive } from './close-archive.ts';
import { IconButton } from './icon-button.tsx';
import { tellTrouble } from './notices.tsx';
import { openPalette } from './palette.tsx';
import css from './sidebar.module.css';
import { back, forward, go, useTravel } from './travel.ts';
import { counted, number } from './words.ts';

type Status = NonNullable<Output<'shell.current'>>;
type RoomKind = Exclude<Room, 'sync'>;

interface RoomDoor {
  readonly kind: RoomKind;
  readonly name: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly count?: (status: Status) => number;
}

const doors: readonly RoomDoor[] = [
  { kind: 'library', name: 'Library', icon: IconBook2, count: (status) => status.articles },
  { kind: 'search', name: 'Search', icon: IconSearch },
  { kind: 'marks', name: 'Marks', icon: IconHighlight, count: (status) => status.annotations },
  { kind: 'people', name: 'People', icon: IconUsers, count: (status) => status.people },
  { kind: 'events', name: 'Events', icon: IconCalendarEvent, count: (status) => status.events },
  { kind: 'timeline', name: 'Timeline', icon: IconTimeline },
  { kind: 'matrix', name: 'Matrix', icon: IconLayoutGrid },
  { kind: 'quotations', name: 'Quotations', icon: IconBlockquote },
  { kind: 'briefings', name: 'Briefings', icon: IconFileText, count: (status) => status.briefings },
];

/** There only while something waits behind it. */
const decisionsDoor = (count: number): RoomDoor => ({
  kind: 'decisions',
  name: 'Decisions',
  icon: IconArrowsSplit2,
  count: () => count,
});

/** Likewise. */
const deskDoor = (count: number): RoomDoor => ({
  kind: 'desk',
  name: 'Name desk',
  icon: IconUsersGroup,
  count: () => count,
});

/** What concerns the archive as a whole. */
const lowerDoors: readonly RoomDoor[] = [
  { kind: 'history', name: 'History', icon: IconHistory },
  { kind: 'trash', name: 'Trash', icon: IconTrash },
  { kind: 'care', name: 'Care', icon: IconShieldCheck },
];

/** The rooms of the archive; on narrow windows only their signs. */
export function Sidebar({ archive, narrow }: { archive: Status; narrow: boolean }) {
  const { here, canGoBack, canGoForward } = useTravel();
  const status = useAnswer('archive.status', {}).data ?? archive;
  const room = roomOf(here);
  const decisions = useAnswer('decisions.list', {}).data?.length ?? 0;
  const alike = useDeskCount();
  const shown = doors.flatMap((door) =>
    door.kind === 'people' && (alike > 0 || room === 'desk') ? [door, deskDoor(alike)] : [door],
  );
  if (decisions > 0 || room === 'decisions') shown.push(decisionsDoor(decisions));
  return (
    <nav className={css.sidebar} data-narrow={narrow || undefined} aria-label="Rooms of the archive">
      <div className={css.trail}>
        <IconButton label="Back" shortcut="alt+ArrowLeft" disabled={!canGoBack} onClick={back}>
          <IconArrowLeft size={17} stroke={1.5} />
        </IconButton>
        <IconButton label="Forward" shortcut="alt+ArrowRight" disabled={!canGoForward} onClick={forward}>
          <IconArrowRight size={17} stroke={1.5} />
        </IconButton>
        <IconButton label="Go to anything" shortcut="mod+k" className={css.palette} onClick={openPalette}>
          <IconListSearch size={17} stroke={1.5} />
        </IconButton>
      </div>
      {!narrow && (
        <Tooltip label={status.path} position="bottom-start">
          <p className={css.archive} dir="auto">
            {status.name}
          </p>
        </Tooltip>
      )}
      <ul className={css.doors}>
        {shown.map((door) => (
          <li key={door.kind}>
            <Door door={door} status={status} narrow={narrow} here={room === door.kind} />
          </li>
        ))}
      </ul>
      <div className={css.foot}>
        {status.warnings.length > 0 && <Warnings warnings={status.warnings} narrow={narrow} />}
        <ul className={css.doors}>
          <li>
            <SyncDoor narrow={narrow} here={room === 'sync'} />
          </li>
          {lowerDoors.map((door) => (
            <li key={door.kind}>
              <Door door={door} status={status} narrow={narrow} here={room === door.kind} />
            </li>
          ))}
        </ul>
        <ThemeSwitch narrow={narrow} />
        {narrow ? (
          <IconButton label="Close archive" onClick={closeArchive}>
            <IconDoorExit size={17} stroke={1.5} />
          </IconButton>
        ) : (
          <UnstyledButton className={css.door} onClick={closeArchive}>
            <IconDoorExit size={17} stroke={1.5} />
            <span className={css.name}>Close archive</span>
          </UnstyledButton>
        )}
      </div>
    </nav>
  );
}

function addressOf(kind: RoomKind): Address {
  if (kind === 'search') return { kind, words: '' };
  return kind === 'matrix' ? { kind, of: 'events' } : { kind };
}

function Door({
  door,
  status,
  narrow,
  here,
}: {
  door: RoomDoor;
  status: Status;
  narrow: boolean;
  here: boolean;
}) {
  const Icon = door.icon;
  const count = door.count?.(status);
  const enter = () => go(addressOf(door.kind));
  return (
    <Tooltip label={door.name} position="right" disabled={!narrow}>
      <UnstyledButton
        className={css.door}
        aria-current={here ? 'page' : undefined}
        aria-label={count === undefined ? door.name : `${door.name}, ${number(count)}`}
        onClick={enter}
      >
        <Icon size={17} stroke={1.5} />
        {!narrow && <span className={css.name}>{door.name}</span>}{' '}
        {!narrow && count !== undefined && <span className={css.count}>{number(count)}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}

function Warnings({ warnings, narrow }: { warnings: readonly string[]; narrow: boolean }) {
  const words = `${counted(warnings.length, 'stored file')} could not be read`;
  return (
    <UnstyledButton
      className={css.warnings}
      aria-label={words}
      onClick={() => tellTrouble(`${words}; they were left in place`, warnings.join('\n'))}
    >
      {narrow ? '!' : words}
    </UnstyledButton>
  );
}
