import { Button, Menu, Modal } from '@mantine/core';
import {
  IconCalendarEvent,
  IconChevronDown,
  IconFileText,
  IconPageBreak,
  IconPhoto,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { ArticlePicker } from '../../matrix/derives-from.tsx';
import type { NewBlock } from '../composer/use-briefing.ts';
import { FigureDialog } from './figure-dialog.tsx';

/** Parts that a briefing may have beside the common ones. */
export function MoreToInsert({ onInsert }: { readonly onInsert: (block: NewBlock) => void }) {
  const [asked, setAsked] = useState<'figure' | 'summary' | null>(null);
  const insert = (block: NewBlock) => {
    setAsked(null);
    onInsert(block);
  };
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="default"
            aria-label="More to insert here"
            rightSection={<IconChevronDown size={13} stroke={1.6} />}
          >
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPhoto size={16} stroke={1.5} />} onClick={() => setAsked('figure')}>
            Figure…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendarEvent size={16} stroke={1.5} />}
            onClick={() => insert({ kind: 'events', events: { linked: true }, text: '' })}
          >
            List of events
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUsers size={16} stroke={1.5} />}
            onClick={() => insert({ kind: 'people', people: {}, text: '' })}
          >
            List of people
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileText size={16} stroke={1.5} />}
            onClick={() => setAsked('summary')}
          >
            Summary of an article…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPageBreak size={16} stroke={1.5} />}
            onClick={() => insert({ kind: 'page-break' })}
          >
            Page break
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FigureDialog opened={asked === 'figure'} onClose={() => setAsked(null)} onChoose={insert} />
      <Modal
        opened={asked === 'summary'}
        onClose={() => setAsked(null)}
        title="Summary of an article"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ArticlePicker
          label="Article to be summed up"
          placeholder="Find an article…"
          without={[]}
          autofocus
          onPick={(article) => insert({ kind: 'summary', article })}
        />
      </Modal>
    </>
  );
}
