import { Menu } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { exportAnnotated, type ToAnnotate } from './export-annotated.ts';

/** In the menu of an article. */
export function AnnotatedItem({ article }: { article: ToAnnotate }) {
  return (
    <Menu.Item
      leftSection={<IconFileTypePdf size={15} stroke={1.5} />}
      onClick={() => void exportAnnotated(article)}
    >
      Export annotated article…
    </Menu.Item>
  );
}
