import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns2, IconDots, IconPackageExport, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { DestroyItem } from '../destroying/destroy-item.tsx';
import { ExchangeItems } from '../exchanging/exchange-items.tsx';
import { askHandover } from '../handover/asking.ts';
import { openBeside } from '../window/travel.ts';
import { trash } from '../window/undo.ts';
import { quoted } from '../window/words.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  /** Whether the tab key leads to it. */
  readonly reachable: boolean;
  readonly onDetails: (id: string) => void;
}

/** What can be done with one article. The menu is made when it is first opened: a long list has a button each. */
export function RowMenu({ id, title, reachable, onDetails }: Props) {
  const [wanted, setWanted] = useState(false);
  const label = `More for ${quoted(title)}`;
  const dots = <IconDots size={16} stroke={1.5} />;
  if (!wanted) {
    return (
      <ActionIcon
        size={28}
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        title={label}
        onClick={() => setWanted(true)}
      >
        {dots}
      </ActionIcon>
    );
  }
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>
        <ActionIcon size={28} tabIndex={reachable ? 0 : -1} aria-label={label} title={label}>
          {dots}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconColumns2 size={15} stroke={1.5} />} onClick={() => openBeside(id)}>
          Open beside
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={15} stroke={1.5} />} onClick={() => onDetails(id)}>
          Edit details
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPackageExport size={15} stroke={1.5} />}
          onClick={() => askHandover({ kind: 'articles', ids: [id] })}
        >
          Hand over a copy…
        </Menu.Item>
        <ExchangeItems article={id} />
        <Menu.Item
          leftSection={<IconTrash size={15} stroke={1.5} />}
          onClick={() => trash('articles.trash', id, title)}
        >
          Move to trash
        </Menu.Item>
        <DestroyItem id={id} />
      </Menu.Dropdown>
    </Menu>
  );
}
