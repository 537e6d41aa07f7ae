import { Button, Menu } from '@mantine/core';
import { IconDots, IconFolder, IconFolderOff } from '@tabler/icons-react';
import type { Output } from '../bridge/client.ts';
import { momentOf } from '../window/dates.ts';
import { IconButton } from '../window/icon-button.tsx';
import css from './sync.module.css';
import { forgetFolder, syncWith, useSyncing } from './syncing.ts';

export type Folder = Output<'sync.folders'>[number];

/** A folder that this archive is synced with: when last, and the two things to do with it. */
export function FolderRow({ folder }: { folder: Folder }) {
  const busy = useSyncing().folder !== null;
  const { id, name, path, there } = folder;
  const Icon = there ? IconFolder : IconFolderOff;
  return (
    <li className={css.folder} data-away={!there || undefined}>
      <Icon className={css.sign} size={22} stroke={1.3} />
      <div className={css.place}>
        <p className={css.folderName} dir="auto">
          {name}
        </p>
        <p className={css.path} dir="auto" title={path}>
          {path}
        </p>
        <p className={css.when}>{whenSynced(folder)}</p>
      </div>
      <div className={css.actions}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy || !there}
          aria-label={`Check first: ${name}`}
          onClick={() => void syncWith(id, true)}
        >
          Check first
        </Button>
        <Button
          size="compact-sm"
          variant="light"
          disabled={busy || !there}
          aria-label={`Sync with ${name}`}
          onClick={() => void syncWith(id, false)}
        >
          Sync
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={`More about ${name}`}>
              <IconDots size={16} stroke={1.5} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={busy} onClick={() => void forgetFolder(id)}>
              Take off this list
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </li>
  );
}

function whenSynced({ there, synced }: Folder): string {
  const last = synced === null ? 'Not synced yet' : `Last synced ${momentOf(synced)}`;
  return there ? last : `Not there now: plug it in or connect it. ${last}`;
}
