/** Two copies of one archive, each with a device of its own, and what tests look at in them. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addArticle } from '../../../archive/articles/article.ts';
import { findCapture, readCaptureCard, sha256 } from '../../../archive/articles/capture.ts';
import { newId } from '../../../archive/storage/ids.ts';
import { runSync } from '../../../archive/sync/run.ts';
import {
  knownTo,
  newArchive,
  openArchive,
  type TestArchive,
  temporaryFolder,
  writeFile,
} from '../archive-in-folder.ts';

export interface TwoFolders {
  /** Synced from here. */
  readonly a: TestArchive;
  readonly b: TestArchive;
  sync(): ReturnType<typeof runSync>;
}

/** An archive and a copy of it on another device, both open and with nothing in them. */
export function twoFolders(): TwoFolders {
  const a = newArchive();
  const b = join(temporaryFolder(), 'Copy');
  cpSync(a.path, b, { recursive: true });
  const opened = openArchive(b, { home: temporaryFolder() });
  return { a, b: opened, sync: () => syncTo(a, b) };
}

export const syncTo = (from: TestArchive, folder: string) =>
  runSync(from.archive, folder, { home: from.home });

/** What a third device reads in a folder: what is on the disk, not what somebody remembers. */
export function readIn(path: string): ReturnType<typeof knownTo> {
  return knownTo(openArchive(path, { home: temporaryFolder() }).archive);
}

/** The files of a folder that anything reads, without those of interrupted work. */
export function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/** Stores a small article of its own words, without a parser. */
export function addText({ archive, home }: TestArchive, words: string): string {
  const path = writeFile(join(home, 'staged', `${newId()}.txt`), words);
  return addArticle(
    archive,
    { path, name: 'text.txt', bytes: Buffer.byteLength(words), sha256: sha256(words) },
    {
      kind: 'text',
      found: { title: words.slice(0, 20), authors: [], publisher: '', published: null, language: '' },
      reading: `<p>${words}</p>`,
      text: words,
      rule: { name: 'dossier-reading-text', version: 1 },
      layout: null,
      pages: null,
      tools: {},
    },
  ).id;
}

/** Captures whose files are not what they were stored as; missing ones too. */
export function damagedCaptures({ archive }: TestArchive): string[] {
  return archive.replica.homes('articles').flatMap((home) =>
    archive.replica.elements(home, 'captures').flatMap(([id]) => {
      const folder = findCapture(archive.path, home, id);
      if (folder === undefined) return [`${home}/${id} is missing`];
      const { original, text, reading } = readCaptureCard(folder);
      return [original, text, ...(reading ? [reading] : [])]
        .filter((stored) => sha256(readFileSync(join(folder, stored.file))) !== stored.sha256)
        .map((stored) => `${folder}/${stored.file} is damaged`);
    }),
  );
}
