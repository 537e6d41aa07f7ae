import type { Notice } from '../../archive/contract/shell.ts';
import { tellLasting } from '../window/notices.tsx';
import { go } from '../window/travel.ts';

/** Says that a copy of the archive that has not heard of a destruction had brought its bytes back. */
export function tellDestroyedAgain({ count }: Extract<Notice, { kind: 'destroyed-again' }>): void {
  const what =
    count === 1
      ? 'A file or stored copy of what was destroyed came back from another copy of the archive, and was destroyed again.'
      : `${count} files and stored copies of what was destroyed came back from another copy of the archive, and were destroyed again.`;
  tellLasting(what, { label: 'Show sync', run: () => go({ kind: 'sync' }) });
}
