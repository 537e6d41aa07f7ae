import { Menu } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { CiteItem } from '../citing/cite-item.tsx';
import { askExport, askImport } from './asking.ts';

/** In the menu of an article. */
export function ExchangeItems({ article }: { article: string }) {
  return (
    <>
      <CiteItem article={article} />
      <Menu.Item leftSection={<IconFileExport size={15} stroke={1.5} />} onClick={() => askExport([article])}>
        Export marks…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconFileImport size={15} stroke={1.5} />}
        onClick={() => void askImport(article)}
      >
        Import marks…
      </Menu.Item>
    </>
  );
}
