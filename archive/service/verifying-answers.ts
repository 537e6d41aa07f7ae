/** Answers about verifying and repairing: one at a time, told how far they are, stopped when asked to. */
import { resolve } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import type { verifyingRequests, verifyingServiceRequests } from '../contract/verifying.ts';
import { repairArchive } from '../verifying/repair.ts';
import { lastVerified, verifyArchive } from '../verifying/verify.ts';
import type { WatchOptions } from '../verifying/watching.ts';
import type { Answers } from './answers.ts';
import type { ArchiveService } from './archive-service.ts';

export const verifyingAnswers: Pick<
  Answers,
  keyof typeof verifyingRequests | keyof typeof verifyingServiceRequests
> = {
  'archive.verify': (service) =>
    watched(service, (options) => verifyArchive(service.current.archive, options)),
  'archive.repair': (service, { kinds }) => repair(service, { kinds }),
  'service.repairFrom': (service, { kinds, from }) => repair(service, { kinds, from: resolve(from) }),
  'archive.cancelVerify': (service) => {
    service.verifying?.abort();
    return {};
  },
  'archive.lastVerified': ({ current }) => lastVerified(current.archive),
};

const repair = (
  service: ArchiveService,
  input: { readonly kinds?: readonly string[] | undefined; readonly from?: string },
): ReturnType<typeof repairArchive> =>
  watched(service, async (options) => {
    try {
      const { home } = service.options;
      return await repairArchive(service.current.archive, { home, ...input, ...options });
    } finally {
      service.forgetTexts();
      service.options.notify({ kind: 'changed', addresses: [] });
    }
  });

async function watched<T>(service: ArchiveService, run: (options: WatchOptions) => Promise<T>): Promise<T> {
  if (service.verifying)
    throw new ProblemError('busy', 'The archive is being verified. Wait until it is done, or cancel it.');
  const verifying = new AbortController();
  service.verifying = verifying;
  try {
    return await run({
      signal: verifying.signal,
      onProgress: (progress) => service.options.notify({ kind: 'verify-progress', ...progress }),
    });
  } finally {
    service.verifying = undefined;
  }
}
