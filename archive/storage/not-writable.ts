/** What the operating system says when it will not write, as a problem with a sentence. */
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
};

/** A problem of `what`, the cause and `consequence`; errors that are none of the system's stay what they are. */
export function writingProblem(what: string, error: unknown, consequence: string): unknown {
  if (error instanceof ProblemError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return error;
  return new ProblemError('not-writable', `${what}: ${sentences[code] ?? code}. ${consequence}`);
}
