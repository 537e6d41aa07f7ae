/** The folders that an archive is synced with, kept in the app's own folder: the window names them by id. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { ProblemError } from '../contract/problem.ts';
import type { RememberedFolder } from '../contract/sync.ts';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';
import { isId, newId } from '../storage/ids.ts';
import { syncFolder } from './compared.ts';

const kept = 12;
const folderSchema = z.object({
  id: z.string().refine(isId),
  path: z.string(),
  synced: z.string().nullable(),
});
type Kept = z.infer<typeof folderSchema>;

export class RememberedFolders {
  readonly #folder: string;
  readonly #path: string;

  constructor(home: string, archiveId: string) {
    this.#folder = syncFolder(home, archiveId);
    this.#path = join(this.#folder, 'folders.json');
  }

  list(): RememberedFolder[] {
    return this.#read().map((folder) => ({
      ...folder,
      name: basename(folder.path),
      there:
        existsSync(join(folder.path, 'dossier.json')) || (folder.synced === null && isReachable(folder.path)),
    }));
  }

  /** Notes a folder that was chosen by a person, as if it had never been synced with: it may be empty again. */
  choose(path: string): string {
    const isCopy = existsSync(join(path, 'dossier.json'));
    return this.#putFirst(path, (synced) => (isCopy ? synced : null));
  }

  /** Notes that a sync with a folder was done to its end. */
  remember(path: string, synced: string): void {
    this.#putFirst(path, () => synced);
  }

  #putFirst(path: string, syncedAfter: (before: string | null) => string | null): string {
    const folders = this.#read();
    const known = folders.find((folder) => folder.path === path);
    const folder: Kept = { id: known?.id ?? newId(), path, synced: syncedAfter(known?.synced ?? null) };
    this.#write([folder, ...folders.filter(({ id }) => id !== folder.id)]);
    return folder.id;
  }

  forget(id: string): void {
    this.#write(this.#read().filter((folder) => folder.id !== id));
  }

  /**
   * The path of a remembered folder. One that was a copy and is now empty or gone is not plugged in, rather than
   * a place for a new copy.
   */
  pathOf(id: string): string {
    const folder = this.list().find((one) => one.id === id);
    if (!folder)
      throw new ProblemError('not-found', 'This folder is not remembered any more. Choose it again.');
    if (!folder.there)
      throw new ProblemError(
        'not-found',
        `“${folder.path}” is not there: plug the medium in or connect the share, and sync again. To make a new copy in its place, choose the folder again. Nothing was changed.`,
      );
    return folder.path;
  }

  #read(): Kept[] {
    try {
      return z.array(folderSchema).parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // A convenience, not the person's work.
      return [];
    }
  }

  #write(folders: readonly Kept[]): void {
    makeFolder(this.#folder);
    writeDurably(this.#path, `${JSON.stringify(folders.slice(0, kept), null, 1)}\n`);
  }
}

/** A folder for a new copy may not be there yet, but the one that it goes into must be. */
const isReachable = (path: string): boolean => existsSync(path) || existsSync(join(path, '..'));
