import { Modal } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { IconButton } from '../window/icon-button.tsx';
import { EditionList } from './edition-list.tsx';

/** In the header of a briefing: what was made of it and handed on. */
export function EditionsButton({ briefing }: { briefing: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <IconButton label="Editions" onClick={() => setOpened(true)}>
        <IconStack2 size={18} stroke={1.5} />
      </IconButton>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size={680}
        title="Editions"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened && <EditionList briefing={briefing} />}
      </Modal>
    </>
  );
}
