/** The folder of an archive: making one, and telling one from any other folder. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { ProblemError } from '../contract/problem.ts';
import { archiveFormat } from './change.ts';
import { readIfThere } from './checkpoint.ts';
import { adopt, makeFolder, writeDurably } from './durable-file.ts';
import { historyFolder } from './history.ts';
import { isId, newId } from './ids.ts';
import { nouns } from './layout.ts';
import { writingProblem } from './not-writable.ts';

export const cardName = 'dossier.json';

const cardSchema = z.object({
  format: z.number().int(),
  id: z.string().refine(isId),
  created: z.string(),
  labels: z.boolean().optional(),
});

export interface ArchiveCard {
  readonly format: number;
  readonly id: string;
  readonly created: string;
  /** false: no folder's name tells what it holds (`docs/FORMAT.md`, "Locked archives"). */
  readonly labels?: boolean | undefined;
}

/**
 * Makes a new archive in an absent or empty folder. `ownerLike`: whose root gives it to (see `adopt`); `labels`:
 * whether names of folders tell what they hold.
 */
export function createArchiveFolder(path: string, ownerLike: string, labels = true): ArchiveCard {
  const folder = resolve(path);
  const present = existsSync(folder);
  if (present && !statSync(folder).isDirectory())
    throw new ProblemError(
      'not-empty',
      `“${folder}” is a file. Choose a folder that is new or empty for the archive.`,
    );
  if (present && existsSync(join(folder, cardName)))
    throw new ProblemError('not-empty', `“${folder}” is an archive already: open it instead.`);
  if (present && readdirSync(folder).length > 0)
    throw new ProblemError(
      'not-empty',
      `“${folder}” is not empty. Choose a folder that is new or empty: an archive keeps to itself.`,
    );
  const created = new Date().toISOString();
  const card: ArchiveCard = { format: archiveFormat, id: newId(), created, ...(!labels && { labels }) };
  try {
    makeFolder(folder);
    adopt(folder, ownerLike);
    for (const name of [...nouns, historyFolder]) makeFolder(join(folder, name));
    writeDurably(join(folder, cardName), `${JSON.stringify(card, null, 1)}\n`);
  } catch (error) {
    throw writingProblem(
      `The archive “${folder}” can't be made`,
      error,
      'Choose another place, or mend the cause and try again.',
    );
  }
  return card;
}

/** Reads what `dossier.json` says; refuses, with the reason, any folder that is no archive of ours. */
export function readArchiveCard(path: string): ArchiveCard {
  const folder = resolve(path);
  const text = readCard(folder);
  if (text === null)
    throw new ProblemError(
      'not-an-archive',
      `“${folder}” is not a Dossier archive: it holds no ${cardName}. ${
        existsSync(folder)
          ? 'Choose the folder that holds that file.'
          : 'There is no such folder; check the path.'
      }`,
    );
  const raw = parseJson(text);
  if (formatOf(raw) > archiveFormat)
    throw new ProblemError(
      'newer-format',
      `The archive “${basename(folder)}” was written by a newer version of Dossier (format ${formatOf(raw)}; this one knows ${archiveFormat}). Nothing was changed; open it with the newer version.`,
    );
  const card = cardSchema.safeParse(raw);
  if (!card.success)
    throw new ProblemError(
      'not-an-archive',
      `The file ${cardName} in “${folder}” can't be read as an archive's. It was left as it is; restore it from a copy of the archive.`,
    );
  return card.data;
}

function readCard(folder: string): string | null {
  try {
    return readIfThere(join(folder, cardName));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTDIR') return null;
    throw new ProblemError(
      'not-writable',
      `“${folder}” can't be read (${code}). Check that you may open the folder.`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function formatOf(raw: unknown): number {
  const format = (raw as { format?: unknown } | undefined)?.format;
  return typeof format === 'number' ? format : 0;
}
