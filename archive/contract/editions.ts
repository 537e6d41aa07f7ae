/** Editions: what was made of a briefing and handed on, kept unchanged. `docs/FORMAT.md` (“Editions”) says how they are stored. */
import * as z from 'zod';
import { exportFormats, longestRecipient } from './exporting.ts';
import { idSchema } from './id.ts';
import { hashSchema } from './printed-proof.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const recipientSchema = z.string().max(longestRecipient);

export const editionSchema = z.object({
  id: idSchema,
  /** From 1, in the order in which they were made. */
  number: z.number().int(),
  /** ISO 8601 instant. */
  made: z.string(),
  /** Who made it; '' where nobody said. */
  by: z.string(),
  /** For whom; '' where nobody said. */
  recipient: z.string(),
  title: z.string(),
  format: z.string(),
  bytes: z.number().int(),
  sha256: hashSchema,
  /** Null in a format without pages. */
  pages: z.number().int().nullable(),
  quotations: z.number().int(),
  /** '' where it carries no originals. */
  fingerprint: z.string(),
  signed: z.boolean(),
  /** Whether names are replaced in it. */
  redacted: z.boolean(),
  /** What was other than in the one before it, in blocks; null for the first. */
  since: z
    .object({ added: z.number().int(), removed: z.number().int(), changed: z.number().int() })
    .nullable(),
  /** Whether its file is in this folder. */
  here: z.boolean(),
});
export type Edition = z.infer<typeof editionSchema>;

export const editionChangeSchema = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  /** What of the document it is: “quotation”, “text”, “heading”, “source”, … */
  what: z.string(),
  /** '' for what was added. */
  before: z.string(),
  /** '' for what was removed. */
  after: z.string(),
});
export type EditionChange = z.infer<typeof editionChangeSchema>;

export const editionComparisonSchema = z.object({
  earlier: editionSchema,
  later: editionSchema,
  changes: z.array(editionChangeSchema),
});
export type EditionComparison = z.infer<typeof editionComparisonSchema>;

const chosen = z.object({ briefing: idSchema, edition: idSchema });

/** Requests that the window may make. */
export const editionRequests = {
  'editions.list': request(z.object({ briefing: idSchema }), z.array(editionSchema)),
  /** Of `with` '' the one before it. */
  'editions.compare': request(
    chosen.extend({ with: z.union([idSchema, z.literal('')]) }),
    editionComparisonSchema,
  ),
  'editions.describe': request(chosen.extend({ recipient: recipientSchema }), editionSchema),
} as const;

/** What is noted of a file that is kept. */
export const keptEditionSchema = z.object({
  briefing: idSchema,
  format: z.enum(exportFormats),
  pages: z.number().int().nullable(),
  recipient: recipientSchema,
  fingerprint: z.string(),
  signed: z.boolean(),
  redacted: z.boolean(),
  /** The document that it was made of, as JSON. */
  document: z.unknown(),
});

/** Requests that only the main process and the command line may make. */
export const editionServiceRequests = {
  /** Keeps the bytes; nothing refers to them yet. */
  'service.storeEdition': request(
    z.object({ bytes: z.instanceof(Uint8Array), format: z.enum(exportFormats) }),
    z.object({ sha256: hashSchema, isNew: z.boolean() }),
  ),
  /** Lets go of bytes that were kept for a file which then could not be written. */
  'service.dropEdition': request(
    z.object({ sha256: hashSchema, format: z.enum(exportFormats) }),
    z.object({}),
  ),
  'service.noteEdition': request(keptEditionSchema.extend({ sha256: hashSchema }), editionSchema),
  /** Path of its file in the archive, proven by its hash, and a name for a copy of it. */
  'service.editionFile': request(chosen, z.object({ path: z.string(), name: z.string() })),
} as const;

export const editionShellRequests = {
  /** *Open*: shows a copy in the system’s own program. */
  'shell.openEdition': request(chosen, z.object({})),
  /** *Save a copy…*: asks where to; null where cancelled. */
  'shell.exportEdition': request(chosen, z.object({ file: z.string() }).nullable()),
} as const;
