import { Button, Menu } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { isOrder, reversed, sortingName, usualNames, usualSorting } from './article-orders.ts';
import { type Sorting, sortBy } from './list-memory.ts';

export function OrderMenu({ sorting, wide }: { sorting: Sorting; wide: boolean }) {
  const name = sortingName(sorting);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          px={10}
          leftSection={<IconArrowsSort size={15} stroke={1.5} />}
          aria-label={`Sorted by: ${name}`}
        >
          {wide ? `Sorted by: ${name}` : name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={sorting.order}
          onChange={(chosen) => isOrder(chosen) && sortBy(usualSorting(chosen))}
        >
          {usualNames.map(([order, words]) => (
            <Menu.RadioItem key={order} value={order} closeMenuOnClick>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => sortBy(reversed(sorting))}>
          The other way round: {sortingName(reversed(sorting))}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
