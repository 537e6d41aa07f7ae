import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changePane, usePreferences } from '../bridge/preferences.ts';
import { IconButton } from './icon-button.tsx';
import { useKeys } from './keys.ts';
import { Pane } from './pane.tsx';
import css from './room.module.css';
import { useTravel } from './travel.ts';

interface Props {
  readonly label: string;
  /** All things of the room; has it all to itself while none of them is open. */
  readonly list: ReactNode;
  /** What is open; undefined where that stands beside the room by itself. */
  readonly children?: ReactNode | null;
}

const hiddenList = 'list.hidden';

/** Whether the list stands beside an open thing: on narrow windows never, else as the person chose. */
export function useListBeside(): { beside: boolean; possible: boolean; toggle: () => void } {
  const preferences = usePreferences();
  const { here } = useTravel();
  // Two articles, or two briefings, need its room.
  const shared = (here.kind === 'article' || here.kind === 'briefing') && here.beside !== undefined;
  const least = shared ? 1640 : 1120;
  const possible = useMediaQuery(`(min-width: ${least}px)`, true, { getInitialValueInEffect: false });
  const hidden = preferences.preferences.panes[hiddenList] === 1;
  return {
    beside: possible && !hidden,
    possible,
    toggle: () => changePane(preferences, hiddenList, hidden ? 0 : 1),
  };
}

export function Room({ label, list, children }: Props) {
  const { beside, toggle } = useListBeside();
  useKeys({ 'mod+\\': toggle });
  if (children === null)
    return (
      <section className={css.alone} aria-label={label}>
        {list}
      </section>
    );
  return (
    <>
      {beside && (
        <Pane name="list" label={label} side="left" width={{ initial: 280, least: 240, most: 560 }}>
          {list}
        </Pane>
      )}
      {children !== undefined && <div className={css.page}>{children}</div>}
    </>
  );
}

/** In the header of an open thing. */
export function ListToggle() {
  const { beside, possible, toggle } = useListBeside();
  if (!possible) return null;
  return (
    <IconButton
      label={beside ? 'Hide the list' : 'Show the list'}
      shortcut="mod+\"
      aria-pressed={beside}
      onClick={toggle}
    >
      {beside ? (
        <IconLayoutSidebarLeftCollapse size={18} stroke={1.5} />
      ) : (
        <IconLayoutSidebarLeftExpand size={18} stroke={1.5} />
      )}
    </IconButton>
  );
}
