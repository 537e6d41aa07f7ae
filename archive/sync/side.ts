/**
 * What stands in the folder of an archive, by names, sizes and times only: one of the two sides of a sync.
 * What the format does not know is passed over.
 */
import { historyFolder } from '../storage/history.ts';
import { isId } from '../storage/ids.ts';
import { nouns } from '../storage/layout.ts';
import type { SeenHomes } from './look-at-homes.ts';
import { deviceOf, entriesIn, foldersIn, type SeenFile, seenFile } from './seen.ts';

/** Addresses of the things that are not alike on both sides, in the order of their names. */
export function homesOf({ here, there }: { readonly here: Side; readonly there: Side }): string[] {
  return [...new Set([...here.homes.keys(), ...there.homes.keys()])].sort();
}

export interface Side extends SeenHomes {
  readonly root: string;
  /** By `<device>/<file>`. */
  readonly histories: Map<string, SeenFile>;
  /** By device. */
  readonly settings: Map<string, SeenFile>;
  /** Pictures and figures, by name. */
  readonly files: Map<string, SeenFile>;
  /** Folders in which the folders of things lie, such as `articles/k3`. */
  readonly shards: readonly string[];
}

const shardPattern = /^[0-9a-hjkmnp-tv-z]{2}$/;
const historyPattern = /^\d{6}\.jsonl$/;
const storedFilePattern = /^[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?$/;

/** Looks at everything but things, whose folders it only names; an absent folder is an empty side. */
export function lookAtSide(root: string): Side {
  const side = {
    root,
    homes: new Map(),
    histories: new Map<string, SeenFile>(),
    settings: new Map<string, SeenFile>(),
    files: new Map<string, SeenFile>(),
    leftovers: [],
    links: [],
  };
  const filesInto = (
    into: Map<string, SeenFile>,
    folder: string,
    keyOf: (name: string) => string | undefined,
  ): void => {
    for (const entry of entriesIn(root, folder, side)) {
      const key = entry.isFile() ? keyOf(entry.name) : undefined;
      const seen = key === undefined ? undefined : seenFile(root, `${folder}/${entry.name}`);
      if (key !== undefined && seen) into.set(key, seen);
    }
  };
  entriesIn(root, '', side);
  for (const device of foldersIn(root, historyFolder, side, isId))
    filesInto(side.histories, `${historyFolder}/${device}`, (name) =>
      historyPattern.test(name) ? `${device}/${name}` : undefined,
    );
  filesInto(side.settings, 'settings', deviceOf);
  filesInto(side.files, 'files', (name) => (storedFilePattern.test(name) ? name : undefined));
  const shards = nouns.flatMap((noun) =>
    foldersIn(root, noun, side, (name) => shardPattern.test(name)).map((name) => `${noun}/${name}`),
  );
  return { ...side, shards };
}
