import { Menu, ScrollArea } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useAnswer } from '../../bridge/answers.ts';
import { IconButton } from '../../window/icon-button.tsx';
import { orUntitled } from '../../window/words.ts';
import { openSideBySide } from './beside.ts';

/** Opens another briefing beside those that are open. */
export function BesideMenu({ open }: { open: readonly string[] }) {
  const others = (useAnswer('briefings.list', {}).data ?? []).filter(({ id }) => !open.includes(id));
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <IconButton label="Open another briefing beside this" disabled={others.length === 0}>
          <IconColumns2 size={18} stroke={1.5} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Open beside</Menu.Label>
        <ScrollArea.Autosize mah={360}>
          {others.map(({ id, title }) => (
            <Menu.Item key={id} dir="auto" onClick={() => openSideBySide([...open, id])}>
              {orUntitled(title)}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
