import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconBook2, IconFileExport, IconFlame, IconTrash } from '@tabler/icons-react';
import { useEffect } from 'react';
import { withKey } from '../window/keys.ts';
import { number } from '../window/words.ts';
import css from './selection-bar.module.css';

interface Props {
  readonly count: number;
  readonly onCite: () => void;
  readonly onExport: () => void;
  readonly onTrash: () => void;
  readonly onDestroy: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected articles. */
export function SelectionBar({ count, onCite, onExport, onTrash, onDestroy, onClear }: Props) {
  const { ref, height } = useElementSize<HTMLElement>();
  // Notices stand over it, not on its buttons.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--selection-bar', `${height + 17}px`);
    return () => void style.removeProperty('--selection-bar');
  }, [height]);
  return (
    <section ref={ref} className={css.bar} aria-label="Selected articles">
      <p className={css.count} role="status">
        {number(count)} selected
      </p>
      <Button
        size="compact-sm"
        variant="subtle"
        title={withKey('Select nothing', 'Escape')}
        onClick={onClear}
      >
        Clear
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="danger"
        leftSection={<IconFlame size={14} stroke={1.5} />}
        onClick={onDestroy}
      >
        Destroy…
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconBook2 size={14} stroke={1.5} />}
        onClick={onCite}
      >
        Cite…
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileExport size={14} stroke={1.5} />}
        onClick={onExport}
      >
        Export marks…
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTrash size={14} stroke={1.5} />}
        title={withKey('Move to trash', 'Delete')}
        onClick={onTrash}
      >
        Move to trash
      </Button>
    </section>
  );
}
