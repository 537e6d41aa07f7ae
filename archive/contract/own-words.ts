/** What every part of a document is made with: names of its places, and the words of whoever made it. */
import * as z from 'zod';
import { proseSchema } from './prose.ts';

/** Name of a place that links, contents and index lead to: `h-1`, `q-1`, `fig-1`, `src-1`, `note-1`. */
export const placeNameSchema = z.string().regex(/^[a-z]+-[a-z0-9.-]+$/u);

/** Versions of a text that nobody has decided between: all are set, each under who wrote it and when. */
const undecidedSchema = z.array(z.object({ label: z.string(), text: z.string() }));
export type Undecided = z.infer<typeof undecidedSchema>;

/** Own words, or their versions where nobody has decided between them: then `blocks` is empty. */
export const ownWordsSchema = z.object({ blocks: z.array(proseSchema), versions: undecidedSchema });
export type OwnWords = z.infer<typeof ownWordsSchema>;
