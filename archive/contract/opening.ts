/** What stands between the choice of an article and its first words on the screen. */
import * as z from 'zod';
import { pageMarkSchema } from './page.ts';
import { articleKindSchema, captureSchema, idSchema } from './views.ts';

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** The host of a page's origin: made at random by the window, new for each page. */
const pageNameSchema = z.string().regex(/^[0-9a-hjkmnp-tv-z]{12}$/);

/** What a page needs to know of a stored copy to show it. */
const shownCopySchema = z.object({
  capture: captureSchema.shape.id,
  kind: articleKindSchema,
  textSha256: z.string(),
  /** How many marks the article has. */
  marks: z.number().int(),
});
export type ShownCopy = z.infer<typeof shownCopySchema>;

const whichCopy = z.object({
  article: idSchema,
  /** An older copy; without it the newest. */
  capture: captureSchema.shape.id.optional(),
});

export const openingServiceRequests = {
  /** The copy to show and the folder that it lies in; null where it is not here. */
  'service.copyToShow': request(whichCopy, shownCopySchema.extend({ folder: z.string() }).nullable()),
  /** The marks from what is to stand at the top of the view (in code points), as many as a screen can show. */
  'service.marksToOpen': request(whichCopy.extend({ at: z.number().int().min(0) }), z.array(pageMarkSchema)),
} as const;

export const openingShellRequests = {
  /**
   * Lets a page read the copies of this article, now and as long as there is the page: it never becomes another
   * article's. Answers the copy that it is to show, and what stood at the top of the view when that was left, in code
   * points; null where the copy is not here.
   */
  'shell.openPage': request(
    whichCopy.extend({ page: pageNameSchema }),
    shownCopySchema.extend({ standing: z.number().int().min(0).nullable() }).nullable(),
  ),
  /** The marks near `at`, or near what stood at the top of the view. */
  'shell.marksToOpen': request(
    whichCopy.extend({ at: z.number().int().min(0).nullable() }),
    z.array(pageMarkSchema),
  ),
} as const;
