import type { Notice } from '../../archive/contract/shell.ts';

/** How long work is doing, on one line of a terminal's standard error; in scripts nothing. */
export function showProgress(notice: Notice): void {
  if (notice.kind !== 'sync-progress' || !process.stderr.isTTY) return;
  const { stage, done, total } = notice;
  const words = stage === 'looking' ? `Comparing… ${done}` : `Carrying ${done} of ${total}`;
  process.stderr.write(`\r\u001b[K${words}`);
}

/** Takes the line away, so that what follows stands by itself. */
export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
