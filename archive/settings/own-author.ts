/**
 * The name of the person who works on this device, in `author.json` of the app's own folder: asked for once,
 * shared by the app and the command line, the author of changes and the creator of marks.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { authorLimit, type OwnAuthor } from '../contract/history.ts';
import { ProblemError } from '../contract/problem.ts';
import { makeFolder, writeDurably } from '../storage/durable-file.ts';
import { writingProblem } from '../storage/not-writable.ts';

const fileSchema = z.object({ format: z.number().int(), name: z.string() });

const authorFile = (home: string): string => join(home, 'author.json');

/** What can't be read counts as not asked yet: it is asked for again, and nothing is lost but a name. */
export function ownAuthor(home: string): OwnAuthor {
  try {
    const { name } = fileSchema.parse(JSON.parse(readFileSync(authorFile(home), 'utf8')));
    return { name, asked: true };
  } catch {
    return { name: '', asked: false };
  }
}

/** '' is a name not given. */
export function setOwnAuthor(home: string, given: string): OwnAuthor {
  const name = given.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name.length > authorLimit)
    throw new ProblemError(
      'invalid-value',
      `A name has at most ${authorLimit} characters. The old one was kept.`,
    );
  try {
    makeFolder(home);
    writeDurably(authorFile(home), `${JSON.stringify({ format: 1, name })}\n`);
  } catch (error) {
    throw writingProblem(
      `Dossier’s own folder “${home}” can't be written`,
      error,
      'The name was not kept; nothing else was changed. Mend the cause and try again.',
    );
  }
  return { name, asked: true };
}
