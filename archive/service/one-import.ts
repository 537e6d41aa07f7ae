import { ProblemError } from '../contract/problem.ts';
import type { ImportOptions } from '../importing/import.ts';
import type { ArchiveService } from './archive-service.ts';

/** One import at a time: a second one would fight with the first for the parser. */
export async function importing<T>(
  service: ArchiveService,
  run: (options: ImportOptions) => Promise<T>,
): Promise<T> {
  if (service.importing)
    throw new ProblemError('busy', 'An import is under way. Wait until it is done, or cancel it.');
  const { home, parser, notify } = service.options;
  service.importing = new AbortController();
  try {
    return await run({
      archive: service.current.archive,
      home,
      parser,
      signal: service.importing.signal,
      onProgress: (progress) => notify({ kind: 'import-progress', ...progress }),
    });
  } finally {
    service.importing = undefined;
  }
}
