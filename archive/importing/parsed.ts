import * as z from 'zod';
import { factsSchema, sourceTypeSchema } from '../contract/citing.ts';
import { articleKindSchema } from '../contract/views.ts';

/** Geometry of a PDF page's text: what quads of a mark are computed from. Units: points, unrotated page. */
export const pageLayoutSchema = z.object({
  width: z.number(),
  height: z.number(),
  rotate: z.number(),
  /** `[start, end, a, b, c, d, e, f, width, height]` of each run; offsets in UTF-16 units of the page's text. */
  runs: z.array(z.array(z.number())),
});

/** What parsing makes of a file. */
export const parsedSchema = z.object({
  kind: articleKindSchema,
  /** The cleaned, self-contained reading copy; null for PDF. */
  reading: z.string().nullable(),
  text: z.string(),
  rule: z.object({ name: z.string(), version: z.number().int() }),
  layout: z.array(pageLayoutSchema).nullable(),
  pages: z.number().int().nullable(),
  /** Pages of a PDF, from 1, whose text a machine read from a picture. */
  machineRead: z.array(z.number().int()).optional(),
  /** Pages whose words could not be put in the order in which they are read: there only rectangles can be marked. */
  rectanglesOnly: z.array(z.number().int()).optional(),
  found: z.object({
    title: z.string(),
    authors: z.array(z.string()),
    publisher: z.string(),
    published: z.string().nullable(),
    language: z.string(),
    /** What the page says of itself for bibliographies; absent where it has no head to say it in. */
    cited: z.object({ type: sourceTypeSchema.nullable(), facts: factsSchema }).optional(),
  }),
  tools: z.record(z.string(), z.string()),
});
export type Parsed = z.infer<typeof parsedSchema>;
export type PageLayout = z.infer<typeof pageLayoutSchema>;

/** Why a file is refused: an end of a sentence that begins with the file's name. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A file that can be read by whoever knows its password. */
export class Locked extends Refusal {}

export interface ParseJob {
  readonly path: string;
  /** The name that the file had where it came from. */
  readonly name: string;
  /** Of a PDF that is protected by one. */
  readonly password?: string | undefined;
}

/** Turns a file into text; in a process of its own in the app, in the same one in unit tests. */
export interface Parser {
  parse(job: ParseJob, signal?: AbortSignal): Promise<Parsed>;
  close(): void;
}
