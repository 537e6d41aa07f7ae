/** What window and page say to each other about moving the ends of a mark, and about the caret. */
import * as z from 'zod';
import { mostPieces } from './marking.ts';
import { idSchema } from './views.ts';

const placeSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });

export const markingToPage = [
  /** Moves an end of the active mark; what comes of it is told when no further step follows. */
  z.object({
    kind: z.literal('stretch'),
    end: z.enum(['start', 'end']),
    by: z.enum(['word', 'character']),
    step: z.union([z.literal(1), z.literal(-1)]),
  }),
  /** Whether a caret goes through the article by the arrow keys. */
  z.object({ kind: z.literal('caret'), on: z.boolean() }),
] as const;

export const markingFromPage = [
  /** The person has moved an end of a mark: these are its stretches now. */
  z.object({
    kind: z.literal('stretched'),
    mark: idSchema,
    pieces: z.array(placeSchema).min(1).max(mostPieces),
  }),
  /** How far the article is scrolled, CSS pixels: what stands over it moves along. */
  z.object({ kind: z.literal('scrolled'), top: z.number() }),
  /** The caret has come to stand in these marks, innermost first; in none. */
  z.object({ kind: z.literal('caret-in'), marks: z.array(idSchema).max(200) }),
] as const;
