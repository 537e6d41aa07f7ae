import { Menu } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { askCite } from './asking.ts';

/** In the menu of an article, or of a passage of it. */
export function CiteItem({ article, annotation }: { article: string; annotation?: string }) {
  return (
    <Menu.Item
      leftSection={<IconBook2 size={15} stroke={1.5} />}
      onClick={() => askCite([article], annotation)}
    >
      Cite…
    </Menu.Item>
  );
}
