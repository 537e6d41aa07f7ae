/**
 * Whether the stored copy of an article is here. A history line may arrive before the capture that it announces, and
 * clouds keep files elsewhere until they are opened: such a copy is on its way, and neither missing nor lost.
 */
import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CopyState } from '../contract/views.ts';
import type { Archive } from '../storage/archive.ts';
import { foldersOf } from '../storage/layout.ts';
import { stampDevice } from '../storage/stamp.ts';
import type { ArticleRecord } from './article.ts';
import { readCaptureCard } from './capture.ts';

/** Smaller files may have no block of their own on some file systems, and yet be here. */
const leastPlaceholder = 4096;

type Presence = 'here' | 'placeholder' | 'absent';

/** `wasHere`: the copy is known to have been whole in this folder before. */
export function copyStateOf(archive: Archive, article: ArticleRecord, wasHere = false): CopyState {
  return article.capture
    ? captureStateOf(archive, article.home, article.capture.id, wasHere)
    : // Nothing of it was announced yet.
      'on-its-way';
}

export function captureStateOf(archive: Archive, home: string, capture: string, wasHere = false): CopyState {
  const presence = presenceOf(archive, home, capture);
  if (presence === 'here') return 'here';
  if (presence === 'placeholder') return 'on-its-way';
  // A history never speaks of what its own device has not stored.
  return wasHere || announcer(archive, home, capture) === archive.device ? 'missing' : 'on-its-way';
}

/** The device that stored a capture and said so. */
export function announcer({ replica }: Archive, home: string, capture: string): string | undefined {
  const register = replica.thing(home)?.get(`captures/${capture}`);
  return register?.kind === 'latest' ? stampDevice(register.stamp) : undefined;
}

function presenceOf(archive: Archive, home: string, capture: string): Presence {
  const all = foldersOf(archive.path, home).map((folder) =>
    presenceIn(join(archive.path, folder, 'captures', capture)),
  );
  return all.find((one) => one === 'here') ?? all.find((one) => one === 'placeholder') ?? 'absent';
}

function presenceIn(folder: string): Presence {
  const card = fileIn(folder, 'capture.json');
  if (card !== 'here') return card;
  let whole: Presence = 'here';
  for (const name of namesIn(folder)) {
    const presence = fileIn(folder, name);
    if (presence === 'absent') return 'absent';
    if (presence === 'placeholder') whole = 'placeholder';
  }
  return whole;
}

/** The files that a capture has; none where its card can't be read, which is damage and no absence. */
function namesIn(folder: string): string[] {
  try {
    const { original, reading, text, layout } = readCaptureCard(folder);
    return [original, reading, text, layout].flatMap((stored) => stored?.file ?? []);
  } catch {
    return [];
  }
}

function fileIn(folder: string, name: string): Presence {
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  // iCloud puts a small file beside the missing name; others keep the name, with a size and no content.
  if (!found) return existsSync(join(folder, `.${name}.icloud`)) ? 'placeholder' : 'absent';
  return isPlaceholder(found) ? 'placeholder' : 'here';
}

/** Whether a file has a size and nothing on the disk: to read it is to wait until a cloud has brought it. */
export function isPlaceholder({ size, blocks }: { readonly size: number; readonly blocks: number }): boolean {
  return blocks === 0 && size >= leastPlaceholder;
}

/** Has a cloud bring the files of a capture that a person wants to see: it does so when they are read. */
export async function askCloudFor(archive: Archive, { home, capture }: ArticleRecord): Promise<void> {
  if (!capture) return;
  for (const below of foldersOf(archive.path, home)) {
    const folder = join(archive.path, below, 'captures', capture.id);
    for (const name of namesIn(folder)) {
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (!found || !isPlaceholder(found)) continue;
      const file = await open(path, 'r');
      await file.read(Buffer.alloc(1), 0, 1, 0).finally(() => file.close());
    }
  }
}
