/** What the disk says against a sync, as sentences. */
import { ProblemError } from '../contract/problem.ts';
import { writingProblem } from '../storage/not-writable.ts';
import { UnreadableFolder } from './seen.ts';

export function readingProblem(root: string, path: string, error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return error;
  return new ProblemError(
    'not-writable',
    `“${path === '' ? root : path}” in “${root}” can't be read (${code}). Nothing was lost; check that the folder is there and may be opened, then sync again.`,
  );
}

/** An `UnreadableFolder` as a problem; any other error as it is. */
export function toldError(error: unknown): unknown {
  return error instanceof UnreadableFolder ? readingProblem(error.root, error.path, error) : error;
}

export function carryingProblem(root: string, path: string, error: unknown): unknown {
  return writingProblem(
    `“${path}” can't be carried to “${root}”`,
    error,
    'What was carried before is whole, and nothing was lost on either side. Mend the cause and sync again: it goes on from there.',
  );
}
