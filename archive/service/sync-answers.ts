/** Answers about syncing with another folder. */
import { resolve } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import type { SyncReport } from '../contract/sync.ts';
import { placeIn } from '../sync/other-folder.ts';
import { planSync } from '../sync/plan.ts';
import { RememberedFolders } from '../sync/remembered.ts';
import { runSync } from '../sync/run.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

type SyncName = Extract<keyof Answers, `sync.${string}` | 'service.sync' | 'service.chooseSyncFolder'>;

export const syncAnswers: Pick<Answers, SyncName> = {
  'sync.folders': (service) => remembered(service).list(),
  'sync.run': (service, { folder, dryRun }) => syncing(service, remembered(service).pathOf(folder), dryRun),
  'sync.cancel': (service) => {
    service.syncing?.abort();
    return {};
  },
  'sync.forget': (service, { folder }) => {
    remembered(service).forget(folder);
    return {};
  },
  'service.sync': (service, { path, dryRun }) => syncing(service, resolve(path), dryRun),
  'service.chooseSyncFolder': (service, { path }) => {
    const folders = remembered(service);
    const place = placeIn(service.current.archive, path);
    return { folder: folders.choose(place) };
  },
};

const remembered = ({ current: { archive }, options: { home } }: ArchiveService): RememberedFolders =>
  new RememberedFolders(home, archive.card.id);

/** One sync at a time: two would carry the same twice. */
async function syncing(service: ArchiveService, path: string, dryRun: boolean): Promise<SyncReport> {
  if (service.syncing)
    throw new ProblemError('busy', 'A sync is under way. Wait until it is done, or cancel it.');
  const { home, notify, lookingThread } = service.options;
  const { archive } = service.current;
  const folders = remembered(service);
  service.syncing = new AbortController();
  try {
    const options = {
      home,
      thread: lookingThread,
      signal: service.syncing.signal,
      onProgress: (progress: Parameters<NonNullable<Parameters<typeof runSync>[2]['onProgress']>>[0]) =>
        notify({ kind: 'sync-progress', ...progress }),
    };
    if (dryRun) return (await planSync(archive, path, options)).report;
    const report = await runSync(archive, path, options);
    folders.remember(report.folder, new Date(archive.now()).toISOString());
    return report;
  } finally {
    service.syncing = undefined;
  }
}
