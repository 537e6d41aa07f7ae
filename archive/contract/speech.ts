/** What a person says of a quotation: who speaks, to whom, on what occasion, and in whose translation. */
import * as z from 'zod';
import { annotationSchema, idSchema } from './views.ts';

const line = z.string().max(500);

export const speechRequests = {
  /** Absent: stays as it is. A speaker by name finds the person who has it, or is kept as a name alone. */
  'annotations.attribute': {
    input: z.object({
      id: idSchema,
      speaker: z
        .union([z.object({ id: idSchema }), z.object({ name: line })])
        .nullable()
        .optional(),
      addressee: line.optional(),
      occasion: line.optional(),
      /** Both may be empty: the words are a translation, and no more is known. */
      translation: z.object({ from: line, by: line }).nullable().optional(),
    }),
    output: annotationSchema,
  },
} as const;
