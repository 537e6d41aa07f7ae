import * as z from 'zod';

/**
 * Why something could not be done. Expected failures cross processes as values with a stable code;
 * only bugs throw. The message is a whole sentence for the person: it names the thing and what to do.
 */
export const problemCodes = [
  'usage', // the request itself is malformed
  'not-found', // an id, a person, a file that does not exist
  'quote-not-found', // the words do not stand in the text
  'several-places', // the words stand more than once and no place was chosen
  'several-matches', // a name or title fits more than one record
  'told-apart', // records that somebody has said are not the same
  'unsettled', // a text has several versions that the request has not seen
  'invalid-value', // a date, a name, a field that can't be
  'list-changed', // what was chosen in a list is not what stands there now
  'not-an-archive', // the folder holds no dossier.json, or one that can't be parsed
  'newer-format', // written by a later version of Dossier
  'not-empty', // a new archive needs an empty or absent folder
  'refused', // a file that can't be imported
  'depended-on', // a change that later ones stand on, and so can't be undone
  'not-writable', // permissions, a read-only medium, a full disk
  'guarded', // much has vanished from the folder: nothing is written until the person has decided
  'busy', // another process holds the lock for too long
  'no-archive-open',
  'cancelled',
  'export-failed',
  'internal', // a bug: reported, never expected
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export const problemSchema = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  /** What the message speaks of, for programs: ids that fit, places of a quote, a path. */
  details: z.unknown().optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** The answer to a request as it travels between processes. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** A problem on its way to whoever asked; thrown inside one process, an {@link Outcome} between two. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: unknown;

  constructor(code: ProblemCode, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }

  toProblem(): Problem {
    return this.details === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, details: this.details };
  }
}
