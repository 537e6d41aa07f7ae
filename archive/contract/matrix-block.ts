/** The matrix as a part of a briefing: what it shows is kept, and what that is now is set. */
import * as z from 'zod';
import { idSchema } from './id.ts';
import { stanceSchema } from './record-parts.ts';

/** What sources are set against. */
export const matrixSubjects = ['events', 'people', 'organisations', 'places'] as const;
export const matrixSubjectSchema = z.enum(matrixSubjects);
export type MatrixSubject = z.infer<typeof matrixSubjectSchema>;

/** Rows, and columns, that a briefing names one by one at most. */
export const mostInBlock = 200;
const ids = z.array(idSchema).max(mostInBlock);

export const matrixSetupSchema = z.object({
  of: matrixSubjectSchema,
  /** The events (or people) that are shown; absent: all. */
  only: ids.optional(),
  /** The articles that are shown; absent: those that say something. */
  sources: ids.optional(),
  /** Events as rows, articles as columns. */
  transposed: z.boolean().optional(),
});
export type MatrixSetup = z.infer<typeof matrixSetupSchema>;

/** A part of a briefing, with its caption. */
export const matrixBlock = {
  kind: z.literal('matrix'),
  matrix: matrixSetupSchema,
  text: z.string(),
} as const;

const headSchema = z.object({
  title: z.string(),
  /** Publisher and date of an article; date and sources of an event. */
  facts: z.array(z.string()),
});

/** The matrix as it is set on paper. */
export const printedMatrixSchema = z.object({
  columns: z.array(headSchema),
  rows: z.array(
    headSchema.extend({
      /** One a column; null where the article leaves it out. */
      cells: z.array(
        z
          .object({ stances: z.array(stanceSchema), quote: z.string(), passages: z.number().int() })
          .nullable(),
      ),
    }),
  ),
  /** How many of each there was no room for. */
  left: z.object({ rows: z.number().int(), columns: z.number().int() }),
});
export type PrintedMatrix = z.infer<typeof printedMatrixSchema>;
