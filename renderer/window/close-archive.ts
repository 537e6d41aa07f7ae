import { act } from '../bridge/acting.ts';
import { queryClient } from '../bridge/cache.ts';
import { forgetList } from '../library/list-memory.ts';
import { forgetSyncs } from '../sync/syncing.ts';
import { beginAgain } from './travel.ts';

/** Back to the welcome screen; nothing of the archive stays in the window's memory. */
export async function closeArchive(): Promise<void> {
  const closed = await act('shell.closeArchive', {}, { failed: 'The archive could not be closed' });
  if (!closed) return;
  beginAgain();
  forgetSyncs();
  forgetList();
  queryClient.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('shell.') });
  await queryClient.invalidateQueries({ queryKey: ['shell.current'] });
  void queryClient.invalidateQueries({ queryKey: ['shell.recent'] });
}
