import { tellFailure } from '../bridge/acting.ts';
import { ask } from '../bridge/client.ts';
import { askDestroy } from '../destroying/asking.ts';

/** Asks whether all that is in the trash shall be destroyed. */
export async function emptyTrash(): Promise<void> {
  try {
    const ids = await ask('trash.ids', {});
    if (ids.length > 0) askDestroy({ ids, inTrash: true });
  } catch (reason) {
    tellFailure('The trash could not be read', reason);
  }
}
