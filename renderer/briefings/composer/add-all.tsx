import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { GatherOrder } from '../../../archive/contract/briefing-requests.ts';

const orders: readonly { readonly by: GatherOrder; readonly label: string }[] = [
  { by: 'article', label: 'Under a heading for each article' },
  { by: 'event', label: 'Under a heading for each event' },
  { by: 'date', label: 'Under a heading for each day' },
];

/** Adds every passage that fits and is not quoted yet; by the arrow, under headings. */
export function AddAll({ disabled, onAdd }: { disabled: boolean; onAdd: (by: GatherOrder) => void }) {
  return (
    <Button.Group>
      <Button size="compact-sm" variant="default" disabled={disabled} onClick={() => onAdd('none')}>
        Add all
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            px={4}
            disabled={disabled}
            aria-label="Add all under headings"
          >
            <IconChevronDown size={14} stroke={1.5} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {orders.map(({ by, label }) => (
            <Menu.Item key={by} onClick={() => onAdd(by)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
