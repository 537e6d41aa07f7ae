import { Menu } from '@mantine/core';
import { IconDots, IconFlame } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { askDestroy } from './asking.ts';

interface Props {
  readonly id: string;
  readonly onDestroyed?: (() => void) | undefined;
}

/** In a menu, below *Move to trash*. */
export function DestroyItem({ id, onDestroyed }: Props) {
  return (
    <Menu.Item
      color="danger"
      leftSection={<IconFlame size={15} stroke={1.5} />}
      onClick={() => askDestroy({ ids: [id], onDestroyed })}
    >
      Destroy…
    </Menu.Item>
  );
}

/** A menu of its own, where there is no other: what can't be taken back is never one click away. */
export function DestroyMenu({
  size = 30,
  children,
  ...item
}: Props & { readonly size?: number; readonly children?: ReactNode }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label="More" size={size}>
          <IconDots size={size < 30 ? 15 : 18} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        <DestroyItem {...item} />
      </Menu.Dropdown>
    </Menu>
  );
}
