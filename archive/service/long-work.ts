import type { WorkKind } from '../contract/preserving.ts';
import { ProblemError } from '../contract/problem.ts';
import type { WorkOptions } from '../preserving/work.ts';
import type { ArchiveService } from './archive-service.ts';

/** Runs one long work at a time: two would fight for the disk, and be told apart by nobody. */
export async function longWork<T>(
  service: ArchiveService,
  work: WorkKind,
  run: (options: WorkOptions & { readonly home: string }) => Promise<T>,
): Promise<T> {
  if (service.working)
    throw new ProblemError(
      'busy',
      'A bag or a copy is being written. Wait until it is done, or cancel it; nothing was changed.',
    );
  const { home, notify } = service.options;
  service.working = new AbortController();
  try {
    return await run({
      home,
      signal: service.working.signal,
      onProgress: (progress) => notify({ kind: 'work-progress', work, ...progress }),
    });
  } finally {
    service.working = undefined;
  }
}
