/** How far long work is, on one line of a terminal's standard error; in scripts nothing. */
import type { Notice } from '../../archive/contract/shell.ts';
import type { ReadSoFar } from '../../archive/storage/archive.ts';

/** Opening takes long where an archive was never read on this device; sooner nobody wonders. */
const patience = 1_000;
const reportEvery = 100;

const isWatched = (): boolean => process.stderr.isTTY && !process.argv.includes('--json');

export function showProgress(notice: Notice): void {
  if (notice.kind !== 'sync-progress' || !isWatched()) return;
  const { stage, done, total } = notice;
  show(stage === 'looking' ? `Comparing… ${done}` : `Carrying ${done} of ${total}`);
}

/** Takes the line away, so that what follows stands by itself. */
export function endProgress(): void {
  if (isWatched()) process.stderr.write('\r\u001b[K');
}

/** When to say next how far the archive is read; undefined while none is being opened. */
let due: number | undefined;

/** Opens an archive, and says how far that is once it takes long. */
export function reading(open: () => void): void {
  const began = performance.now();
  due = began + patience;
  try {
    open();
  } finally {
    due = undefined;
    if (performance.now() - began > patience) endProgress();
  }
}

export function showReading({ changes, things }: ReadSoFar): void {
  const now = performance.now();
  if (due === undefined || now < due || !isWatched()) return;
  due = now + reportEvery;
  show(
    things === 0
      ? `Reading the archive… ${changes.toLocaleString('en')} changes`
      : `Comparing it with its folder… ${things.toLocaleString('en')} things`,
  );
}

function show(words: string): void {
  process.stderr.write(`\r\u001b[K${words}`);
}
