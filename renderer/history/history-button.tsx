import { IconHistory } from '@tabler/icons-react';
import { IconButton } from '../window/icon-button.tsx';
import { useKeys } from '../window/keys.ts';
import { go } from '../window/travel.ts';

/** In the header of an open thing: every change that was made to it. */
export function HistoryButton({ id }: { id: string }) {
  const open = () => go({ kind: 'history', of: id });
  useKeys({ h: open });
  return (
    <IconButton label="History" shortcut="h" onClick={open}>
      <IconHistory size={18} stroke={1.5} />
    </IconButton>
  );
}
