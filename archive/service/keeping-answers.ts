/** Answers about destroying, the guard and the mirror. */
import { resolve } from 'node:path';
import type { GuardOutcome, keepingRequests, keepingServiceRequests } from '../contract/keeping.ts';
import { destroyThings, toDestroy } from '../destroying/destroy.ts';
import { acceptMissing, guardStatus, restoreMissing } from '../guarding/guarding.ts';
import { fillMirror, setMirror } from '../guarding/mirror.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

export const keepingAnswers: Pick<
  Answers,
  keyof typeof keepingRequests | keyof typeof keepingServiceRequests
> = {
  'things.toDestroy': ({ current }, { ids, inTrash }) => toDestroy(current.archive, ids, { inTrash }),
  'things.destroy': (service, { ids, inTrash }) => {
    const destruction = destroyThings(service.current.archive, ids, { inTrash });
    service.forgetTexts();
    return destruction;
  },
  'archive.mirror': ({ current }) => ({ path: current.archive.mirror }),
  'guard.status': ({ current }) => guardStatus(current.archive),
  'guard.restore': (service) => restored(service),
  'guard.accept': ({ current }) => acceptMissing(current.archive),
  'service.restoreFrom': (service, { from }) => restored(service, resolve(from)),
  'service.mirror': ({ current }, { path }) => {
    setMirror(current.archive, path === null ? null : resolve(path));
    return fillMirror(current.archive);
  },
};

/** Stored texts that could not be read before can be now, and whoever shows them must ask again. */
async function restored(service: ArchiveService, from?: string): Promise<GuardOutcome> {
  try {
    return await restoreMissing(service.current.archive, from);
  } finally {
    service.forgetTexts();
    service.options.notify({ kind: 'changed', addresses: [] });
  }
}
