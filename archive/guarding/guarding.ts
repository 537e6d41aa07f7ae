/** What a person can do when much has vanished from the folder: put it back, accept it, or wait. */
import { join, resolve } from 'node:path';
import { announcedCaptureSchema, findCapture } from '../articles/capture.ts';
import type { GuardOutcome, GuardStatus } from '../contract/keeping.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { readArchiveCard } from '../storage/archive-folder.ts';
import type { Missing } from '../storage/guard.ts';
import type { KnownCapture } from '../storage/shadow.ts';
import { examine } from '../verifying/captures.ts';
import { Watch } from '../verifying/watching.ts';
import { copyCapture, findInMirror } from './mirror.ts';

const shownTitles = 20;

export function guardStatus(archive: Archive): GuardStatus {
  const missing = archive.findMissing();
  return {
    stopped: missing.isMuch,
    folders: [...missing.folders],
    histories: missing.histories.length,
    files: missing.files.length,
    captures: missing.captures.length,
    things: missing.homes.length,
    titles: missing.homes.slice(0, shownTitles).map((home) => titleOf(archive, home)),
    inMirror:
      archive.mirror === null
        ? null
        : missing.captures.filter((capture) => findInMirror(archive, capture) !== undefined).length,
    mirror: archive.mirror,
  };
}

/** Puts back JSON from the shadow, and captures from the mirror or from another copy of the archive. */
export async function restoreMissing(archive: Archive, otherCopy?: string): Promise<GuardOutcome> {
  if (otherCopy !== undefined) refuseStranger(archive, otherCopy);
  const missing = archive.findMissing();
  const files = archive.restoreMissing();
  let captures = 0;
  for (const capture of missing.captures) {
    const from = await findSource(archive, capture, otherCopy);
    if (from === undefined) continue;
    const folder = archive.folderOf(capture.home, titleOf(archive, capture.home));
    await copyCapture(from, join(folder, 'captures', capture.capture), archive.path);
    captures++;
  }
  const left = archive.findMissing();
  return { files: files.length, captures, missing: left.captures.length, trashed: 0 };
}

/**
 * Puts into the trash what is gone. Histories are put back all the same: what they say is known, and other
 * devices may have it from here only.
 */
export function acceptMissing(archive: Archive): GuardOutcome {
  const missing = archive.findMissing();
  const files = archive.restoreMissing((path) => path.startsWith('history/') || path.startsWith('settings/'));
  archive.acceptMissing(missing);
  const gone = missing.homes.filter((home) => archive.replica.thing(home) !== undefined);
  archive.commit((draft) => {
    for (const home of gone) draft.set(home, 'trashed', true);
  });
  return { files: files.length, captures: 0, missing: 0, trashed: gone.length };
}

/** A stored copy elsewhere, all of whose files are what was announced of them. */
async function findSource(
  archive: Archive,
  known: KnownCapture,
  otherCopy: string | undefined,
): Promise<string | undefined> {
  const { home, capture } = known;
  const announced = announcedCaptureSchema.safeParse(archive.replica.value(home, `captures/${capture}`)).data;
  const there = otherCopy === undefined ? undefined : findCapture(otherCopy, home, capture);
  for (const folder of [there, findInMirror(archive, known)]) {
    if (folder === undefined) continue;
    const { faults } = await examine(folder, capture, announced, new Watch());
    if (faults.length === 0) return folder;
  }
  return undefined;
}

export function refuseStranger(archive: Archive, otherCopy: string): void {
  const card = readArchiveCard(otherCopy);
  if (resolve(otherCopy) === archive.path)
    throw new ProblemError('usage', `“${otherCopy}” is this archive itself. Name another copy of it.`);
  if (card.id !== archive.card.id)
    throw new ProblemError(
      'refused',
      `“${otherCopy}” is another archive, not a copy of “${archive.name}”. Nothing was changed.`,
    );
}

function titleOf({ replica }: Archive, home: Missing['homes'][number]): string {
  const title = replica.value(home, 'title') ?? replica.value(home, 'name');
  return typeof title === 'string' && title !== '' ? title : '(no title)';
}
