/** Words that a machine read from a picture, and the picture with which a person compared them. */
import * as z from 'zod';
import { annotationSchema, captureSchema, idSchema, regionSchema } from './views.ts';

/** A PNG of 4 MB in base 64. */
export const pngText = z
  .string()
  .max(5_400_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'not base 64');

/** Parts of pages, at most, of which one picture is made. */
export const mostAreas = 24;

export const pictureSchema = z.object({
  /** The copy that was marked, whose pages show what the words should be. */
  capture: captureSchema.shape.id.nullable(),
  /** Where the words stand on its pages, with a little around them. */
  areas: z.array(regionSchema).max(mostAreas),
  /** What was compared; null where nobody did, or where the picture has not arrived. */
  png: pngText.nullable(),
});
export type Picture = z.infer<typeof pictureSchema>;

export const checkingRequests = {
  'annotations.picture': { input: z.object({ id: idSchema }), output: pictureSchema },
  /** A person has compared the words with this picture of them: both are kept. */
  'annotations.check': { input: z.object({ id: idSchema, png: pngText }), output: annotationSchema },
} as const;
