/** The picture of a person, an organisation, a place or an event. */
import * as z from 'zod';
import { pngText } from './checking.ts';
import { idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const of = { noun: z.enum(['people', 'events']), id: idSchema };
/** Characters. */
export const longestAlt = 500;

export const recordPictureRequests = {
  /** Null where there is none; of one whose file is not here, or is not as it was kept, `png` is null. */
  'records.picture': request(z.object(of), z.object({ png: pngText.nullable(), alt: z.string() }).nullable()),
  /** Keeps a picture with a record in the place of the one before; null takes it away. `alt`: what it shows, in words. */
  'records.setPicture': request(
    z.object({ ...of, png: pngText.nullable(), alt: z.string().max(longestAlt).optional() }),
    z.object({}),
  ),
} as const;
