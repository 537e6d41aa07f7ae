/** Where a mark may stand: for the person to choose, where Dossier does not. */
import * as z from 'zod';
import { captureSchema, idSchema, placeSchema } from './views.ts';

/** So many are shown at most. */
export const mostCandidates = 20;

export const candidateSchema = z.object({
  /** Which piece of the mark it is a place for, from 0; a mark in one piece has only the first. */
  piece: z.number().int().min(0),
  place: placeSchema,
  /** The words as they stand there. */
  words: z.string(),
  /** Up to about 160 characters before and after them, cut at words. */
  before: z.string(),
  after: z.string(),
  /** Page of a PDF, from 1; null for other kinds. */
  page: z.number().int().nullable(),
  /** How well words and context agree with the mark, from 0 to 1. */
  score: z.number().min(0).max(1),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const anchoringRequests = {
  /**
   * Places at which the words of a mark, or words much like them, stand in a capture (absent: the newest), best first;
   * of a mark in several pieces those of each piece that was not found. Whatever the mark's state: for one that is lost
   * they are what comes closest, and mostly none.
   */
  'annotations.candidates': {
    input: z.object({ id: idSchema, capture: captureSchema.shape.id.optional() }),
    output: z.array(candidateSchema).max(mostCandidates),
  },
} as const;
