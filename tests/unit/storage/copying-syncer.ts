/**
 * Devices with a folder each, and a syncer that knows no more than to copy files: one at a time, in any order,
 * in parts, under names of its own, in old versions. Real folders, real archives.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { indexedRows } from '../../../archive/service/indexed-rows.ts';
import { Archive } from '../../../archive/storage/archive.ts';
import { createArchiveFolder } from '../../../archive/storage/archive-folder.ts';
import type { Json } from '../../../archive/storage/register.ts';

export interface Peer {
  readonly path: string;
  readonly home: string;
  archive: Archive;
  reopen(): void;
}

/** A change that was acknowledged, and what its writer knew then of the field. */
export interface Acknowledged {
  readonly stamp: string;
  readonly of: string;
  readonly field: string;
  readonly value: Json;
  readonly prose: boolean;
  /** Stamps of this field's changes, as numbers of {@link Acknowledged}. */
  readonly knew: ReadonlySet<Acknowledged>;
}

/** Copies of one new archive, each opened on a device of its own whose clock is wrong by some milliseconds. */
export function peersOf(folder: string, skews: readonly number[]): Peer[] {
  const first = join(folder, '0', 'Archive');
  createArchiveFolder(first, folder);
  return skews.map((skew, index) => {
    const path = join(folder, String(index), 'Archive');
    if (path !== first) cpSync(first, path, { recursive: true });
    return openPeer(path, join(folder, `home-${index}`), skew);
  });
}

export function openPeer(path: string, home: string, skew: number): Peer {
  const open = (): Archive => {
    const archive = Archive.open(path, { home, now: () => Date.now() + skew, rows: indexedRows });
    // The service does so in the background.
    for (const _ of archive.sweep());
    return archive;
  };
  const peer: Peer = {
    path,
    home,
    archive: open(),
    reopen: () => {
      peer.archive.close();
      peer.archive = open();
    },
  };
  return peer;
}

/** Writes one field; answers what was acknowledged, or undefined where nothing had to be written. */
export function writeField(
  peer: Peer,
  said: readonly Acknowledged[],
  write: { readonly of: string; readonly field: string; readonly value: Json; readonly prose: boolean },
): Acknowledged | undefined {
  const { of, field, value, prose } = write;
  const { archive } = peer;
  let heard = new Set<string>();
  let written = false;
  archive.commit((draft) => {
    heard = heardOf(archive, of, field);
    if (prose) draft.setProse(of, field, String(value));
    else draft.set(of, field, value);
    written = draft.writes.length > 0;
  });
  const [change] = archive.log.newest({ limit: 1 });
  if (!written || !change) return undefined;
  const knew = new Set<Acknowledged>();
  // Whoever heard of a write knows what that one's writer knew.
  for (const one of said)
    if (one.of === of && one.field === field && heard.has(one.stamp))
      for (const known of [one, ...one.knew]) knew.add(known);
  return { stamp: change.stamp, of, field, value, prose, knew };
}

/** Stamps of the writes of a field that an archive holds, whether from a history or a checkpoint. */
function heardOf(archive: Archive, of: string, field: string): Set<string> {
  const stamps = archive.log.about(of).map(({ stamp }) => stamp);
  const register = archive.replica.thing(of)?.get(field);
  if (register?.kind === 'latest') stamps.push(register.stamp);
  if (register?.kind === 'prose') stamps.push(...register.versions.map(({ stamp }) => stamp));
  return new Set(stamps);
}

/** Files that a syncer carries, below the archive. */
export function carriedFiles(path: string): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !isTemporary(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

const isTemporary = (name: string): boolean => /^[.~]|\.(tmp|partial)$/u.test(name);

/** The device that alone writes a file, or undefined for what nobody changes. */
export function writerOf(file: string): string | undefined {
  return /^history\/([^/]+)\//u.exec(file)?.[1] ?? /\/([0-9a-z]{12})\.json$/u.exec(file)?.[1];
}

export const deliveries = ['whole', 'half', 'temporary', 'old', 'holes', 'twice'] as const;
export type Delivery = (typeof deliveries)[number];

/** Versions of files as they once were, by folder and name. */
export class OldVersions {
  readonly #versions = new Map<string, Buffer[]>();

  note(path: string, file: string): void {
    const bytes = readFileSync(join(path, file));
    const versions = this.#versions.get(file) ?? [];
    if (!versions.some((version) => version.equals(bytes))) versions.push(bytes);
    this.#versions.set(file, versions);
  }

  one(file: string, pick: number): Buffer | undefined {
    const versions = this.#versions.get(file) ?? [];
    return versions[pick % Math.max(1, versions.length)];
  }
}

/** Carries one file from one folder to another, in one of the ways of syncers; `at` from 0 to 1 says how far. */
export function deliver(
  from: string,
  to: string,
  file: string,
  how: Delivery,
  at: number,
  old: OldVersions,
): void {
  const bytes = readFileSync(join(from, file));
  old.note(from, file);
  const target = join(to, file);
  if (existsSync(target)) old.note(to, file);
  mkdirSync(dirname(target), { recursive: true });
  const cut = Math.floor(at * bytes.length);
  // In place, as over a network share that goes away.
  if (how === 'half') writeFileSync(target, bytes.subarray(0, cut));
  // Blocks in any order: some of the file is still zero, though it has its full size.
  else if (how === 'holes') writeFileSync(target, withHole(bytes, Math.floor(cut / 2), cut));
  else if (how === 'temporary') writeFileSync(temporaryName(target, cut), bytes.subarray(0, cut));
  else put(target, how === 'old' ? (old.one(file, cut) ?? bytes) : bytes);
  if (how === 'twice') put(target, bytes);
}

function withHole(bytes: Buffer, from: number, to: number): Buffer {
  return Buffer.from(bytes).fill(0, from, to);
}

function temporaryName(target: string, pick: number): string {
  const name = basename(target);
  const names = [`.syncthing.${name}.tmp`, `~${name}.tmp`, `${name}.partial`];
  return join(dirname(target), names[pick % names.length] ?? '');
}

/** As syncers do where they can: a name of its own, then the rename. */
export function put(target: string, bytes: Uint8Array): void {
  mkdirSync(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.syncthing.${basename(target)}.tmp`);
  writeFileSync(temporary, bytes);
  renameSync(temporary, target);
}

/** Every file of every device, as its own device has it, comes to all others in the end. */
export function deliverAll(peers: readonly Peer[]): void {
  for (const peer of peers) peer.archive.checkpoint();
  for (const from of peers)
    for (const file of carriedFiles(from.path)) {
      if (writerOf(file) !== from.archive.device) continue;
      for (const to of peers) if (to !== from) put(join(to.path, file), readFileSync(join(from.path, file)));
    }
}

export function closePeers(peers: readonly Peer[], folder: string): void {
  for (const { archive } of peers) archive.abandon();
  rmSync(folder, { recursive: true, force: true });
  collectGarbage();
}

/** A prepared statement holds its file until it is collected, and thousands of archives are opened here. */
const collectGarbage = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();
