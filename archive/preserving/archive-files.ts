/** The files that make up an archive on the disk, told from those that syncers and systems leave among them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { historyFolder } from '../storage/history.ts';
import { nouns } from '../storage/layout.ts';

/** `stored`: written once and never changed; `mutable`: rewritten or appended to by its device. */
export type FileKind = 'card' | 'history' | 'mutable' | 'stored';

export interface ArchiveFile {
  /** Below the archive, with `/` between its parts. */
  readonly path: string;
  readonly kind: FileKind;
}

export interface ArchiveFiles {
  readonly files: ArchiveFile[];
  /** What is no file of an archive, such as a link: paths below the archive. */
  readonly strange: string[];
}

const tops = [...nouns, 'settings', historyFolder, 'files'] as const;
const temporaryName = /^\.|\.tmp$|\.partial$|\.!sync$|^\.?syncthing\.|\.icloud$/iu;

/** Files of a syncer's own, never read (`docs/SYNC.md`, 4). Labels of folders may begin with `~`. */
export function isSyncersFile(name: string, folder: boolean): boolean {
  return temporaryName.test(name) || (!folder && name.startsWith('~'));
}

/** Every file of an archive, in the order of paths. */
export function archiveFiles(archive: string): ArchiveFiles {
  const found: ArchiveFiles = { files: [{ path: 'dossier.json', kind: 'card' }], strange: [] };
  for (const top of tops) walk(archive, top, found);
  found.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return found;
}

/** The histories alone, which takes no walk through everything. */
export function historyFiles(archive: string): string[] {
  const found: ArchiveFiles = { files: [], strange: [] };
  walk(archive, historyFolder, found);
  return found.files.map(({ path }) => path);
}

function walk(archive: string, folder: string, found: ArchiveFiles): void {
  for (const entry of entriesOf(join(archive, folder))) {
    const path = `${folder}/${entry.name}`;
    if (isSyncersFile(entry.name, entry.isDirectory())) continue;
    if (entry.isDirectory()) walk(archive, path, found);
    else if (entry.isFile()) found.files.push({ path, kind: kindOf(path) });
    else found.strange.push(path);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // Folders of nouns are made when the first thing needs them.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function kindOf(path: string): FileKind {
  if (path.startsWith(`${historyFolder}/`)) return 'history';
  return path.startsWith('files/') || captureFile.test(path) ? 'stored' : 'mutable';
}

/** `articles/k3/<folder>/captures/<capture>/<file>`. */
const captureFile = /^articles\/[^/]+\/[^/]+\/captures\/[^/]+\//;
