import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import sidebarCss from '../window/sidebar.module.css';
import { go } from '../window/travel.ts';
import css from './sync-door.module.css';
import { useSyncing } from './syncing.ts';

/** The sidebar's way to the Sync screen; a dot says that a sync is under way. */
export function SyncDoor({ narrow, here }: { narrow: boolean; here: boolean }) {
  const { folder } = useSyncing();
  const name = folder === null ? 'Sync' : 'Sync, under way';
  return (
    <Tooltip label={name} position="right" disabled={!narrow}>
      <UnstyledButton
        className={sidebarCss.door}
        aria-current={here ? 'page' : undefined}
        aria-label={name}
        onClick={() => go({ kind: 'sync' })}
      >
        <IconArrowsExchange size={17} stroke={1.5} />
        {!narrow && <span className={sidebarCss.name}>Sync</span>}
        {folder !== null && <span className={css.dot} aria-hidden />}
      </UnstyledButton>
    </Tooltip>
  );
}
