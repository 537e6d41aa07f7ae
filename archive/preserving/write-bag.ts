/**
 * Writes an archive as a bag: BagIt 1.0 (RFC 8493), the form in which libraries and archives keep folders for
 * long. It can be written while the app works on the archive, because the order keeps it whole: first
 * checkpoints, then, under the lock, the histories, which say all that checkpoints say; and last the stored
 * copies, of which histories never speak before they are on the disk.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BagReport } from '../contract/preserving.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Archive } from '../storage/archive.ts';
import { makeFolder, writeNew } from '../storage/durable-file.ts';
import { copyHashed, type Hashed } from '../storage/hashed-copy.ts';
import { refuseWithin, writeFolder } from '../storage/staged-folder.ts';
import { type ArchiveFile, archiveFiles, historyFiles } from './archive-files.ts';
import { collidingPaths } from './bag-paths.ts';
import { captureFindings } from './capture-findings.ts';
import {
  declaration,
  declarationFile,
  infoFile,
  infoText,
  manifestText,
  payloadFolder,
} from './tag-files.ts';
import { FileCount, type WorkOptions } from './work.ts';

/** What every reader of BagIt 1.0 must know; two, as a bag outlives the trust in one. */
const algorithms = ['sha256', 'sha512'] as const;

export interface BagOptions extends WorkOptions {
  /** The app's own folder. */
  readonly home: string;
  /** Name and version of the program that writes it. */
  readonly agent: string;
}

/** Writes the bag into a folder that is absent or empty; throws a problem, and leaves nothing, where it can't. */
export async function writeBag(archive: Archive, folder: string, options: BagOptions): Promise<BagReport> {
  const path = resolve(folder);
  refuseWithin(path, archive.path, 'A bag can’t lie in the archive that it is of. Choose another folder.');
  archive.checkpoint();
  return writeFolder({ path, what: 'The bag', ownerLike: options.home }, async (staging) => {
    const copied = await copyPayload(archive, join(staging, payloadFolder), options);
    const bytes = [...copied.files.values()].reduce((sum, file) => sum + file.bytes, 0);
    writeTags(staging, archive, copied.files, bytes, options.agent);
    return { folder: path, files: copied.files.size, bytes, findings: copied.findings };
  });
}

interface Payload {
  /** By path below the archive. */
  readonly files: Map<string, Hashed>;
  readonly findings: string[];
}

async function copyPayload(archive: Archive, target: string, options: BagOptions): Promise<Payload> {
  const listed = archiveFiles(archive.path);
  const files = new Map<string, Hashed>();
  const count = new FileCount(
    listed.files.length,
    'The bag was stopped. Nothing of it was left, and the archive is as it was.',
    options,
  );
  const copy = async (file: ArchiveFile): Promise<void> => {
    if (files.has(file.path)) return;
    count.next(file.path);
    files.set(file.path, await copyOne(archive, file.path, target));
  };
  for (const file of listed.files) if (file.kind === 'card' || file.kind === 'mutable') await copy(file);
  count.turn();
  // A change that writes nothing: the lock is held, and nobody of this device appends meanwhile.
  archive.commit(() => {
    for (const path of historyFiles(archive.path)) {
      count.next(path);
      files.set(path, copyHistory(archive, path, target));
    }
  });
  const cut = Date.now();
  count.turn();
  for (const file of archiveFiles(archive.path).files)
    if (file.kind === 'stored' && !isLater(archive, file.path, cut)) await copy(file);
  refuseCollisions(archive, files.keys());
  return {
    files,
    findings: [
      ...listed.strange.map((path) => `“${path}” is neither a file nor a folder, and was left out.`),
      ...captureFindings(archive.path, files),
    ],
  };
}

/** A stored copy that came after the histories were read: they do not speak of it, and the next bag will hold it. */
function isLater(archive: Archive, path: string, cut: number): boolean {
  const [home, capture] = /^(articles\/[^/]+\/[^/]+)\/captures\/([^/]+)/u.exec(path)?.slice(1) ?? [];
  if (home === undefined || capture === undefined) return false;
  const stats = statSync(join(archive.path, home, 'captures', capture), { throwIfNoEntry: false });
  return stats !== undefined && stats.ctimeMs > cut && stats.mtimeMs > cut - laterBy;
}

/** A stored copy is on the disk for no longer than this, in milliseconds, before it is announced. */
const laterBy = 60_000;

async function copyOne(archive: Archive, path: string, target: string): Promise<Hashed> {
  const from = join(archive.path, path);
  try {
    return await copyHashed(from, join(target, path), algorithms);
  } catch (error) {
    throw reading(archive, path, error, from);
  }
}

/** Whole lines only: what follows the last line break is still being written, or carried here. */
function copyHistory(archive: Archive, path: string, target: string): Hashed {
  const from = join(archive.path, path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(from);
  } catch (error) {
    throw reading(archive, path, error, from);
  }
  const whole = bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
  makeFolder(dirname(join(target, path)));
  writeNew(join(target, path), whole);
  return hashedText(whole);
}

/** The trouble with a file of the archive; what is the trouble of the bag's own files stays what it is. */
function reading(archive: Archive, path: string, error: unknown, from: string): unknown {
  const { code, path: at, syscall } = error as NodeJS.ErrnoException;
  if (at !== from && syscall !== 'read') return error;
  return new ProblemError(
    'refused',
    code === 'ENOENT'
      ? `“${path}” went from the archive “${archive.name}” while the bag was being written: something else is changing the folder. Nothing of the bag was left; try again when that is done.`
      : `“${path}” in the archive “${archive.name}” can't be read (${code}). Nothing of the bag was left; check that you may read the file.`,
    { file: path },
  );
}

function refuseCollisions(archive: Archive, paths: Iterable<string>): void {
  const twins = collidingPaths(paths);
  if (twins)
    throw new ProblemError(
      'refused',
      `“${twins[0]}” and “${twins[1]}” in the archive “${archive.name}” differ by case or by the way in which accents are written only, and can't stand beside each other on every disk. Nothing of the bag was left; put one of them away.`,
      { files: twins },
    );
}

const hashedText = (content: string | Uint8Array): Hashed => ({
  bytes: Buffer.byteLength(content),
  digests: Object.fromEntries(
    algorithms.map((name) => [name, createHash(name).update(content).digest('hex')]),
  ),
});

function writeTags(
  bag: string,
  archive: Archive,
  payload: ReadonlyMap<string, Hashed>,
  bytes: number,
  agent: string,
): void {
  const tags = new Map<string, string>([
    [declarationFile, declaration],
    [
      infoFile,
      infoText([
        ['External-Identifier', archive.card.id],
        ['External-Description', `Dossier archive ${archive.name}`],
        ['Bagging-Date', new Date(archive.now()).toISOString().slice(0, 10)],
        ['Payload-Oxum', `${bytes}.${payload.size}`],
        ['Bag-Software-Agent', agent],
      ]),
    ],
  ]);
  for (const name of algorithms)
    tags.set(
      `manifest-${name}.txt`,
      manifestText(
        [...payload].map(([path, { digests }]) => [`${payloadFolder}/${path}`, digests[name] ?? '']),
      ),
    );
  const hashed = [...tags].map(([path, text]) => [path, hashedText(text)] as const);
  for (const name of algorithms)
    tags.set(
      `tagmanifest-${name}.txt`,
      manifestText(hashed.map(([path, { digests }]) => [path, digests[name] ?? ''])),
    );
  for (const [path, text] of tags) writeNew(join(bag, path), text);
}
