import { Menu } from '@mantine/core';
import { IconArrowsJoin2 } from '@tabler/icons-react';
import { askJoin, type JoinAsked } from './asking-join.ts';

/** In a menu; the dialog stands in the window, as a menu that closes takes all in it along. */
export function JoinItem(asked: JoinAsked) {
  return (
    <Menu.Item leftSection={<IconArrowsJoin2 size={15} stroke={1.5} />} onClick={() => askJoin(asked)}>
      Join with another {asked.noun}…
    </Menu.Item>
  );
}
