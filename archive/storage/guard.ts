/**
 * The guard: tells a folder from which many things have vanished at once (a dropped mount, a syncer gone wrong)
 * from one in which a person has worked, by what the shadow knows was there (`docs/SYNC.md`, "Guard").
 */
import { existsSync, opendirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { historyFolder } from './history.ts';
import { foldersOf, nouns, settingsHome } from './layout.ts';
import type { KnownCapture, KnownFile, Shadow } from './shadow.ts';

/** So many things, and so great a part of all, vanish at once through no person's doing. */
const manyThings = 20;
const greatPart = 0.1;

export interface Missing {
  readonly histories: readonly string[];
  readonly files: readonly KnownFile[];
  readonly captures: readonly KnownCapture[];
  /** Things of which something is missing. */
  readonly homes: readonly string[];
  /** Folders directly below the archive that are gone or empty. */
  readonly folders: readonly string[];
  /** Whether so much is missing that nothing may be taken over from the folder. */
  readonly isMuch: boolean;
}

/** What lies in a folder now. */
export interface Presence {
  has(path: string): boolean;
  hasCapture(home: string, capture: string): boolean;
}

/** Compares what is there with the shadow; `device`: whose own history must be there. */
export function findMissing(options: {
  readonly archive: string;
  readonly shadow: Shadow;
  readonly device: string;
  readonly isDestroyed: (home: string) => boolean;
  readonly present?: Presence;
}): Missing {
  const { archive, shadow, device, isDestroyed } = options;
  const onDisk = new Folder(archive);
  const { present = onDisk } = options;
  const known = { files: shadow.files(), captures: shadow.captures() };
  const files = known.files.filter(
    ({ path, home }) => !present.has(path) && !onDisk.has(path) && !isDestroyed(home),
  );
  const captures = known.captures.filter(
    ({ home, capture }) =>
      !present.hasCapture(home, capture) && !onDisk.hasCapture(home, capture) && !isDestroyed(home),
  );
  const histories = shadow.historyFiles().filter((path) => !onDisk.has(path));
  const homes = [...new Set([...files, ...captures].map(({ home }) => home))].filter(
    (home) => home !== settingsHome,
  );
  const all = new Set([...known.files, ...known.captures].map(({ home }) => home)).size;
  const folders = missingFolders(archive, shadow);
  const isOwnMissing = histories.some((path) => path.startsWith(`${historyFolder}/${device}/`));
  const isMuch =
    folders.length > 0 || isOwnMissing || (homes.length > manyThings && homes.length > all * greatPart);
  return { histories, files, captures, homes, folders, isMuch };
}

/** Folders directly below the archive that held something and hold nothing now: cheap enough to ask often. */
export function missingFolders(archive: string, shadow: Shadow): string[] {
  return [...nouns, historyFolder].filter((name) => isEmpty(join(archive, name)) && shadow.holdsBelow(name));
}

function isEmpty(folder: string): boolean {
  try {
    const entries = opendirSync(folder);
    try {
      for (let entry = entries.readSync(); entry; entry = entries.readSync())
        if (!entry.name.startsWith('.')) return false;
      return true;
    } finally {
      entries.closeSync();
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return true;
    throw error;
  }
}

/** A cloud's placeholder counts as the file that it stands for. */
class Folder implements Presence {
  readonly #archive: string;
  readonly #folders = new Map<string, ReadonlySet<string>>();

  constructor(archive: string) {
    this.#archive = archive;
  }

  has(path: string): boolean {
    const names = this.#namesIn(dirname(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    return names.has(name) || names.has(`.${name}.icloud`);
  }

  hasCapture(home: string, capture: string): boolean {
    return foldersOf(this.#archive, home).some((folder) => {
      const names = this.#namesIn(`${folder}/captures`);
      return names.has(capture) || names.has(`.${capture}.icloud`);
    });
  }

  #namesIn(folder: string): ReadonlySet<string> {
    const known = this.#folders.get(folder);
    if (known) return known;
    const path = join(this.#archive, folder);
    const names = new Set(existsSync(path) ? readdirSync(path) : []);
    this.#folders.set(folder, names);
    return names;
  }
}
