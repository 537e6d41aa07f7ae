/** What the operating system says when it will not write, as a problem with a sentence. */
import { constants } from 'node:os';
import { ProblemError } from '../contract/problem.ts';

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EROFS: 'the medium is read-only',
  EACCES: 'you are not allowed to write there',
  EPERM: 'you are not allowed to write there',
  EBUSY: 'another program holds the file',
  EDQUOT: 'the quota is used up',
  ENODEV: 'the medium is not there any more',
  ENXIO: 'the medium is not there any more',
  ENOTDIR: 'what should be a folder is a file',
  ENOENT: 'the folder is not there any more',
  EIO: 'the disk reports an error',
};

/** Primary result codes of SQLite (sqlite.org/rescode.html), by the system's that mean the same. */
const ofSqlite: Readonly<Record<number, string>> = {
  5: 'EBUSY',
  6: 'EBUSY',
  8: 'EACCES',
  10: 'EIO',
  13: 'ENOSPC',
};

/** A problem of `what`, the cause and `consequence`; errors that are none of the system's stay what they are. */
export function writingProblem(what: string, error: unknown, consequence: string): unknown {
  if (error instanceof ProblemError) return error;
  const code = systemCode(error);
  if (code === undefined) return error;
  return new ProblemError('not-writable', `${what}: ${sentences[code] ?? code}. ${consequence}`);
}

function systemCode(error: unknown): string | undefined {
  const { code, errno, errcode } = error as NodeJS.ErrnoException & { errcode?: number };
  // SQLite's extended codes have the primary one in their last byte.
  if (errcode !== undefined) return ofSqlite[errcode & 0xff];
  // libuv has no name for it.
  if (errno === -constants.errno.EDQUOT) return 'EDQUOT';
  // Node's own, such as ERR_INVALID_ARG_TYPE, are bugs.
  return typeof code === 'string' && !code.startsWith('ERR_') ? code : undefined;
}
