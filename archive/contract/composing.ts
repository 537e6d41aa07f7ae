/** Putting blocks in order by the section, and from one briefing into another. */
import * as z from 'zod';
import { briefingSchema, idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });
const blocks = z.array(idSchema).min(1);

export const composingRequests = {
  /** Puts blocks, in the order that they have, after the block `after` (null: first of all). One change. */
  'briefings.moveBlocks': request(
    z.object({ id: idSchema, blocks, after: idSchema.nullable() }),
    briefingSchema,
  ),
  /**
   * Takes blocks out of one briefing and puts them into another, after the block `after` (null: first of all; absent: at the end). One
   * change: undone, they stand where they stood. `copy`: they stay in the first as well.
   */
  'briefings.carryBlocks': request(
    z.object({
      from: idSchema,
      blocks,
      to: idSchema,
      after: idSchema.nullable().optional(),
      copy: z.boolean().optional(),
    }),
    z.object({ from: briefingSchema, to: briefingSchema }),
  ),
} as const;
