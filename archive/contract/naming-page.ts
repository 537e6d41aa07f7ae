/** What window and page say to each other about the names that are known in an article. */
import * as z from 'zod';
import { placeSchema } from './views.ts';

const place = z.object({ start: placeSchema.shape.start.min(0), end: placeSchema.shape.end.min(0) });
const rectSchema = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

/** Underlined at most. */
export const mostNames = 100_000;

export const namingToPage = [
  /** Where somebody known is named, in the order of the text; none overlaps another. They are underlined near the view. */
  z.object({ kind: z.literal('names'), places: z.array(place).max(mostNames) }),
  /** To the next name, or the one before, from where the person stands. */
  z.object({ kind: z.literal('name-step'), by: z.union([z.literal(1), z.literal(-1)]) }),
  /** What was said of a name is closed. */
  z.object({ kind: z.literal('name-end') }),
] as const;

export const namingFromPage = [
  /**
   * The pointer rests on a name, or (`held`) it was asked for by a click or a key; null when on none any more. `top`: how far
   * the article was scrolled then, CSS pixels.
   */
  z.object({
    kind: z.literal('name'),
    name: z
      .object({
        place,
        rect: rectSchema,
        top: z.number(),
        held: z.boolean(),
        /** Asked for by a key: what is shown takes the focus. */
        byKey: z.boolean(),
      })
      .nullable(),
  }),
] as const;
