/** Writes an exported file: the whole of it, or nothing in place of what was there. */
import { dirname } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { writeDurably } from '../storage/durable-file.ts';

export function writeExport(file: string, bytes: Uint8Array): void {
  try {
    writeDurably(file, bytes);
  } catch (error) {
    throw new ProblemError(
      'export-failed',
      `“${file}” can’t be written (${(error as NodeJS.ErrnoException).code}). Choose a folder that is there and that you may write to (“${dirname(file)}” it was); nothing was changed.`,
    );
  }
}
