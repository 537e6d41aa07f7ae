/**
 * The who–what matrix: which article reports, confirms, contradicts, denies or leaves out which event, person,
 * organisation or place; and which articles derive from which.
 */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { matrixSetupSchema, matrixSubjectSchema } from './matrix-block.ts';
import { stanceSchema, titledSchema } from './record-parts.ts';
import { briefingSchema, passageSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Columns, and rows, that one matrix has at most. */
export const mostOfMatrix = 5000;
/** Marks whose words are asked for at once, at most. */
export const mostQuotes = 500;

export const matrixQuestionSchema = z.object({
  of: matrixSubjectSchema,
  /** The events (or people) that are shown; absent: all. */
  only: z.array(idSchema).max(mostOfMatrix).optional(),
  /** The articles that are shown, also those that say nothing of it; absent: those that say something. */
  sources: z.array(idSchema).max(mostOfMatrix).optional(),
});
export type MatrixQuestion = z.infer<typeof matrixQuestionSchema>;

/** Articles, and the least number of origins that can account for all of them. */
const weightSchema = z.object({ sources: z.number().int(), origins: z.number().int() });
export type Weight = z.infer<typeof weightSchema>;

const matrixColumnSchema = z.object({
  id: idSchema,
  title: z.string(),
  /** EDTF, or null; of events alone. */
  date: z.string().nullable(),
  /** All that speak of it. */
  all: weightSchema,
  /** Those that report or confirm it. */
  support: weightSchema,
  /** Those that contradict or deny it. */
  against: weightSchema,
});
export type MatrixColumn = z.infer<typeof matrixColumnSchema>;

const matrixSourceSchema = z.object({
  id: idSchema,
  title: z.string(),
  publisher: z.string(),
  published: z.string().nullable(),
  /** The articles that it derives from; the title is '' where nothing is known of one. */
  derivesFrom: z.array(titledSchema),
  /** Ids of the articles at the end of that chain: its own where it derives from none. */
  origins: z.array(idSchema),
});
export type MatrixSource = z.infer<typeof matrixSourceSchema>;

const matrixCellSchema = z.object({
  source: idSchema,
  /** Id of the event (or person). */
  of: idSchema,
  /** Every stance that a passage takes, the one that weighs most first; `mentions` only where there is no other. */
  stances: z.array(stanceSchema).min(1),
  passages: z.number().int(),
  /** The mark whose words stand for the cell: the first of those that take the first stance. */
  annotation: idSchema,
});
export type MatrixCell = z.infer<typeof matrixCellSchema>;

export const matrixSchema = z.object({
  of: matrixSubjectSchema,
  columns: z.array(matrixColumnSchema),
  sources: z.array(matrixSourceSchema),
  /** Only those that hold something. */
  cells: z.array(matrixCellSchema),
  /** Articles, and events (or people), for which there was no room. */
  left: z.object({ sources: z.number().int(), columns: z.number().int() }),
});
export type Matrix = z.infer<typeof matrixSchema>;

/** `grid`: a row for each article, a column for each event; `list`: a row for each passage, and for each gap. */
export const matrixLayouts = ['grid', 'list'] as const;
export const matrixLayoutSchema = z.enum(matrixLayouts);
export type MatrixLayout = z.infer<typeof matrixLayoutSchema>;

const matrixTableSchema = matrixQuestionSchema.extend({
  layout: matrixLayoutSchema,
  /** Events as rows, articles as columns; of a grid alone. */
  transposed: z.boolean().optional(),
  bom: z.boolean().optional(),
});
export type MatrixTable = z.infer<typeof matrixTableSchema>;

export const originsSchema = z.object({
  /** What the article derives from; the title is '' where nothing is known of it. */
  from: z.array(titledSchema.extend({ trashed: z.boolean() })),
  /** What derives from it. */
  derived: z.array(titledSchema.extend({ trashed: z.boolean() })),
});
export type Origins = z.infer<typeof originsSchema>;

/** Requests that the window may make. */
export const matrixRequests = {
  'matrix.get': request(matrixQuestionSchema, matrixSchema),
  /** The passages of one cell, in order of place. */
  'matrix.cell': request(
    z.object({ of: matrixSubjectSchema, id: idSchema, source: idSchema }),
    z.array(passageSchema),
  ),
  /** The words of marks, cut at about 200 characters; those that are not here are left out. */
  'matrix.quotes': request(
    z.object({ annotations: z.array(idSchema).max(mostQuotes) }),
    z.array(z.object({ id: idSchema, quote: z.string() })),
  ),
  /** Changes what a matrix in a briefing shows; its caption is changed as text is. */
  'briefings.editMatrix': request(
    z.object({ id: idSchema, block: idSchema, matrix: matrixSetupSchema }),
    briefingSchema,
  ),
  'articles.origins': request(z.object({ id: idSchema }), originsSchema),
  /** Says that an article derives from another, or no longer that it does. */
  'articles.derive': request(z.object({ id: idSchema, from: idSchema, derives: z.boolean() }), originsSchema),
} as const;

/** Requests that only the main process and the command line may make. */
export const matrixServiceRequests = {
  'matrix.table': request(matrixTableSchema, z.object({ csv: z.string(), cells: z.number().int() })),
  /** Writes it into a file. */
  'matrix.export': request(
    matrixTableSchema.extend({ path: z.string() }),
    z.object({ path: z.string(), sources: z.number().int(), columns: z.number().int() }),
  ),
} as const;

/** What the window asks of the shell. */
export const matrixShellRequests = {
  /** *Export…*: asks where to, and writes the table; null where cancelled. */
  'shell.exportMatrix': request(
    matrixTableSchema,
    z.object({ path: z.string(), sources: z.number().int(), columns: z.number().int() }).nullable(),
  ),
} as const;
