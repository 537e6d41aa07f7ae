/**
 * The mirror: a folder outside the archive that holds its captures a second time, so that they can be put back
 * (`docs/SYNC.md`, "Guard, shadow, mirror"). A capture is written once; so is its copy.
 */
import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { findCapture } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { copyHashed } from '../storage/hashed-copy.ts';
import { idOf, shardOf } from '../storage/layout.ts';
import type { KnownCapture } from '../storage/shadow.ts';
import { writeFolder } from '../storage/staged-folder.ts';

/** Where a mirror keeps a capture: nothing in the path but ids. */
const placeIn = (mirror: string, archive: Archive, { home, capture }: KnownCapture): string =>
  join(mirror, archive.card.id, shardOf(home), idOf(home), capture);

/** Sets the mirror of an archive, or lets go of it. */
export function setMirror(archive: Archive, path: string | null): void {
  if (path !== null) {
    const inside = relative(archive.path, path);
    if (!inside.startsWith('..') && !isAbsolute(inside))
      throw new ProblemError(
        'invalid-value',
        'A mirror within the archive would vanish with it. Choose a folder elsewhere; nothing was changed.',
      );
  }
  archive.setMirror(path);
}

/** Copies what the mirror lacks; answers how many captures were copied, and how many it holds. */
export async function fillMirror(archive: Archive): Promise<{ copied: number; held: number }> {
  const { mirror } = archive;
  if (mirror === null) return { copied: 0, held: 0 };
  let copied = 0;
  let held = 0;
  for (const known of archive.knownCaptures()) {
    const place = placeIn(mirror, archive, known);
    const isHeld = existsSync(place);
    const from = isHeld ? undefined : findCapture(archive.path, known.home, known.capture);
    if (from !== undefined) {
      await copyCapture(from, place, archive.path);
      copied++;
    }
    if (isHeld || from !== undefined) held++;
  }
  return { copied, held };
}

/** The capture's folder in the mirror, or undefined. */
export function findInMirror(archive: Archive, known: KnownCapture): string | undefined {
  if (archive.mirror === null) return undefined;
  const place = placeIn(archive.mirror, archive, known);
  return existsSync(join(place, 'capture.json')) ? place : undefined;
}

/** Copies a capture's folder, all of it or nothing. */
export async function copyCapture(from: string, to: string, ownerLike: string): Promise<void> {
  await writeFolder({ path: to, what: 'A stored copy', ownerLike }, async (staging) => {
    for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      await copyHashed(path, join(staging, relative(from, path)), []);
    }
  });
}
