import { Menu } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { Person } from '../../archive/contract/views.ts';
import { askSplit } from './asking-split.ts';

/** In the menu of a person: says that some passages speak of somebody else. */
export function SplitItem({ person: { id, name, sources } }: { person: Person }) {
  return (
    <Menu.Item
      leftSection={<IconArrowsSplit2 size={15} stroke={1.5} />}
      disabled={sources === 0}
      onClick={() => askSplit({ id, name })}
    >
      Split in two…
    </Menu.Item>
  );
}
