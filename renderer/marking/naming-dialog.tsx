import { Modal } from '@mantine/core';
import { endAsking, useAsked } from './asking.ts';
import { ColorNameFields } from './color-name-fields.tsx';
import { TagTable } from './tag-table.tsx';

/** What marks are sorted by: the names of the colours, and the tags. */
export function NamingDialog() {
  const asked = useAsked();
  return (
    <Modal
      opened={asked !== null}
      onClose={endAsking}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size={asked === 'tags' ? 520 : 440}
      title={asked === 'tags' ? 'Tags' : 'Names of the colours'}
    >
      {asked === 'tags' ? <TagTable /> : <ColorNameFields />}
    </Modal>
  );
}
