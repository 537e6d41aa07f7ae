/** What was made of the briefings that go, where it is asked for: each file as it was handed on. */

import { ProblemError } from '../contract/problem.ts';
import { fileOf } from '../editions/edition.ts';
import { documentEnding, readEditionFile, storeEditionFile } from '../editions/edition-file.ts';
import type { Archive } from '../storage/archive.ts';
import { readText } from '../storage/reading.ts';

export interface HandedEditionFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly ending: string;
  /** The archive's folder that it is in. */
  readonly from: string;
}

/** “2026-11-23, The gate”: by which the person who hands over knows an edition. */
export function editionInWords({ replica }: Archive, address: string): string {
  const made = readText(replica, address, 'made').slice(0, 10);
  return [made, readText(replica, address, 'title')].filter(Boolean).join(', ');
}

/** Whether its file is here, and what was kept: without it there is nothing to hand over. */
export function canBeHanded({ path, replica }: Archive, address: string): boolean {
  const file = fileOf(replica, address);
  return file !== undefined && readEditionFile(path, file.sha256, file.ending) !== undefined;
}

/** The files of these editions, each once; and what they were made of, by which they are compared, where that is here. */
export function editionFilesAmong(
  { path: from, replica }: Archive,
  editions: Iterable<string>,
): HandedEditionFile[] {
  const files = new Map<string, HandedEditionFile>();
  for (const address of editions) {
    const file = fileOf(replica, address);
    if (!file) continue;
    for (const { sha256, ending } of [file, { sha256: file.document, ending: documentEnding }]) {
      const bytes = readEditionFile(from, sha256, ending)?.length;
      const name = `${sha256}.${ending}`;
      if (bytes !== undefined) files.set(name, { name, bytes, sha256, ending, from });
    }
  }
  return [...files.values()];
}

export function copyEditionFile({ from, sha256, ending, name }: HandedEditionFile, to: Archive): void {
  const bytes = readEditionFile(from, sha256, ending);
  if (!bytes)
    throw new ProblemError(
      'refused',
      `The file “${name}” of an edition can’t be read any more. Nothing was handed over; try again, and it is left out.`,
    );
  storeEditionFile(to, bytes, ending);
}
