/**
 * Checks a bag (RFC 8493) from end to end before anything of it is taken: it may come from anybody. What is
 * refused is refused with the file named.
 */
import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../contract/problem.ts';
import { readArchiveCard } from '../storage/archive-folder.ts';
import { hashFile } from '../storage/hashed-copy.ts';
import { collidingPaths, pathDanger, sameNameKey } from './bag-paths.ts';
import { declarationFile, infoFile, payloadFolder, readInfo, readManifest } from './tag-files.ts';
import type { FileCount } from './work.ts';

const knownVersions = ['1.0', '0.97'];
const knownAlgorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const manifestName = /^(tag)?manifest-([^.]+)\.txt$/u;
/** A manifest of 1,000,000 files fits; whatever is longer is none. */
const longestTagFile = 256_000_000;

export interface BagFile {
  /** Below the bag, as the manifests say it. */
  readonly path: string;
  /** Below the bag, as the disk has it: some write names in NFD. */
  readonly onDisk: string;
  readonly bytes: number;
  /** By algorithm. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface CheckedBag {
  /** The archive's id. */
  readonly id: string;
  readonly payload: readonly BagFile[];
}

/** The structure of a bag, with nothing hashed yet. */
export interface ReadBag {
  readonly bag: string;
  readonly payload: readonly BagFile[];
  readonly tags: readonly BagFile[];
}

/** Reads what a bag says of itself and compares it with what is there; throws where the two differ. */
export function readBag(bag: string): ReadBag {
  const files = filesOf(bag);
  const version = readDeclaration(bag, files);
  if (files.has('fetch.txt'))
    refuse(
      bag,
      'fetch.txt',
      'names files that would have to be fetched from elsewhere, which Dossier never does',
    );
  const inPayload = (path: string): boolean => path.startsWith(`${payloadFolder}/`);
  const payload = listed(bag, version, 'manifest', files);
  const tags = listed(bag, version, 'tagmanifest', files);
  if (payload.length === 0) refuse(bag, 'manifest-sha256.txt', 'is missing: a bag says what it holds');
  const everything = merged(bag, payload);
  for (const { path } of everything)
    if (!inPayload(path))
      refuse(bag, path, `stands in a manifest of the payload and is not in “${payloadFolder}”`);
  const known = new Set(everything.map(({ onDisk }) => onDisk));
  for (const path of files.keys())
    if (inPayload(path) && !known.has(path)) refuse(bag, path, 'is in the bag and in none of its manifests');
  for (const { name, lines } of payload)
    for (const { path } of everything)
      if (!lines.has(path))
        refuse(bag, path, `is missing from ${name}, and every manifest must name every file`);
  const tagFiles = merged(bag, tags);
  for (const { path } of tagFiles)
    if (inPayload(path)) refuse(bag, path, 'stands in a tag manifest and is a file of the payload');
  checkOxum(bag, files, everything);
  return { bag, payload: everything, tags: tagFiles };
}

/** Hashes every file of a bag; throws at the first that is not what the manifests say. */
export async function checkBag(read: ReadBag, count: FileCount): Promise<CheckedBag> {
  for (const file of [...read.tags, ...read.payload]) {
    count.next(file.path);
    const path = join(read.bag, file.onDisk);
    const { digests } = await readingBag(read.bag, file, hashFile(path, [...file.digests.keys()]));
    checkDigests(read.bag, file, digests);
  }
  try {
    return { id: readArchiveCard(join(read.bag, payloadFolder)).id, payload: read.payload };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(
      error.code,
      `The bag “${read.bag}” is whole, but can't be opened: ${error.message}`,
      {
        file: `${payloadFolder}/dossier.json`,
      },
    );
  }
}

/** The trouble with a file of the bag as a refusal; other trouble stays what it is. */
export async function readingBag<T>(bag: string, file: BagFile, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const { code, path, syscall } = error as NodeJS.ErrnoException;
    if (path !== join(bag, file.onDisk) && syscall !== 'read') throw error;
    return refuse(bag, file.path, `can't be read (${code})`);
  }
}

export function checkDigests(bag: string, file: BagFile, found: Readonly<Record<string, string>>): void {
  for (const [algorithm, digest] of file.digests)
    if (found[algorithm] !== digest)
      refuse(bag, file.path, `is not what was put into the bag: its ${algorithm.toUpperCase()} differs`);
}

function refuse(bag: string, file: string, reason: string): never {
  throw new ProblemError(
    'refused',
    `The bag “${bag}” was refused: “${file}” ${reason}. Nothing was taken out of it; get the bag anew from where it came.`,
    { file },
  );
}

/** Every file below the bag, by its path there. Links and devices are refused: they lead out of it. */
function filesOf(bag: string): Map<string, number> {
  const stats = statSync(bag, { throwIfNoEntry: false });
  if (!stats?.isDirectory())
    throw new ProblemError('not-found', `There is no folder “${bag}”. Check the path of the bag.`);
  const files = new Map<string, number>();
  const walk = (folder: string): void => {
    for (const entry of entriesOf(bag, folder)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.set(path, lstatSync(join(bag, path)).size);
      else
        refuse(
          bag,
          path,
          entry.isSymbolicLink()
            ? 'is a link, which may lead out of the bag'
            : 'is neither a file nor a folder',
        );
    }
  };
  walk('');
  return files;
}

function entriesOf(bag: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(bag, folder), { withFileTypes: true });
  } catch (error) {
    return refuse(bag, folder || '.', `can't be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function readTag(bag: string, file: string, files: ReadonlyMap<string, number>): string {
  if ((files.get(file) ?? 0) > longestTagFile) refuse(bag, file, 'is too long to be what it says');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(bag, file)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return refuse(
      bag,
      file,
      code?.startsWith('E') && code.length < 8 ? `can't be read (${code})` : 'is not UTF-8',
    );
  }
}

/** The version that `bagit.txt` declares. */
function readDeclaration(bag: string, files: ReadonlyMap<string, number>): string {
  if (!files.has(declarationFile))
    throw new ProblemError(
      'refused',
      `“${bag}” is not a bag: it holds no ${declarationFile}. Choose the folder that holds that file.`,
      { file: declarationFile },
    );
  const found = /^BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: (\S+)\s*$/u.exec(
    readTag(bag, declarationFile, files),
  );
  const [version = '', encoding = ''] = found?.slice(1) ?? [];
  if (!found) refuse(bag, declarationFile, 'is not the declaration of a bag');
  if (!knownVersions.includes(version))
    refuse(bag, declarationFile, `declares BagIt ${version}; known are ${knownVersions.join(' and ')}`);
  if (encoding.toUpperCase() !== 'UTF-8')
    refuse(bag, declarationFile, `declares the encoding ${encoding}; known is UTF-8`);
  return version;
}

interface Manifest {
  readonly name: string;
  readonly algorithm: string;
  /** By path as the manifest says it. */
  readonly lines: ReadonlyMap<string, BagFile>;
}

function listed(
  bag: string,
  version: string,
  kind: 'manifest' | 'tagmanifest',
  files: ReadonlyMap<string, number>,
): Manifest[] {
  const byKey = new Map([...files.keys()].map((path) => [path.normalize('NFC'), path]));
  const manifests: Manifest[] = [];
  for (const name of files.keys()) {
    const found = manifestName.exec(name);
    if (!found || (found[1] === undefined) !== (kind === 'manifest')) continue;
    const algorithm = (found[2] ?? '').toLowerCase().replaceAll('-', '');
    if (!knownAlgorithms.includes(algorithm)) refuse(bag, name, 'is of an algorithm that is not known here');
    const lines = new Map<string, BagFile>();
    for (const line of readManifest(readTag(bag, name, files), version)) {
      if (typeof line === 'string')
        refuse(bag, name, `has a line that is none of a manifest (${line.slice(0, 60)})`);
      const { path, digest } = line;
      const danger = pathDanger(path);
      if (danger) refuse(bag, path, `${danger} (in ${name})`);
      if (lines.has(path)) refuse(bag, path, `stands in ${name} twice`);
      const onDisk = files.has(path) ? path : byKey.get(path.normalize('NFC'));
      if (onDisk === undefined) refuse(bag, path, `stands in ${name} and is not in the bag`);
      lines.set(path, {
        path,
        onDisk,
        bytes: files.get(onDisk) ?? 0,
        digests: new Map([[algorithm, digest]]),
      });
    }
    const twins = collidingPaths(lines.keys());
    if (twins)
      refuse(
        bag,
        twins[1],
        `and “${twins[0]}” differ by case or accents only, and can't stand beside each other`,
      );
    manifests.push({ name, algorithm, lines });
  }
  return manifests;
}

/** One list of files with the digests of all manifests. */
function merged(bag: string, manifests: readonly Manifest[]): BagFile[] {
  const files = new Map<string, BagFile>();
  for (const { lines } of manifests)
    for (const file of lines.values()) {
      const known = files.get(sameNameKey(file.path));
      if (known && known.path !== file.path)
        refuse(bag, file.path, `is called “${known.path}” in another manifest`);
      files.set(sameNameKey(file.path), {
        ...file,
        digests: new Map([...(known?.digests ?? []), ...file.digests]),
      });
    }
  return [...files.values()];
}

function checkOxum(bag: string, files: ReadonlyMap<string, number>, payload: readonly BagFile[]): void {
  if (!files.has(infoFile)) return;
  const said = readInfo(readTag(bag, infoFile, files)).get('payload-oxum');
  if (said === undefined) return;
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const found = `${bytes}.${payload.length}`;
  if (said !== found)
    refuse(
      bag,
      infoFile,
      `says that the bag holds ${said} (bytes.files, its Payload-Oxum), and there are ${found}`,
    );
}
