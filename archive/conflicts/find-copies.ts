/**
 * Finds conflict copies in an archive's folder: walks it as `docs/FORMAT.md` lays it out, and looks at every
 * name that is not one of the layout's own. Reads names only.
 */
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyKind, CopyMaker, FoundCopy } from '../contract/conflicts.ts';
import { cardName } from '../storage/archive-folder.ts';
import { historyFolder } from '../storage/history.ts';
import { isId } from '../storage/ids.ts';
import { idInFolderName, nouns } from '../storage/layout.ts';
import { conflictCopyOf, isUnfinished } from './conflict-copy.ts';

/** A file that is a copy, or lies in a folder that is one. */
export interface CopiedFile extends FoundCopy {
  /** The home about which the original speaks, where it lies in one's folder. */
  readonly home: string | undefined;
  /** The copied folder that holds it, to be removed when it is empty; undefined for a copied file. */
  readonly inFolder: string | undefined;
}

/** What may lie in a folder of the archive: a name's own meaning, or undefined where it has none there. */
interface Place {
  readonly folder: (name: string) => Place | undefined;
  readonly file: (name: string) => CopyKind | undefined;
  readonly home?: string;
}

const nowhere = (): undefined => undefined;
const inside: Place = { folder: nowhere, file: nowhere };

const historyOfDevice: Place = {
  ...inside,
  file: (name) => (/^\d{6}\.jsonl$/.test(name) ? 'history' : undefined),
};
const histories: Place = { ...inside, folder: (name) => (isId(name) ? historyOfDevice : undefined) };

const isDeviceFile = (name: string): boolean => name.endsWith('.json') && isId(name.slice(0, -5));
const settings: Place = { ...inside, file: (name) => (isDeviceFile(name) ? 'settings' : undefined) };

const captureFileName =
  /^(?:capture\.json|original\.(?:html|txt|text|pdf)|reading\.html|text\.json|layout\.json)$/;

function homeOf(home: string): Place {
  const capture: Place = {
    ...inside,
    home,
    file: (name) => (captureFileName.test(name) ? 'capture' : undefined),
  };
  const captures: Place = {
    ...inside,
    folder: (name) => (/^\d{8}T\d{6}Z-[0-9a-f]{8}$/.test(name) ? capture : undefined),
  };
  return {
    home,
    folder: (name) => (name === 'captures' && home.startsWith('articles/') ? captures : undefined),
    file: (name) => (isDeviceFile(name) ? 'checkpoint' : undefined),
  };
}

const shardOf = (noun: string, shard: string): Place => ({
  ...inside,
  folder: (name) => {
    const id = idInFolderName(name);
    return id?.startsWith(shard) ? homeOf(`${noun}/${id}`) : undefined;
  },
});

const nounOf = (noun: string): Place => ({
  ...inside,
  folder: (name) => (/^[0-9a-hjkmnp-tv-z]{2}$/.test(name) ? shardOf(noun, name) : undefined),
});

const root: Place = {
  folder: (name) => {
    if (name === historyFolder) return histories;
    if (name === 'settings') return settings;
    return nouns.some((noun) => noun === name) ? nounOf(name) : undefined;
  },
  file: (name) => (name === cardName ? 'card' : undefined),
};

/** Copies in `history/` alone: few folders, looked at often. */
export function* copiesInHistories(archive: string): Generator<CopiedFile> {
  for (const found of walk(archive, historyFolder, historyFolder, histories, undefined))
    if (found) yield found;
}

/** Every copied file of an archive; `undefined` after each folder looked into, so that the caller can take a breath. */
export function* findCopies(archive: string): Generator<CopiedFile | undefined> {
  yield* walk(archive, '', '', root, undefined);
}

interface Within {
  readonly maker: CopyMaker;
  readonly folder: string;
}

/** `path` is what is looked into, `original` what it would be called were no folder above it a copy. */
function* walk(
  archive: string,
  path: string,
  original: string,
  place: Place,
  within: Within | undefined,
): Generator<CopiedFile | undefined> {
  for (const entry of entriesOf(join(archive, path))) {
    const { name } = entry;
    const here = path === '' ? name : `${path}/${name}`;
    const there = (proper: string): string => (original === '' ? proper : `${original}/${proper}`);
    if (entry.isDirectory()) {
      // A label that begins as such a name does is that of a thing all the same.
      const own = place.folder(name);
      if (!own && isUnfinished(name)) continue;
      const copy = own
        ? undefined
        : conflictCopyOf(name, (other) => place.folder(other) !== undefined, 'folder');
      const next = own ?? (copy && place.folder(copy.original));
      if (next)
        yield* walk(
          archive,
          here,
          there(copy?.original ?? name),
          next,
          within ?? (copy && { maker: copy.maker, folder: here }),
        );
      continue;
    }
    if (!entry.isFile()) continue;
    const found = fileHere(name, place, within);
    if (found)
      yield {
        path: here,
        original: there(found.original),
        maker: within?.maker ?? found.maker,
        kind: found.kind,
        home: place.home,
        inFolder: within?.folder,
      };
  }
  yield undefined;
}

interface Found {
  readonly original: string;
  readonly maker: CopyMaker;
  readonly kind: CopyKind;
}

function fileHere(name: string, place: Place, within: Within | undefined): Found | undefined {
  const own = place.file(name);
  if (own) return within && { original: name, maker: within.maker, kind: own };
  const copy = conflictCopyOf(name, (other) => place.file(other) !== undefined);
  const kind = copy && place.file(copy.original);
  if (copy && kind) return { ...copy, kind };
  // What systems leave in every folder would keep a copied one from being cleared.
  return within && systemFiles.has(name) ? { original: name, maker: within.maker, kind: 'other' } : undefined;
}

const systemFiles = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db', '.directory', 'Icon\r']);

/** In the order of names, the one that makes a capture visible last. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(
      (a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Gone meanwhile, or closed to us: then there is nothing here that could be put away.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EPERM') return [];
    throw error;
  }
}

const rank = (name: string): number => (name.includes('capture') && name.endsWith('.json') ? 1 : 0);
