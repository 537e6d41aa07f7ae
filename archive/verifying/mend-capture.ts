/** Puts back what is missing or damaged of a stored copy, from one whose hashes are proven. */

import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readArticle } from '../articles/article.ts';
import { announcedCaptureSchema, findCapture } from '../articles/capture.ts';
import { ProblemError } from '../contract/problem.ts';
import { copyCapture, findInMirror } from '../guarding/mirror.ts';
import type { Archive } from '../storage/archive.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { copyHashed } from '../storage/hashed-copy.ts';
import { type Examined, examine, findCaptureFolder, storedFiles } from './captures.ts';
import type { KeptAside } from './kept-aside.ts';
import type { Watch } from './watching.ts';

export interface MendOptions {
  readonly aside: KeptAside;
  readonly watch: Watch;
  /** Another copy of the archive. */
  readonly from?: string | undefined;
}

/** Answers which files were put back, as words. Throws where no sound copy is at hand. */
export async function mendCapture(
  archive: Archive,
  home: string,
  id: string,
  { aside, watch, from }: MendOptions,
): Promise<string> {
  const { title } = readArticle(archive.replica, home);
  const announced = announcedCaptureSchema.safeParse(archive.replica.value(home, `captures/${id}`)).data;
  const source = await soundSource(archive, home, id, watch, from);
  if (!source)
    throw new ProblemError(
      'not-found',
      `No sound copy of “${title}” was found ${from === undefined ? (archive.mirror === null ? 'here: there is no mirror' : 'in the mirror') : 'in the mirror or the other copy'}. Nothing was changed; name another copy of the archive.`,
    );
  const here = findCaptureFolder(archive, home, id);
  if (here === undefined) {
    const folder = archive.folderOf(home, title);
    await copyCapture(source.folder, join(folder, 'captures', id), archive.path);
    return `The stored copy of “${title}” was put back.`;
  }
  const { faults, card } = await examine(here, id, announced, watch);
  const isCardSound = !faults.some(({ kind }) => kind === 'capture-unreadable' || kind === 'capture-altered');
  const files = storedFiles(source.card).map(({ file }) => file);
  const damaged = new Set(faults.map(({ what }) => what));
  const wanted = isCardSound && card ? files.filter((file) => damaged.has(file)) : [...files, 'capture.json'];
  if (isCardSound && card) refuseOther(title, card, source.card, wanted);
  for (const file of wanted)
    await replace(archive, source.folder, here, { file, expected: hashOf(source.card, file) }, aside);
  return `${wanted.map((file) => `“${file}”`).join(', ')} of “${title}” ${wanted.length === 1 ? 'was' : 'were'} put back.`;
}

type Card = NonNullable<Examined['card']>;

const hashOf = (card: Card, file: string): string | undefined =>
  storedFiles(card).find((one) => one.file === file)?.sha256;

/** What only `capture.json` says must be the same in both: else it is not known which of the two is right. */
function refuseOther(title: string, here: Card, there: Card, wanted: readonly string[]): void {
  if (wanted.every((file) => hashOf(here, file) === hashOf(there, file))) return;
  throw new ProblemError(
    'refused',
    `The other copy of “${title}” holds other files than were stored here. Nothing was changed.`,
  );
}

/** A capture elsewhere all of whose files are what was announced and what its `capture.json` says. */
async function soundSource(
  archive: Archive,
  home: string,
  id: string,
  watch: Watch,
  from: string | undefined,
): Promise<{ readonly folder: string; readonly card: Card } | undefined> {
  const announced = announcedCaptureSchema.safeParse(archive.replica.value(home, `captures/${id}`)).data;
  if (!announced) return undefined;
  const there = from === undefined ? undefined : findCapture(from, home, id);
  for (const folder of [there, findInMirror(archive, { home, capture: id })]) {
    if (folder === undefined) continue;
    const { faults, card } = await examine(folder, id, announced, watch);
    if (card && faults.length === 0) return { folder, card };
  }
  return undefined;
}

/** The damaged bytes are kept first; the good ones come under a hidden name, are brought to the disk and renamed. */
async function replace(
  archive: Archive,
  source: string,
  here: string,
  { file, expected }: { readonly file: string; readonly expected: string | undefined },
  aside: KeptAside,
): Promise<void> {
  const path = join(here, file);
  aside.keep(path, relative(archive.path, path));
  const temporary = join(here, `.${file}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const { digests } = await copyHashed(join(source, file), temporary, ['sha256']);
    if (expected !== undefined && digests.sha256 !== expected)
      throw new ProblemError('refused', `“${file}” changed while it was copied. Nothing was changed.`);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
