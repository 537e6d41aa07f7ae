/**
 * Addresses of things and the folders in which they live (`docs/FORMAT.md`, "Folders").
 * An address is `articles/<id>` or, below its home, `articles/<id>/annotations/<id>`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isId } from './ids.ts';

export const nouns = ['articles', 'people', 'events', 'briefings'] as const;
export type Noun = (typeof nouns)[number];

/** What devices say of themselves; all of it lies flat in `settings/<device>.json`. */
export const settingsHome = 'settings';

/** The home of an address: the thing whose folder holds what is known of it. */
export function homeOf(address: string): string {
  return address.startsWith(`${settingsHome}/`) ? settingsHome : address.split('/', 2).join('/');
}

export function idOf(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

const labelLength = 40;

/**
 * The readable part of a folder's name: at most 40 characters, NFC, nothing that Windows, macOS or Linux
 * refuse in a name, nothing invisible. May be empty.
 */
export function folderLabel(title: string): string {
  const safe = title
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*[\]]/gu, ' ')
    .replace(/[\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ')
    // Windows drops dots and spaces at the end; elsewhere names that begin with a dot are hidden, and syncers leave out
    // what begins with a tilde.
    .replace(/^[. ~]+/u, '')
    // Windows takes such a name up to its first dot for a device, whatever follows.
    .replace(/^(con|prn|aux|nul|com\p{Nd}|lpt\p{Nd}|com[¹²³]|lpt[¹²³]) *\.[. ]*/iu, '$1 ')
    // What was taken out may have kept a letter and its accent apart.
    .normalize('NFC');
  return cutLabel(safe).replace(/[. ]+$/u, '');
}

/** Counted in UTF-16 units, as Windows counts paths; no character is cut in two. */
function cutLabel(text: string): string {
  if (text.length <= labelLength) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > labelLength) break;
    cut += character;
  }
  const space = cut.lastIndexOf(' ');
  return space > labelLength / 2 ? cut.slice(0, space) : cut;
}

export function folderName(id: string, label: string): string {
  return label === '' ? id : `${label} [${id}]`;
}

/** The id that a folder's name ends in, or undefined for a foreign folder. */
export function idInFolderName(name: string): string | undefined {
  if (isId(name)) return name;
  const match = /\[([^[\]]+)\]$/.exec(name);
  return match && isId(match[1]) ? match[1] : undefined;
}

/** The folder `articles/k3/` in which the folders of things with such an id lie. */
export function shardOf(home: string): string {
  const [noun = '', id = ''] = home.split('/');
  return join(noun, id.slice(0, 2));
}

/** The folders `articles/k3/` that there are of one noun. */
export function shards(archive: string, noun: Noun): string[] {
  return entries(join(archive, noun));
}

/** All homes on the disk with their folders (two folders of one id are one thing), below the archive. */
export function* homeFolders(archive: string, noun: Noun): Generator<{ home: string; folder: string }> {
  for (const shard of shards(archive, noun)) yield* homeFoldersIn(archive, noun, shard);
}

export function* homeFoldersIn(
  archive: string,
  noun: Noun,
  shard: string,
): Generator<{ home: string; folder: string }> {
  for (const name of entries(join(archive, noun, shard))) {
    const id = idInFolderName(name);
    if (id?.startsWith(shard)) yield { home: `${noun}/${id}`, folder: join(noun, shard, name) };
  }
}

/** The folders of one home, below the archive; usually one. */
export function foldersOf(archive: string, home: string): string[] {
  const shard = shardOf(home);
  return entries(join(archive, shard))
    .filter((name) => idInFolderName(name) === idOf(home))
    .sort()
    .map((name) => join(shard, name));
}

function entries(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The devices that have a checkpoint in a folder. */
export function checkpointDevices(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name.endsWith('.json') && isId(name.slice(0, -5)))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name.slice(0, -5))
    .sort();
}
