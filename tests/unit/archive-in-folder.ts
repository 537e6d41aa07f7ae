/** Real archives in temporary folders, removed when the test file is done. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CaptureTexts } from '../../archive/articles/capture-texts.ts';
import { ProblemError } from '../../archive/contract/problem.ts';
import { importFiles } from '../../archive/importing/import.ts';
import { parserInProcess } from '../../archive/importing/parse-file.ts';
import { indexedRows } from '../../archive/service/indexed-rows.ts';
import { Archive, type ArchiveOptions } from '../../archive/storage/archive.ts';
import { createArchiveFolder } from '../../archive/storage/archive-folder.ts';
import { atEndOfFile } from './putting-away.ts';

/** Tests of permissions leave folders closed, which only root can empty as they are. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'dossier-unit-'));
  // Open to those users as whom tests of permissions run.
  chmodSync(folder, 0o755);
  atEndOfFile(() => {
    openFolders(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

export interface TestArchive {
  readonly archive: Archive;
  readonly path: string;
  readonly home: string;
  readonly texts: CaptureTexts;
}

/** A new, empty archive, opened on a device of its own. */
export function newArchive(options: Partial<ArchiveOptions> = {}): TestArchive {
  const folder = temporaryFolder();
  const home = options.home ?? join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const path = join(folder, 'My archive');
  createArchiveFolder(path, home);
  return openArchive(path, { ...options, home });
}

/** Opens an archive; each `home` is another device. */
export function openArchive(path: string, options: ArchiveOptions): TestArchive {
  const archive = Archive.open(path, { rows: indexedRows, ...options });
  // The service does so in the background.
  archive.mending(() => [...archive.sweep()]);
  atEndOfFile(() => archive.abandon());
  return { archive, path, home: options.home, texts: new CaptureTexts(path) };
}

/** Opens the same folder as another device. */
export function onAnotherDevice(path: string, options: Partial<ArchiveOptions> = {}): TestArchive {
  return openArchive(path, { ...options, home: temporaryFolder() });
}

/** Imports a file with the given content, parsed in this process; answers the article's id. */
export async function importContent(
  { archive, home }: TestArchive,
  name: string,
  content: string | Uint8Array,
): Promise<string> {
  const path = writeFile(join(temporaryFolder(), name), content);
  const report = await importFiles([path], { archive, home, parser: parserInProcess });
  const [article] = report.imported;
  if (!article) throw new Error(`${name} ${report.refused[0]?.reason}`);
  return article.id;
}

export function writeFile(path: string, content: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** What must be refused; answers the problem, fails where there is none. */
export function problemOf(action: () => unknown): ProblemError {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

export async function problemFrom(action: () => Promise<unknown>): Promise<ProblemError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Every file below a folder with its bytes, by path: to see that nothing was changed. */
export function contentsOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = entry.isFile() ? readFileSync(path, 'latin1') : '(folder)';
  }
  return found;
}

/** Everything that an archive knows, in an order of its own: equal where two replicas are equal. */
export function knownTo(archive: Archive): Record<string, Record<string, unknown>> {
  const homes = ['articles', 'people', 'events', 'briefings'].flatMap((noun) => archive.replica.homes(noun));
  const nouns = ['annotations', 'blocks', 'relations', 'participants', 'dates', 'claims'];
  const addresses = homes.flatMap((home) => [
    home,
    ...nouns.flatMap((noun) => archive.replica.below(home, noun)),
  ]);
  return Object.fromEntries(
    addresses
      .sort()
      .map((address) => [
        address,
        Object.fromEntries([...(archive.replica.thing(address) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );
}

export const isRoot = process.getuid?.() === 0;
